import { Command } from 'commander';
import type { Publication } from '../../engine/publication.ts';
import { legalStatusOf, STAGES } from '../../engine/status/index.ts';
import { getPublication } from '../../server/modules/patents/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { run, withSharedOptions } from '../invocation.ts';
import type { Say } from '../say.ts';

export function showVerb(): Command {
  return withSharedOptions(new Command('show'))
    .description(
      '查看一件文献：著录、摘要、权利要求、同族、法律事件 / one publication: data, abstract, claims, family, legal events',
    )
    .argument('<number>', '公开号，任何写法 / publication number in any written form')
    .action(async (number: string, _options: unknown, command: Command) => {
      await run(command, { zh: '文献', en: 'publication' }, async ({ office, say }) => {
        const found = await getPublication(office.database.db, office.house, number);
        if (!found.ok) throw new ProblemError(found.problem);
        const { key, version, publication } = found.value;
        return {
          data: { ...found.value, legalStatus: legalStatusOf(publication) ?? null },
          lines: [
            say(`${key}（第 ${version} 版）`, `${key} (version ${version})`),
            ...factLines(publication, say),
            ...textLines(publication, say),
          ],
        };
      });
    });
}

function factLines(publication: Publication, say: Say): string[] {
  const names = (parties: Publication['applicants']): string => (parties ?? []).map(({ name }) => name).join('；');
  const facts: readonly (readonly [string, string | undefined])[] = [
    ...(publication.titles ?? []).map(({ lang, text }) => [`${say('名称', 'title')} (${lang})`, text] as const),
    [say('公开日', 'published'), publication.publicationDate],
    [say('申请号', 'application'), publication.application?.number],
    [say('申请日', 'filed'), publication.application?.date],
    [say('申请人', 'applicants'), names(publication.applicants ?? publication.assignees)],
    [say('发明人', 'inventors'), names(publication.inventors)],
    [say('分类号', 'classes'), (publication.classifications ?? []).map(({ symbol }) => symbol).join(', ')],
    [
      say('优先权', 'priorities'),
      (publication.priorities ?? [])
        .map(({ country, number, date }) => [country + (number ?? ''), date].join(' ').trim())
        .join('; '),
    ],
    [say('同族', 'family'), (publication.families ?? []).map(({ scheme, id }) => `${scheme} ${id}`).join('; ')],
    [say('法律状态', 'legal status'), statusLine(publication, say)],
  ];
  return facts.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => `${name}：${value}`);
}

/** Never a bare word: the stage with its date, and what tells it. */
function statusLine(publication: Publication, say: Say): string | undefined {
  const status = legalStatusOf(publication);
  if (status === undefined) return undefined;
  const stage = STAGES[status.stage];
  const source =
    status.event === undefined
      ? say('据文献种类', 'by the kind of document')
      : `${status.event.office} ${status.event.code}`;
  const confidence = status.confidence === 'low' ? say('，可信度低', ', low confidence') : '';
  return `${say(stage.zh, stage.en)}（${[status.date, source].filter((part) => part !== undefined).join('，')}${confidence}）`;
}

function textLines(publication: Publication, say: Say): string[] {
  const abstracts = (publication.abstracts ?? []).flatMap(({ lang, text }) => [
    '',
    `${say('摘要', 'abstract')} (${lang})`,
    text,
  ]);
  const claims = (publication.claims ?? []).flatMap((one) => [
    '',
    `${say('权利要求', 'claims')} (${one.lang})`,
    ...one.claims,
  ]);
  const events = (publication.legalEvents ?? []).map(({ date, office, code, description }) =>
    [date ?? '', office, code, description ?? ''].join('  ').trimEnd(),
  );
  return [...abstracts, ...claims, ...(events.length === 0 ? [] : ['', say('法律事件', 'legal events'), ...events])];
}
