import type { ApplicationReference, Publication } from '../../../engine/publication.ts';

/**
 * One publication of several that tell of the same, the first having precedence: each later one fills in what is missing.
 * Texts are taken by language and families by scheme; classes and legal events are gathered from all; persons, priorities and
 * citations are taken as one list, since two sources write the same entry differently.
 */
export function mergeContents(sources: readonly Publication[]): Publication {
  const [first] = sources as readonly [Publication];
  const every = <T>(part: (source: Publication) => T | undefined): T[] =>
    sources.map(part).filter((value) => value !== undefined);
  const whole = sources.find(({ source }) => source.part === 'whole') ?? first;
  return withoutAbsent({
    id: first.id,
    source: whole.source,
    publicationDate: every((source) => source.publicationDate)[0],
    application: mergeApplications(every((source) => source.application)),
    titles: byGroup(
      every((source) => source.titles),
      ({ lang }) => lang,
    ),
    abstracts: byGroup(
      every((source) => source.abstracts),
      ({ lang }) => lang,
    ),
    claims: byGroup(
      every((source) => source.claims),
      ({ lang }) => lang,
    ),
    descriptions: byGroup(
      every((source) => source.descriptions),
      ({ lang }) => lang,
    ),
    applicants: every((source) => source.applicants)[0],
    inventors: every((source) => source.inventors)[0],
    assignees: every((source) => source.assignees)[0],
    agents: every((source) => source.agents)[0],
    classifications: byGroup(
      every((source) => source.classifications),
      ({ scheme, symbol }) => `${scheme} ${symbol}`,
    ),
    priorities: every((source) => source.priorities)[0],
    families: byGroup(
      every((source) => source.families),
      ({ scheme }) => scheme,
    ),
    citations: every((source) => source.citations)[0],
    legalEvents: byGroup(
      every((source) => source.legalEvents),
      ({ office, code, date }) => `${office} ${code} ${date ?? ''}`,
    ),
    international: every((source) => source.international)[0],
  });
}

/** All entries of a group (a language, a scheme, one class) come from the first list that has the group. */
function byGroup<T>(lists: readonly (readonly T[])[], groupOf: (entry: T) => string): T[] | undefined {
  const taken = new Set<string>();
  const merged = lists.flatMap((list) => {
    const fresh = list.filter((entry) => !taken.has(groupOf(entry)));
    for (const entry of fresh) taken.add(groupOf(entry));
    return fresh;
  });
  return merged.length === 0 ? undefined : merged;
}

/** The first that has a number, or the first; its date and kind from another of the same number, or of none. */
function mergeApplications(applications: readonly ApplicationReference[]): ApplicationReference | undefined {
  const main = applications.find(({ number }) => number !== undefined) ?? applications[0];
  if (main === undefined) return undefined;
  const same = applications.filter(({ number }) => number === undefined || number === main.number);
  return withoutAbsent({
    ...main,
    kind: main.kind ?? same.find(({ kind }) => kind !== undefined)?.kind,
    date: main.date ?? same.find(({ date }) => date !== undefined)?.date,
  });
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutAbsent<T extends object>(entries: T): Present<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Present<T>;
}
