import { Command } from 'commander';
import { targetsOfReturns } from '../../server/indicator-targets.ts';
import { filterOf, indicatorTableOf } from '../../server/modules/indicators/index.ts';
import { tallyAnew } from '../../server/modules/services/index.ts';
import { dayOf } from '../../server/platform/clock.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { EVERYTHING, type IndicatorTable, indicatorSearch, NOTHING } from '../../shared/indicators.ts';
import { provinceCoded } from '../../shared/regions.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { provinceMeant } from '../province.ts';
import type { Say } from '../say.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface IndicatorsOptions {
  readonly region?: string;
  readonly task?: string;
  readonly year?: number;
  readonly places?: true;
  readonly anew?: true;
}

export function indicatorsVerb(): Command {
  return withSharedOptions(new Command('indicators'))
    .description('一个年度的指标及其目标 / the indicators of a year, with their targets')
    .option('--region <province>', '只计一个省份，如 江西 / of one province')
    .option('--task <clause>', '只计一项任务，如 三(三) / of one task, by its clause')
    .option('--year <year>', '年度，默认今年 / year; this one if not said', wholeNumber)
    .option('--places', '按省份和任务分列 / by province and task as well')
    .option('--anew', '先从服务记录重新累计 / add everything up anew from the records first')
    .action(async (options: IndicatorsOptions, command: Command) => {
      await run(command, { zh: '指标', en: 'indicators' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const search = indicatorSearch.safeParse({
          year: options.year ?? Number(dayOf(office).slice(0, 4)),
          ...(options.region === undefined ? {} : { province: provinceMeant(options.region).code }),
          ...(options.task === undefined ? {} : { task: clauseOf(options.task) }),
        });
        if (!search.success) throw new ProblemError(wrongYear);
        if (options.anew === true) await tallyAnew(database.db, house);
        const table = await indicatorTableOf(database.db, house, filterOf(search.data, undefined), {
          clock,
          targetsOf: targetsOfReturns(database.db, house),
        });
        const shown = options.places === true ? table : { ...table, cells: table.cells.filter(isWhole) };
        return { data: shown, lines: linesOf(shown, say) };
      });
    });
}

/** Brackets of either width. */
function clauseOf(written: string): string {
  return written.trim().replaceAll('（', '(').replaceAll('）', ')');
}

function isWhole({ province, task }: IndicatorTable['cells'][number]): boolean {
  return province === EVERYTHING && task === EVERYTHING;
}

function linesOf({ indicators, cells }: IndicatorTable, say: Say): string[] {
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const named = (code: string, name = code) =>
    code === EVERYTHING ? say('合计', 'all') : code === NOTHING ? say('未注明', 'none') : name;
  const rows = cells.flatMap(({ province, task, values }) =>
    values.flatMap(({ code, value, of, target }) => {
      const one = byCode.get(code);
      if (one === undefined) return [];
      const place = [named(province, provinceCoded(province)?.name), named(task)];
      const number = value === null ? '–' : Number(value.toFixed(2));
      const unit = say(one.unit.zh, one.unit.en) + (of === null ? '' : ` (n = ${of})`);
      return [[...place, code, say(one.name.zh, one.name.en), number, unit, target ?? '–']];
    }),
  );
  const head = [
    ...[say('省份', 'province'), say('任务', 'task'), say('代码', 'code'), say('指标', 'indicator')],
    ...[say('数值', 'value'), say('单位', 'unit'), say('目标', 'target')],
  ];
  return tableLines(head, rows);
}

const wrongYear = {
  code: 'call.year',
  zh: '年度应为四位年份，如 2018；任务写条款，如 三(三)。',
  en: 'A year has four digits, such as 2018; a task is named by its clause, such as 三(三).',
};
