import { Command } from 'commander';
import { auditRun, replayRun } from '../../server/modules/screening/index.ts';
import type { AuditResult, AuditStratum } from '../../shared/screening.ts';
import { run, withSharedOptions } from '../invocation.ts';
import type { Say } from '../say.ts';
import { tableLines } from '../table.ts';
import { positiveNumber, wholeNumber } from '../whole-number.ts';

interface AuditOptions {
  readonly run?: number;
  readonly sample: number;
  readonly seed?: number;
  readonly replay?: boolean;
}

export function auditVerb(): Command {
  return withSharedOptions(new Command('audit'))
    .description('用逐篇判定抽查筛查批次，或重放 / check a run against the plain evaluator, or replay it')
    .option('--run <id>', '批次，默认最近一次 / run; the latest if not said', wholeNumber)
    .option('--sample <pairs>', '抽查的画像×文献对数 / pairs of profile and publication', positiveNumber, 20_000)
    .option('--seed <n>', '随机种子 / seed', wholeNumber)
    .option('--replay', '整批重放 / compute the whole run again')
    .action(async (options: AuditOptions, command: Command) => {
      await run(command, { zh: '核查', en: 'audit' }, async ({ office, say }) => {
        const { database, house } = office;
        const which = options.run ?? 'latest';
        const result = options.replay
          ? await replayRun(database.db, house, which)
          : await auditRun(database.db, house, which, {
              sample: options.sample,
              ...(options.seed === undefined ? {} : { seed: options.seed }),
            });
        const differing = result.listed.map((one) => [
          one.number,
          one.profileVersion,
          String(one.recorded),
          String(one.computed),
        ]);
        const compared = 'sampled' in result ? result.sampled : result.publications * result.profiles;
        return {
          data: result,
          lines: [
            say(
              `批次 ${result.run}：核对 ${compared} 对，差异 ${result.differences}。`,
              `Run ${result.run}: ${compared} pairs compared, ${result.differences} differences.`,
            ),
            ...('strata' in result ? strataLines(result.strata, say) : []),
            ...(differing.length > 0
              ? tableLines(
                  [
                    say('公开号', 'number'),
                    say('画像版本', 'profile version'),
                    say('台账', 'ledger'),
                    say('重算', 'computed'),
                  ],
                  differing,
                )
              : []),
          ],
          status: result.differences > 0 ? 1 : 0,
        };
      });
    });
}

const STRATA: Readonly<Record<AuditStratum, readonly [zh: string, en: string]>> = {
  recorded: ['台账记录的匹配', 'matches in the ledger'],
  conditions: ['须进一步判定条件的画像', 'profiles decided by a second look'],
  'dense-terms': ['含高频词的画像', 'profiles with a term that many publications have'],
  'changed-profiles': ['首次参加筛查的画像版本', 'profile versions that take part for the first time'],
  'batch-borders': ['各批首尾的文献', 'first and last publications of batches'],
  random: ['随机抽取', 'taken blindly'],
};

function strataLines(strata: AuditResult['strata'], say: Say): string[] {
  return tableLines(
    [say('抽样范围', 'part of the sample'), say('对', 'pairs'), say('差异', 'differences')],
    strata.map(({ stratum, sampled, differences }) => [say(...STRATA[stratum]), sampled, differences]),
  );
}
