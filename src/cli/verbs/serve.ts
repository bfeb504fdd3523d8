import { Command } from 'commander';
import { openOffice } from '../../server/office.ts';
import { readConfig } from '../../server/platform/config.ts';
import { serve } from '../../server/serve.ts';
import { report, withSharedOptions } from '../invocation.ts';
import { languageOf } from '../language.ts';

interface ServeOptions {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

export function serveVerb(): Command {
  return withSharedOptions(new Command('serve'))
    .description('提供订阅源、反馈链接与健康检查 / serve feeds, feedback links and health')
    .option('--host <host>', '监听地址 / address to listen on (CHUANLI_HOST, 127.0.0.1)')
    .option('--port <port>', '端口 / port (CHUANLI_PORT, 8080)')
    .action(async (options: ServeOptions) => {
      const language = languageOf(options.lang, process.env);
      try {
        const { data, host, port } = options;
        const flags = {
          ...(data === undefined ? {} : { data }),
          ...(host === undefined ? {} : { host }),
          ...(port === undefined ? {} : { port }),
        };
        await serveUntilStopped(readConfig(process.env, flags), options.json === true, language === 'en');
      } catch (thrown) {
        process.exitCode = await report(thrown, language, options.json === true);
      }
    });
}

/** Serves until the process is asked to end, then finishes what is under way. A second signal ends it at once. */
export async function serveUntilStopped(
  config: ReturnType<typeof readConfig>,
  json: boolean,
  english: boolean,
): Promise<void> {
  const office = await openOffice(config);
  try {
    const serving = await serve(office);
    const told = json
      ? JSON.stringify({ address: serving.address })
      : `${english ? 'Serving at' : '服务地址：'} ${serving.address}  (${serving.address}/health)`;
    process.stdout.write(`${told}\n`);
    await stopSignal();
    await serving.stop();
  } finally {
    await office.close();
  }
}

function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}
