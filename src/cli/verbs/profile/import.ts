import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ProblemError } from '../../../server/platform/problems.ts';
import { importProfilesWithDelivery } from '../../../server/service-line.ts';
import { run, withSharedOptions } from '../../invocation.ts';

export function importProfilesVerb(): Command {
  return withSharedOptions(new Command('import'))
    .description('导入企业与画像（JSON）/ import enterprises and profiles')
    .argument('<file>')
    .action(async (file: string, _options: unknown, command: Command) => {
      await run(command, { zh: '导入画像', en: 'profile import' }, async ({ office, say }) => {
        const result = await importProfilesWithDelivery(office, await readJson(file), 'cli');
        const { organisations, profiles, deliveries } = result;
        return {
          data: result,
          lines: [
            say(
              `企业：新建 ${organisations.created}，已有 ${organisations.known}。画像：新建 ${profiles.created}，修订 ${profiles.revised}，未变 ${profiles.unchanged}。投递：新建 ${deliveries.created}，更改 ${deliveries.changed}，未变 ${deliveries.unchanged}。`,
              `Organisations: ${organisations.created} new, ${organisations.known} known. Profiles: ${profiles.created} new, ${profiles.revised} revised, ${profiles.unchanged} unchanged. Deliveries: ${deliveries.created} new, ${deliveries.changed} changed, ${deliveries.unchanged} unchanged.`,
            ),
          ],
        };
      });
    });
}

async function readJson(file: string): Promise<unknown> {
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
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
