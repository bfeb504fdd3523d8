import type { ProfileDefinitionInput } from '../../../shared/profiles.ts';

/** Everything that a definition names, each once: terms, classes, applicants, exclusions and restrictions. */
export function wordsOf(definition: ProfileDefinitionInput): Set<string> {
  const { concepts = [], ipc = [], applicants = [], query, exclusions = [] } = definition;
  const { kinds = [], types = [], countries = [], legalStatus = [], published } = definition;
  return new Set([
    ...concepts.flatMap(({ zh = [], en = [] }) => [...zh, ...en]),
    ...ipc,
    ...applicants.flatMap(({ name, former = [], group = [] }) => [name, ...former, ...group]),
    ...(query === undefined ? [] : [query]),
    ...exclusions.map((term) => `− ${term}`),
    ...[...kinds, ...types, ...countries, ...legalStatus],
    ...(published === undefined ? [] : [`${published.from ?? ''} … ${published.to ?? ''}`]),
  ]);
}
