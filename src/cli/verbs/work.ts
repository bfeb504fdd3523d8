import { Command } from 'commander';
import { readConfig } from '../../server/platform/config.ts';
import { startProgress } from '../../server/platform/progress.ts';
import { workOnScreenings } from '../../server/screening-work.ts';
import { report, withSharedOptions } from '../invocation.ts';
import { languageOf } from '../language.ts';
import { speaker } from '../say.ts';
import { stopSignal } from '../stop-signal.ts';
import { tableLines } from '../table.ts';

interface WorkOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly untilIdle?: boolean;
  readonly compiled?: string;
}

export function workVerb(): Command {
  return withSharedOptions(new Command('work'))
    .description('与其他进程共同筛查（PostgreSQL） / screen together with other processes on one PostgreSQL')
    .option('--until-idle', '没有进行中的筛查时结束 / end when no run is under way')
    .option(
      '--compiled <dir>',
      '已编译画像所在目录，默认在数据目录中 / folder of the compiled profiles (compiled in the data folder)',
    )
    .action(async (options: WorkOptions) => {
      const language = languageOf(options.lang, process.env);
      try {
        const config = readConfig(process.env, options.data === undefined ? {} : { data: options.data });
        const say = await speaker(language);
        const untilIdle = options.untilIdle === true;
        const progress = startProgress(say('已筛查批次', 'batches screened'));
        if (!untilIdle) progress.stop();
        const stopping = new AbortController();
        void stopSignal().then(() => stopping.abort());
        const done = await workOnScreenings(config, {
          untilIdle,
          ...(options.compiled === undefined ? {} : { compiledFolder: options.compiled }),
          stop: stopping.signal,
          ready: () => process.stderr.write(`${say('等待筛查任务……', 'Waiting for screening work …')}\n`),
          progress: ({ batches }) => progress.update(String(batches)),
        }).finally(() => progress.stop());
        const head = [say('批', 'batches'), say('文献', 'publications'), say('匹配', 'matches')];
        const lines = options.json
          ? [JSON.stringify(done)]
          : tableLines(head, [[done.batches, done.publications, done.matches]]);
        process.stdout.write(`${lines.join('\n')}\n`);
      } catch (thrown) {
        process.exitCode = await report(thrown, language, options.json === true);
      }
    });
}
