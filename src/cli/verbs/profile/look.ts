import { Command, Option } from 'commander';
import { changeProfile, listProfiles, readProfile } from '../../../server/modules/profiles/index.ts';
import { type ProfileStatus, profileStatus } from '../../../shared/profiles.ts';
import { calendarDay } from '../../calendar-day.ts';
import { run, withSharedOptions } from '../../invocation.ts';
import { standingLabel } from '../../labels.ts';
import { tableLines } from '../../table.ts';
import { wholeNumber } from '../../whole-number.ts';

export function listProfilesVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出画像 / list the profiles')
    .action(async (_options: unknown, command: Command) => {
      await run(command, { zh: '画像', en: 'profiles' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const profiles = await listProfiles(database.db, house, {}, { clock });
        const rows = profiles.map(({ id, organisation, code, name, standing, version }) => [
          id,
          organisation.name,
          code,
          name,
          standingLabel(standing, say),
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
        const nothing = say(
          '还没有画像。请用 chuanli profile import 导入。',
          'There is no profile yet. Use chuanli profile import.',
        );
        return { data: { profiles }, lines: tableLines(head, rows, nothing) };
      });
    });
}

export function showProfileVerb(): Command {
  return withSharedOptions(new Command('show'))
    .description('查看画像的检索式与各版本 / show the compiled query and the versions of a profile')
    .argument('<profile>', '画像编号 / number of the profile', wholeNumber)
    .action(async (id: number, _options: unknown, command: Command) => {
      await run(command, { zh: '画像', en: 'profile' }, async ({ office, language, say }) => {
        const { database, house, clock } = office;
        const profile = await readProfile(database.db, house, id, { actor: 'cli', clock });
        const [newest] = profile.versions;
        const rows = profile.versions.map((version) => [
          version.number,
          version.createdAt.toISOString().slice(0, 16),
          version.createdBy,
          version.note ?? '',
          version.query,
        ]);
        const head = [
          say('版本', 'version'),
          say('时间', 'made'),
          say('何人', 'by'),
          say('说明', 'note'),
          say('检索式', 'query'),
        ];
        return {
          data: profile,
          lines: [
            `${profile.name}（${profile.organisation.name}，${standingLabel(profile.standing, say)}）`,
            newest.query,
            language === 'en' ? newest.explanation.en : newest.explanation.zh,
            '',
            ...tableLines(head, rows),
          ],
        };
      });
    });
}

export function changeProfileVerb(): Command {
  return withSharedOptions(new Command('set'))
    .description('启用、暂停画像或改有效期 / activate or pause a profile, or change its validity')
    .argument('<profile>', '画像编号 / number of the profile', wholeNumber)
    .addOption(new Option('--status <status>', '状态 / status').choices(profileStatus.options))
    .option('--valid-from <date>', '自何日起 / from this day', calendarDay)
    .option('--valid-to <date>', '至何日止 / up to this day', calendarDay)
    .action(async (id: number, options: ChangeOptions, command: Command) => {
      if ([options.status, options.validFrom, options.validTo].every((change) => change === undefined)) {
        command.error(
          '请给出 --status、--valid-from 或 --valid-to / say what to change: --status, --valid-from or --valid-to',
          { exitCode: 2 },
        );
      }
      await run(command, { zh: '画像', en: 'profile' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const { status, validFrom, validTo } = options;
        const change = {
          ...(status === undefined ? {} : { status }),
          ...(validFrom === undefined ? {} : { validFrom }),
          ...(validTo === undefined ? {} : { validTo }),
        };
        await changeProfile(database.db, house, id, change, { actor: 'cli', clock });
        return {
          data: { profile: id, ...change },
          lines: [say(`已更改第 ${id} 号画像。`, `Profile ${id} is changed.`)],
        };
      });
    });
}

interface ChangeOptions {
  readonly status?: ProfileStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
}
