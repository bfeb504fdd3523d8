import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../server/platform/config.ts';
import { lockDataFolder } from '../server/platform/data-lock.ts';
import type { Language } from '../server/platform/problems.ts';
import { bilingual } from './bilingual.ts';
import { buildPages } from './build-pages.ts';
import { demonstrate } from './demonstration.ts';
import { report } from './invocation.ts';
import { languageOf, spokenLanguage } from './language.ts';
import { namedFiles } from './named-files.ts';
import { sample, sampleWeeks } from './sample-weeks.ts';
import { speaker } from './say.ts';
import { serveUntilStopped } from './verbs/serve.ts';

interface DemoOptions {
  readonly once?: boolean;
  readonly import?: string[];
  readonly lang?: Language;
}

const folder = fileURLToPath(new URL('../../var/demo', import.meta.url));

const command = new Command('npm run demo --')
  .description('用虚构示例走完全程 / the whole main job on fictional data')
  .option('--once', '打印表格后结束 / end after the table')
  .option('--import <file...>', '改用这些文件，或目录中的文件 / use these files, or those in folders, instead')
  .option('--lang <lang>', '界面语言 zh、zh-Hant 或 en / language of messages', spokenLanguage);
try {
  bilingual(command).parse();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exit(thrown.exitCode === 0 ? 0 : 2);
}
const options = command.opts<DemoOptions>();
const language = languageOf(options.lang, process.env);
const say = await speaker(language);

try {
  // Whatever this machine is set up for: the demonstration keeps to its own folder and sends no mail.
  const port = await freePort(Number(process.env.CHUANLI_PORT ?? 8080));
  const { DATABASE_URL: _database, CHUANLI_SMTP_URL: _mail, ...environment } = process.env;
  const config = readConfig(environment, { data: folder, port });
  const asked = options.import?.map((file) => resolve(process.env.INIT_CWD ?? '.', file));
  const files = asked === undefined ? undefined : (await namedFiles(asked, false)).map(({ path }) => path);
  lockDataFolder(folder).release();
  rmSync(folder, { recursive: true, force: true });
  const { stored } = await demonstrate(config, {
    ...(files === undefined ? sampleWeeks() : { files }),
    profiles: sample('profiles.json'),
    language,
  });
  if (stored === 0) process.exitCode = 1;
  if (!options.once) {
    await buildPages(() => process.stderr.write(say('正在生成页面……\n', 'Building the pages …\n')));
    await serveUntilStopped(config, { demonstration: true, language });
  }
} catch (thrown) {
  process.exitCode = await report(thrown, language, false);
}

/** The port wished for, or another one that is free: links in the delivered mails must lead to it. */
async function freePort(wished: number): Promise<number> {
  const attempt = (port: number): Promise<number | undefined> => {
    const { promise, resolve: settle } = Promise.withResolvers<number | undefined>();
    const server = createServer();
    server.once('error', () => settle(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : undefined));
    });
    return promise;
  };
  return (await attempt(wished)) ?? (await attempt(0)) ?? wished;
}
