import type { Role } from './accounts.ts';
import type { OrganisationKind } from './network.ts';
import type { PostName } from './network-posts.ts';
import type { PostRole } from './post-accounts.ts';

/** What a post gives its holder: in an office the province's roles, elsewhere that of the unit's staff; none to lecturers. */
export function roleOfPost(post: PostName, kind: OrganisationKind): PostRole | undefined {
  if (post === 'lecturer') return undefined;
  if (kind !== 'office') return 'service-point-staff';
  return post === 'responsible' ? 'province-responsible' : post === 'contact' ? 'province-contact' : undefined;
}

/** Who asks for an account for whoever holds a post: the officer, and the responsible person of the province. */
export const PROPOSERS = ['officer', 'province-responsible'] as const satisfies readonly Role[];
