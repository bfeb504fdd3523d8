import type { Party, Publication } from '../../../engine/publication.ts';

/** Names of the applicants as written; of the assignees where no applicant is named. */
export function applicantsOf(publication: Publication): string[] {
  return unique(applying(publication).map(({ name }) => name));
}

/** The same with the harmonised name where there is one, so that a facet counts one company once. */
export function harmonisedApplicantsOf(publication: Publication): string[] {
  return unique(applying(publication).map(({ name, standardName }) => standardName ?? name));
}

function applying({ applicants, assignees }: Publication): readonly Party[] {
  return applicants ?? assignees ?? [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
