import { Command, InvalidArgumentError } from 'commander';
import { hasAccounts } from '../../server/modules/accounts/index.ts';
import { openOffice } from '../../server/office.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Language } from '../../server/platform/problems.ts';
import type { ServeOptions as OfficeOptions } from '../../server/serve.ts';
import { buildPages } from '../build-pages.ts';
import { report, withSharedOptions } from '../invocation.ts';
import { languageOf } from '../language.ts';
import { type Say, speaker } from '../say.ts';
import { stopSignal } from '../stop-signal.ts';
import { wholeNumber } from '../whole-number.ts';

interface ServeOptions {
  readonly data?: string;
  readonly host?: string;
  readonly port?: number;
  readonly lang?: string;
  readonly json?: boolean;
}

export function serveVerb(): Command {
  return withSharedOptions(new Command('serve'))
    .description('提供网页、订阅源与反馈链接 / serve the pages, feeds and feedback links')
    .option('--host <host>', '监听地址 / address to listen on (CHUANLI_HOST, 127.0.0.1)')
    .option('--port <port>', '端口 / port (CHUANLI_PORT, 8080)', portNumber)
    .action(async (options: ServeOptions) => {
      const language = languageOf(options.lang, process.env);
      try {
        const { data, host, port } = options;
        const flags = {
          ...(data === undefined ? {} : { data }),
          ...(host === undefined ? {} : { host }),
          ...(port === undefined ? {} : { port }),
        };
        const config = readConfig(process.env, flags);
        const say = await speaker(language);
        await buildPages(() => process.stderr.write(say('正在生成页面……\n', 'Building the pages …\n')));
        await serveUntilStopped(config, { json: options.json === true, language });
      } catch (thrown) {
        process.exitCode = await report(thrown, language, options.json === true);
      }
    });
}

function portNumber(written: string): number {
  const port = wholeNumber(written);
  if (port > 65_535) throw new InvalidArgumentError('最大为 65535。 / It is 65535 at most.');
  return port;
}

/** Serves until the process is asked to end, then finishes what is under way. A second signal ends it at once. */
export async function serveUntilStopped(
  config: ReturnType<typeof readConfig>,
  {
    json = false,
    language = 'zh',
    ...options
  }: OfficeOptions & { readonly json?: boolean; readonly language?: Language },
): Promise<void> {
  const say = await speaker(language);
  const office = await openOffice(config);
  try {
    // Only here: every other verb would start more slowly for the routes, the queue of jobs and the log that it has no use for.
    const { serve } = await import('../../server/serve.ts');
    const serving = await serve(office, options);
    const told = json
      ? JSON.stringify({ address: serving.address })
      : `${say('服务地址：', 'Serving at')} ${serving.address}`;
    process.stdout.write(`${told}\n`);
    if (!(await hasAccounts(office.database.db, office.house))) process.stderr.write(`${firstPeople(say)}\n`);
    await stopSignal();
    await serving.stop();
  } finally {
    await office.close();
  }
}

/** A new installation has nobody who could sign in. */
function firstPeople(say: Say): string {
  const call = 'npx chuanli account invite admin --name … --role system-admin';
  return say(
    `还没有人能登录。请先停止服务，邀请第一位管理员：${call}`,
    `Nobody can sign in yet. Stop the service and invite the first administrator: ${call}`,
  );
}
