import type { ScreenedPublication } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { familyName, groupFamilies, memberOf, representative } from './family.ts';
import type { ScreenedMatchesRow } from './flow-relations.ts';

/** A family that a profile matched in a run: what `families` of a run counts, whether or not there was anything new to tell of it. */
export interface MatchedFamily {
  readonly family: string;
  readonly publication: ScreenedPublication;
  readonly members: readonly string[];
}

/** The families of what a profile version matched in a run, in the order of reading: as many as were counted then. */
export async function matchedFamilies(
  db: Db,
  scope: Scope,
  { publications, versions }: Pick<ScreenedMatchesRow, 'publications' | 'versions'>,
): Promise<MatchedFamily[]> {
  const references = publications.map((id, at) => ({ id, version: versions[at]! }));
  const read = await publicationsAtVersions(db, scope, references);
  const byReference = new Map(
    read.map(({ id, version, publication }) => [`${id} ${version}`, memberOf(id, version, publication)]),
  );
  const members = references.map(({ id, version }) => byReference.get(`${id} ${version}`)!);
  return groupFamilies(members).map((group) => {
    const [first, ...others] = group;
    const shown = representative([first!, ...others]);
    const { id, version, key, title, date } = shown;
    return {
      family: familyName(shown),
      publication: { id, version, number: key, title, ...(date !== '' && { date }) },
      members: group.map((member) => member.key),
    };
  });
}
