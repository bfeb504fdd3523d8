import { type Parsed, type Problem, parsed, refused } from '../../../engine/problem.ts';
import {
  and,
  coded,
  dated,
  elementsOf,
  explainQuery,
  not,
  or,
  parseQuery,
  phrase,
  printQuery,
  type Query,
  type TextField,
} from '../../../engine/query/index.ts';
import type { ProfileConcept, ProfileDefinition, WatchedApplicant } from '../../../shared/profiles.ts';

/** A definition as queries: the whole, and the parts by which a match is explained. */
export interface CompiledProfile {
  readonly query: Query;
  readonly concepts: readonly NamedQuery[];
  readonly ipc?: Query;
  readonly applicants: readonly NamedQuery[];
  readonly expert?: Query;
}

export interface NamedQuery {
  readonly name: string;
  readonly query: Query;
}

/**
 * Makes the query of a definition; `src/shared/profiles.ts` states how the parts combine. A part that cannot be read gives a
 * problem that names the part. The query fits the limits of the language, so that its printed form can be read again.
 */
export function compileProfile(definition: ProfileDefinition): Parsed<CompiledProfile> {
  const concepts = all(definition.concepts.map(conceptQuery));
  if (!concepts.ok) return concepts;
  const ipc = anyOf(definition.ipc.map((symbol) => inPart('ipc', symbol, parseQuery(`ipc=${symbolValue(symbol)}`))));
  if (!ipc.ok) return ipc;
  const applicants = all(definition.applicants.map(applicantQuery));
  if (!applicants.ok) return applicants;
  const expert = anyOf(expertQueries(definition));
  if (!expert.ok) return expert;
  const exclusions = anyOf(definition.exclusions.map((term) => termQuery('exclusions', 'ta', term)));
  if (!exclusions.ok) return exclusions;
  const restrictions = restrictionQueries(definition);
  if (!restrictions.ok) return restrictions;

  const topic = [...concepts.value.map(({ query }) => query), ...ipc.value];
  const routes = [
    ...(topic.length > 0 ? [and(...topic)] : []),
    ...applicants.value.map(({ query }) => query),
    ...expert.value,
  ];
  if (routes.length === 0) return refused(nothingAskedFor);
  const whole = and(or(...routes), ...restrictions.value, ...exclusions.value.map(not));
  const canonical = parseQuery(printQuery(whole), { purpose: 'profile' });
  if (!canonical.ok) return canonical;
  return parsed({
    query: canonical.value,
    concepts: concepts.value,
    ...(ipc.value[0] && { ipc: ipc.value[0] }),
    applicants: applicants.value,
    ...(expert.value[0] && { expert: expert.value[0] }),
  });
}

/** The query of a definition as people read it: canonical, and in words. */
export function describeQuery(query: Query): { query: string; explanation: { zh: string; en: string } } {
  return { query: printQuery(query), explanation: { zh: explainQuery(query, 'zh'), en: explainQuery(query, 'en') } };
}

function conceptQuery(concept: ProfileConcept): Parsed<NamedQuery> {
  const terms = all([...concept.zh, ...concept.en].map((term) => termQuery(concept.name, concept.fields, term)));
  return terms.ok ? parsed({ name: concept.name, query: or(...terms.value) }) : terms;
}

function applicantQuery({ name, former, group }: WatchedApplicant): Parsed<NamedQuery> {
  const names = all([name, ...former, ...group].map((one) => termQuery('applicants', 'pa', one)));
  return names.ok ? parsed({ name, query: or(...names.value) }) : names;
}

function expertQueries({ query }: ProfileDefinition): Parsed<Query>[] {
  return query === undefined ? [] : [inPart('query', query, parseQuery(query, { purpose: 'profile' }))];
}

function restrictionQueries(definition: ProfileDefinition): Parsed<Query[]> {
  const codes = (field: 'kd' | 'cc' | 'ls', values: readonly string[]) =>
    anyOf(values.map((value) => inPart(field, value, parseQuery(`${field}=${quoted(value)}`))));
  const lists = all([
    codes('kd', definition.kinds),
    codes('cc', definition.countries),
    codes('ls', definition.legalStatus),
  ]);
  if (!lists.ok) return lists;
  const { from, to } = definition.published ?? {};
  if (from !== undefined && to !== undefined && from > to) return refused(datesReversed(from, to));
  return parsed([
    ...lists.value.flat(),
    ...(definition.types.length > 0 ? [or(...definition.types.map((type) => coded('ty', type)))] : []),
    ...(from !== undefined || to !== undefined ? [dated('pd', dayBound(from), dayBound(to))] : []),
  ]);
}

function dayBound(day: string | undefined): { type: 'day'; date: string } | undefined {
  return day === undefined ? undefined : { type: 'day', date: day };
}

/** A term as a person writes it into a list: its words stand side by side; `*` and `?` truncate. */
function termQuery(part: string, field: TextField, term: string): Parsed<Query> {
  if (/[*?]/.test(term)) {
    return inPart(part, term, parseQuery(quoted(term), { defaultField: field }));
  }
  if (elementsOf(term).length === 0) return refused(nothingToCompare(part, term));
  return parsed(phrase(field, term));
}

/** Keeps what a person wrote from being read as operators. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', ' ')}"`;
}

/** A symbol as written, with spaces and version; one that is cut off by `*` stands without quotation marks. */
function symbolValue(symbol: string): string {
  return symbol.endsWith('*') ? symbol.replaceAll(/\s/g, '') : quoted(symbol);
}

function anyOf(queries: readonly Parsed<Query>[]): Parsed<Query[]> {
  const read = all(queries);
  if (!read.ok || read.value.length === 0) return read;
  return parsed([or(...read.value)]);
}

function all<T>(results: readonly Parsed<T>[]): Parsed<T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return parsed(values);
}

/** Offsets of the problem are dropped: they count within the part and not within anything the reader sees. */
function inPart<T>(part: string, written: string, result: Parsed<T>): Parsed<T> {
  if (result.ok) return result;
  const { code, zh, en } = result.problem;
  return refused({
    code,
    zh: `画像的“${part}”中“${shortened(written)}”有误：${zh}`,
    en: `“${shortened(written)}” in “${part}” of the profile: ${en}`,
  });
}

function nothingToCompare(part: string, term: string): Problem {
  return {
    code: 'profile.empty-term',
    zh: `画像的“${part}”中“${shortened(term)}”不含文字或数字，无法检索。请删除或改写。`,
    en: `“${shortened(term)}” in “${part}” of the profile has no letter or digit to look for. Remove or rewrite it.`,
  };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function datesReversed(from: string, to: string): Problem {
  return {
    code: 'profile.dates-reversed',
    zh: `画像的公开日期范围颠倒：起始日 ${from} 晚于截止日 ${to}。请对调。`,
    en: `The publication dates of the profile run backwards: ${from} is after ${to}. Swap them.`,
  };
}

const nothingAskedFor: Problem = {
  code: 'profile.empty',
  zh: '画像没有要找的内容：请至少填写一个概念、一个分类号、一个关注的申请人或一条检索式。',
  en: 'The profile asks for nothing: give at least one concept, class, applicant to watch or expert query.',
};
