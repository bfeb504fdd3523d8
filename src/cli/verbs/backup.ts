import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { makeBackup, OPERATOR_HEADER, operatorToken, readServing, restoreBackup } from '../../server/backup/index.ts';
import { openOffice } from '../../server/office.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { type Config, readConfig } from '../../server/platform/config.ts';
import { renameDurably } from '../../server/platform/durable-files.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { openSecret } from '../../server/platform/secret.ts';
import { report, run, withSharedOptions } from '../invocation.ts';
import { languageOf } from '../language.ts';

interface Options {
  readonly data?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

export function backupVerb(): Command {
  return withSharedOptions(new Command('backup'))
    .description('备份到一个文件，服务运行时也可进行 / back up into a file, also while the service runs')
    .argument('<file>', '备份文件，如 2026-11-22.tar.gz / the file to write')
    .action(async (file: string, options: Options) => {
      const language = languageOf(options.lang, process.env);
      try {
        const config = readConfig(process.env, options.data === undefined ? {} : { data: options.data });
        await backUp(resolve(file), config);
        const told =
          language === 'en'
            ? `The backup is in ${file}. Keep it as safe as the data.`
            : `已备份到 ${file}。请像数据本身一样妥善保管。`;
        process.stdout.write(`${options.json === true ? JSON.stringify({ file }) : told}\n`);
      } catch (thrown) {
        process.exitCode = await report(thrown, language, options.json === true);
      }
    });
}

/** Asks the server that holds the data folder, or opens it where none does. The file has its name when all of it is on disk. */
async function backUp(file: string, config: Config): Promise<void> {
  if (existsSync(file)) throw new ProblemError(fileExists(file));
  const unfinished = `${file}.unfinished`;
  const write = (bytes: Readable): Promise<void> =>
    pipeline(bytes, createWriteStream(unfinished, { mode: 0o600, flush: true }));
  try {
    const address = readServing(config.dataFolder);
    const served = address === undefined ? undefined : await askServer(address, config);
    if (served !== undefined) await write(served);
    else {
      const office = await openOffice(config);
      try {
        await write(await makeBackup(office, 'cli'));
      } finally {
        await office.close();
      }
    }
    renameDurably(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** @returns undefined where nobody answers. */
function askServer(address: string, config: Config): Promise<Readable | undefined> {
  const { promise, resolve: settle, reject } = Promise.withResolvers<Readable | undefined>();
  const token = operatorToken(openSecret(config.dataFolder, config.secret?.reveal()), systemClock);
  const asked = request(`${address}/api/backup`, { method: 'POST', headers: { [OPERATOR_HEADER]: token } });
  asked.on('response', (answer) => {
    if (answer.statusCode === 200) settle(answer);
    else reject(new ProblemError(notGiven(address, answer.statusCode ?? 0)));
  });
  asked.on('error', (error) => ('code' in error && error.code === 'ECONNREFUSED' ? settle(undefined) : reject(error)));
  asked.end();
  return promise;
}

export function restoreVerb(): Command {
  return withSharedOptions(new Command('restore'))
    .description('从备份恢复到空的数据目录 / restore a backup into an empty data folder')
    .argument('<file>', '备份文件 / the backup')
    .action(async (file: string, options: Options, command: Command) => {
      try {
        const config = readConfig(process.env, options.data === undefined ? {} : { data: options.data });
        const { madeAt } = await restoreBackup(resolve(file), config);
        await run(command, { zh: '建立检索库', en: 'building the index' }, async ({ office, say }) => ({
          data: { madeAt, dataFolder: office.folder.path },
          lines: [
            say(
              `已恢复 ${madeAt} 的备份到 ${office.folder.path}，检索库已重建。`,
              `The backup of ${madeAt} is restored into ${office.folder.path}, and the index is built.`,
            ),
          ],
        }));
      } catch (thrown) {
        process.exitCode = await report(thrown, languageOf(options.lang, process.env), options.json === true);
      }
    });
}

function fileExists(file: string) {
  return {
    code: 'backup.file-exists',
    zh: `${file} 已存在，没有覆盖。请换一个文件名。`,
    en: `${file} exists and was not overwritten. Choose another name.`,
  };
}

function notGiven(address: string, status: number) {
  return {
    code: 'backup.not-given',
    zh: `运行中的服务（${address}）没有给出备份（状态 ${status}）。请确认与服务使用同一数据目录和同样的环境变量，或稍后再试。`,
    en: `The running service (${address}) gave no backup (status ${status}). Use the data folder and environment of the service, or try again later.`,
  };
}
