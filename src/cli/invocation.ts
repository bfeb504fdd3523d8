import type { Command } from 'commander';
import { type Office, openOffice } from '../server/office.ts';
import { readConfig } from '../server/platform/config.ts';
import { explainFailure } from '../server/platform/failures.ts';
import { type Language, type Problem, tell } from '../server/platform/problems.ts';
import { type Progress, startProgress } from '../server/platform/progress.ts';
import { languageOf, spokenLanguage } from './language.ts';
import { type Say, speaker } from './say.ts';

/** How a command ended: 0 done, 1 not done or done with faults, 2 called wrongly. */
export type ExitStatus = 0 | 1 | 2;

interface SharedOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly lang?: Language;
}

/** What a verb works with. */
export interface Invocation {
  readonly office: Office;
  readonly language: Language;
  readonly progress: Progress;
  /** Chooses between the languages. Chinese is written in Simplified and converted; names and titles from the data stay as they are. */
  readonly say: Say;
}

/** What a verb gives back: data for `--json`, lines for people, and the status where it is not 0. */
export interface Answer {
  readonly data: unknown;
  readonly lines: readonly string[];
  readonly status?: ExitStatus;
}

/** The options that every verb has. */
export function withSharedOptions(command: Command): Command {
  return command
    .option('--data <dir>', '数据目录 / data folder (CHUANLI_DATA, var/data)')
    .option('--json', '标准输出只给一个 JSON 对象 / one JSON object on stdout and nothing else')
    .option('--lang <lang>', '界面语言 zh、zh-Hant 或 en / language of messages', spokenLanguage);
}

/**
 * Runs a verb on an opened office and prints its answer. A failure a person can do something about is told in their language;
 * with `--json` the object on stdout is then `{problem: {code, zh, en}}`. The office is closed in every case.
 */
export async function run(
  command: Command,
  title: { readonly zh: string; readonly en: string },
  verb: (invocation: Invocation) => Promise<Answer>,
): Promise<void> {
  const options = command.opts<SharedOptions>();
  const language = languageOf(options.lang, process.env);
  const say = await speaker(language);
  const progress = startProgress(say(title.zh, title.en));
  let office: Office | undefined;
  try {
    office = await openOffice(readConfig(process.env, options.data === undefined ? {} : { data: options.data }));
    const { data, lines, status } = await verb({ office, language, progress, say });
    progress.stop();
    print(options.json === true ? [JSON.stringify(data)] : lines);
    process.exitCode = status ?? 0;
  } catch (thrown) {
    progress.stop();
    process.exitCode = await report(thrown, language, options.json === true);
  } finally {
    await office?.close();
  }
}

/** Tells what went wrong on stderr; a mistake in the program keeps its stack, so that it can be mended. */
export async function report(thrown: unknown, language: Language, json: boolean): Promise<ExitStatus> {
  const problem = explainFailure(thrown);
  if (problem === undefined) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    process.stderr.write(`${stack}\n`);
  } else {
    process.stderr.write(`${await tell(problem, language)}\n`);
  }
  if (json) printProblem(problem ?? { code: 'internal', zh: '程序内部错误。', en: 'Internal error.' });
  return 1;
}

/** What `--json` prints where there is no answer. */
export function printProblem({ code, zh, en }: Problem): void {
  print([JSON.stringify({ problem: { code, zh, en } })]);
}

function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}
