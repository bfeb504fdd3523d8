import { Command } from 'commander';
import { compareVersions, readProfile, testProfile } from '../../../server/modules/profiles/index.ts';
import type { ProfileTest } from '../../../shared/profiles.ts';
import { run, withSharedOptions } from '../../invocation.ts';
import type { Say } from '../../say.ts';
import { tableLines } from '../../table.ts';
import { positiveNumber, wholeNumber } from '../../whole-number.ts';

export function testProfileVerb(): Command {
  return withSharedOptions(new Command('test'))
    .description('用已存文献回溯检验画像 / try a profile on what is stored')
    .argument('<profile>', '画像编号 / number of the profile', wholeNumber)
    .option('--weeks <n>', '周数 / how many weeks', positiveNumber, 8)
    .action(async (id: number, options: { weeks: number }, command: Command) => {
      await run(command, { zh: '回溯检验', en: 'profile test' }, async ({ office, language, say }) => {
        const { database, house, clock, patents } = office;
        const act = { actor: 'cli', clock };
        const { name } = await readProfile(database.db, house, id, act);
        const test = await testProfile(patents, house, id, { weeks: options.weeks }, act);
        const weeks = test.weeks.map(({ from, to, count, publications }) => [
          `${from} … ${to}`,
          count,
          publications
            .slice(0, 3)
            .map(({ number }) => number)
            .join(' '),
        ]);
        return {
          data: test,
          lines: [
            `${name}`,
            test.query,
            language === 'en' ? test.explanation.en : test.explanation.zh,
            '',
            ...tableLines([say('周', 'week'), say('件', 'publications'), say('例', 'examples')], weeks),
            say(
              `全部 ${test.total} 件，平均每周 ${test.perWeek.toFixed(1)} 件`,
              `${test.total} in all, ${test.perWeek.toFixed(1)} a week`,
            ),
            ...outsideLines(test, say),
          ],
        };
      });
    });
}

/** Why the weeks hold fewer than are caught in all. */
function outsideLines({ total, undated, weeks }: ProfileTest, say: Say): string[] {
  if (total === 0) {
    return [
      say(
        '已存文献中没有一件符合：可能尚未导入相应文献，或检索式过窄。',
        'Nothing that is stored matches: publications of this kind may not be imported yet, or the query is too narrow.',
      ),
    ];
  }
  const outside = total - undated - weeks.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(undated === 0
      ? []
      : [
          say(
            `其中 ${undated} 件没有公开日，不属于任何一周。`,
            `${undated} of them bear no publication date and stand in no week.`,
          ),
        ]),
    ...(outside === 0
      ? []
      : [
          say(
            `其中 ${outside} 件的公开日不在这 ${weeks.length} 周之内，可用 --weeks 放宽。`,
            `${outside} of them were published outside these ${weeks.length} weeks; --weeks takes more.`,
          ),
        ]),
  ];
}

export function compareVersionsVerb(): Command {
  return withSharedOptions(new Command('compare'))
    .description('两个版本之差：新增与不再匹配的文献 / what one version catches and another does not')
    .argument('<profile>', '画像编号 / number of the profile', wholeNumber)
    .argument('<before>', '旧版本 / the older version', wholeNumber)
    .argument('<next>', '新版本 / the newer version', wholeNumber)
    .action(async (id: number, before: number, next: number, _options: unknown, command: Command) => {
      await run(command, { zh: '版本比较', en: 'compare' }, async ({ office, say }) => {
        const { house, clock, patents } = office;
        const difference = await compareVersions(patents, house, id, { before, next }, { actor: 'cli', clock });
        const { gained, lost } = difference;
        const rows = [
          ...gained.publications.map(({ number, title }) => ['+', number, title]),
          ...lost.publications.map(({ number, title }) => ['−', number, title]),
        ];
        return {
          data: difference,
          lines: [
            say(`新增 ${gained.count} 件，不再匹配 ${lost.count} 件`, `${gained.count} gained, ${lost.count} lost`),
            ...tableLines(
              ['', say('公开号', 'number'), say('名称', 'title')],
              rows,
              say('两版的结果没有差别。', 'The two versions catch the same.'),
            ),
          ],
        };
      });
    });
}
