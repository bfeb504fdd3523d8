import { evaluate, highlight } from '../../../engine/evaluator/index.ts';
import {
  documentStage,
  documentType,
  formatApplicationNumber,
  formatPublicationNumber,
  officeName,
} from '../../../engine/numbers/index.ts';
import { type Citation, type Publication, publicationKey } from '../../../engine/publication.ts';
import { parseQuery } from '../../../engine/query/index.ts';
import { legalStatusOf, STAGES } from '../../../engine/status/index.ts';
import type { DescriptionView, PublicationView } from '../../../shared/publication-view.ts';
import { dayOf } from '../../platform/clock.ts';
import { failureOf } from '../../platform/http/index.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import { outsideLinks } from './office-links.ts';
import type { Patents } from './patents.ts';
import { familiesOf, sourcesOf, storedKeys, tellersOf, versionsOf } from './publication-relations.ts';
import { getPublication, type StoredPublication } from './read.ts';

/**
 * A publication with its relations, for a page. Where the query `q` is given and can be read, its places are told.
 * @throws ProblemError where the number cannot be read, is not stored, or stands for several.
 */
export async function viewPublication(patents: Patents, written: string, q?: string): Promise<PublicationView> {
  const { db, scope } = patents;
  const stored = await storedPublication(patents, written);
  const { publication } = stored;
  const sources = await sourcesOf(db, scope, stored.id);
  const tellers = await tellersOf(db, scope, publication, sources);
  return {
    ...identityOf(stored),
    ...textsOf(publication),
    ...bibliographyOf(publication),
    families: await familiesOf(db, scope, stored.id),
    citations: await citationsOf(patents, publication.citations ?? []),
    ...statusOf(publication),
    legalEvents: (publication.legalEvents ?? []).map((event, at) => {
      const teller = tellers[at];
      return { ...event, ...(teller === undefined ? {} : { source: { import: teller.import, file: teller.file } }) };
    }),
    versions: await versionsOf(db, scope, stored.id),
    sources: sources.map(({ contentHash: _contentHash, ...source }) => source),
    links: outsideLinks(publication.id),
    marks: q === undefined ? [] : marksOf(publication, q, dayOf(patents)),
  };
}

/** One text of the description. @throws ProblemError where there is none. */
export async function viewDescription(patents: Patents, written: string, index: number): Promise<DescriptionView> {
  const { publication } = await storedPublication(patents, written);
  const description = publication.descriptions?.[index];
  if (description === undefined) throw failureOf(404);
  return description;
}

async function storedPublication({ db, scope }: Patents, written: string): Promise<StoredPublication> {
  const stored = await getPublication(db, scope, written);
  if (!stored.ok) throw new ProblemError(answered(stored.problem));
  return stored.value;
}

/** What is not stored is not found at its address. */
function answered(problem: Problem): Problem {
  return problem.code === 'patents.not-stored' ? { ...problem, code: 'patents.publication.not-found' } : problem;
}

function identityOf({ key, version, state, replacedBy, publication }: StoredPublication) {
  const { id, publicationDate, status } = publication;
  return {
    number: key,
    written: formatPublicationNumber(id),
    office: { zh: officeName(id.country, 'zh') ?? id.country, en: officeName(id.country, 'en') ?? id.country },
    type: documentType(id),
    stage: documentStage(id, publicationDate),
    state,
    ...(state === 'withdrawn' && status?.date !== undefined ? { withdrawnOn: status.date } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    version,
    ...(publicationDate === undefined ? {} : { date: publicationDate }),
  };
}

function textsOf({ titles, abstracts, claims, descriptions }: Publication) {
  return {
    titles: [...(titles ?? [])],
    abstracts: [...(abstracts ?? [])],
    claims: (claims ?? []).map(({ lang, claims }) => ({ lang, claims: [...claims] })),
    descriptions: (descriptions ?? []).map(({ lang, text }) => ({ lang, characters: text.length })),
  };
}

function bibliographyOf(publication: Publication) {
  const { application, priorities, international, classifications } = publication;
  return {
    ...(application === undefined ? {} : { application: datedNumber(application) }),
    priorities: (priorities ?? []).map(datedNumber),
    ...(international === undefined ? {} : { international }),
    applicants: [...(publication.applicants ?? [])],
    assignees: [...(publication.assignees ?? [])],
    inventors: [...(publication.inventors ?? [])],
    agents: [...(publication.agents ?? [])],
    classes: (classifications ?? []).map(({ scheme, symbol, version, position, value }) => ({
      scheme,
      symbol,
      ...(version === undefined ? {} : { version }),
      first: position === 'first',
      additional: value === 'additional',
    })),
  };
}

function datedNumber(reference: NonNullable<Publication['application']>): PublicationView['priorities'][number] {
  const { number, date, country, kind } = reference;
  return {
    ...(number === undefined
      ? {}
      : { number: formatApplicationNumber({ country, number, ...(kind === undefined ? {} : { kind }) }) }),
    ...(date === undefined ? {} : { date }),
  };
}

async function citationsOf({ db, scope }: Patents, citations: readonly Citation[]) {
  const stored = await storedKeys(
    db,
    scope,
    citations.flatMap(({ publication }) => publication ?? []),
  );
  return citations.map(({ publication, ...rest }) => {
    if (publication === undefined) return rest;
    const number = publicationKey({ kind: '', ...publication });
    const had = stored.get(publication.country + publication.number) ?? [];
    return {
      publication: { number, stored: had.includes(number) || (!publication.kind && had.length === 1) },
      ...rest,
    };
  });
}

function statusOf(publication: Publication): Pick<PublicationView, 'legalStatus'> {
  const status = legalStatusOf(publication);
  if (status === undefined) return {};
  const { stage, date, source, event, confidence } = status;
  return {
    legalStatus: {
      stage: STAGES[stage],
      ...(date === undefined ? {} : { date }),
      source,
      ...(event === undefined ? {} : { event: { office: event.office, code: event.code } }),
      confidence,
    },
  };
}

function marksOf(publication: Publication, q: string, today: string): PublicationView['marks'] {
  const query = parseQuery(q);
  const match = query.ok ? evaluate(publication, query.value, { today }) : null;
  if (match === null) return [];
  return highlight(publication, match).map(({ field, index, ranges }) => ({ field, index, ranges: [...ranges] }));
}
