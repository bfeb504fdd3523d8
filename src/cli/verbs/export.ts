import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { exportHits } from '../../server/modules/patents/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { type ExportFormat, exportFormat } from '../../shared/patents.ts';
import { run, withSharedOptions } from '../invocation.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly output: string;
  readonly withdrawn?: boolean;
}

export function exportVerb(): Command {
  return withSharedOptions(new Command('export'))
    .description('把检索结果写入文件 / write the hits of a search to a file')
    .argument('<query...>', '检索式 / query')
    .addOption(new Option('--format <format>', '格式 / format').choices(exportFormat.options).default('csv'))
    .requiredOption('--output <file>', '写入的文件，须尚不存在 / file to write; it must not be there yet')
    .option('--withdrawn', '包括已撤回的 / publications that were taken back as well')
    .action(async (words: string[], options: ExportOptions, command: Command) => {
      await run(command, { zh: '导出', en: 'export' }, async ({ office, language, say }) => {
        const exported = await exportHits(office.patents, words.join(' '), options.format, {
          language: language === 'en' ? 'en' : 'zh',
          withdrawn: options.withdrawn ?? false,
        });
        if (!exported.ok) throw new ProblemError(exported.problem);
        const { total, content, mediaType } = exported.value;
        await writeNew(options.output, content);
        return {
          data: { total, file: options.output, mediaType },
          lines: [
            say(`已将 ${total} 件写入 ${options.output}。`, `${total} publications are written to ${options.output}.`),
          ],
        };
      });
    });
}

/** Writes a file that is not there yet; a part that an error left is removed, an older file never is. */
async function writeNew(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx' });
  let opened = false;
  file.once('open', () => {
    opened = true;
  });
  try {
    await pipeline(content, file);
  } catch (error) {
    if (opened) await rm(path, { force: true });
    throw isThere(error) ? alreadyThere(path, error) : error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function alreadyThere(path: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'export.file-exists',
      zh: `文件 ${path} 已存在，未作改动。请换一个文件名，或先移走它。`,
      en: `The file ${path} is there already and was left as it is. Choose another name, or move it away first.`,
    },
    { cause },
  );
}
