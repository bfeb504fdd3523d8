import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { listProfiles, readProfile, testProfile } from '../../server/modules/profiles/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { importProfilesWithDelivery } from '../../server/service-line.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

export function profileVerb(): Command {
  return new Command('profile')
    .description('需求画像 / standing profiles')
    .addCommand(importProfilesVerb())
    .addCommand(listProfilesVerb())
    .addCommand(testProfileVerb());
}

function importProfilesVerb(): Command {
  return withSharedOptions(new Command('import'))
    .description('导入企业与画像（JSON）/ import enterprises and profiles')
    .argument('<file>')
    .action(async (file: string, _options: unknown, command: Command) => {
      await run(command, { zh: '导入画像', en: 'profile import' }, async ({ office, say }) => {
        const result = await importProfilesWithDelivery(office, await readJson(file), 'cli');
        const { organisations, profiles } = result;
        return {
          data: result,
          lines: [
            say(
              `企业：新建 ${organisations.created}，已有 ${organisations.known}。画像：新建 ${profiles.created}，修订 ${profiles.revised}，未变 ${profiles.unchanged}。`,
              `Organisations: ${organisations.created} new, ${organisations.known} known. Profiles: ${profiles.created} new, ${profiles.revised} revised, ${profiles.unchanged} unchanged.`,
            ),
          ],
        };
      });
    });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProblemError(
      {
        code: 'profile-file.not-json',
        zh: `${file} 不是 JSON 文件：${reason}。请对照 sample/profiles.json 检查。`,
        en: `${file} is not a JSON file: ${reason}. Compare it with sample/profiles.json.`,
      },
      { cause },
    );
  }
}

function listProfilesVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出画像 / list the profiles')
    .action(async (_options: unknown, command: Command) => {
      await run(command, { zh: '画像', en: 'profiles' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const profiles = await listProfiles(database.db, house, {}, { clock });
        const rows = profiles.map(({ id, organisation, code, name, status, version }) => [
          id,
          organisation.name,
          code,
          name,
          status,
          version,
        ]);
        const head = [
          '#',
          say('企业', 'organisation'),
          say('代码', 'code'),
          say('画像', 'profile'),
          say('状态', 'status'),
          say('版本', 'version'),
        ];
        return { data: { profiles }, lines: tableLines(head, rows) };
      });
    });
}

function testProfileVerb(): Command {
  return withSharedOptions(new Command('test'))
    .description('用已存文献回溯检验画像 / try a profile on what is stored')
    .argument('<profile>', '画像编号 / number of the profile', wholeNumber)
    .option('--weeks <n>', '周数 / how many weeks', wholeNumber, 8)
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
          ],
        };
      });
    });
}
