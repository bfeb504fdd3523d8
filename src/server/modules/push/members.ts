import type { Association } from '../../../shared/push-subscriptions.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { listOrganisations, type Organisation } from '../network/index.ts';
import type { Act } from '../profiles/index.ts';
import { noSuchAssociation, noSuchEnterprise } from './problems.ts';
import type { PushTables } from './tables.ts';

const isAssociation = ({ kind }: Organisation): boolean => kind === 'association' || kind === 'park';

/** The associations and parks of the house with their members. */
export async function listAssociations(db: Db, house: Scope): Promise<Association[]> {
  const organisations = await listOrganisations(db, house);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const rows = await tables<PushTables>(db)
    .selectFrom('association_member')
    .select(['organisation_id as association', 'member_id as member'])
    .where('house_id', '=', house.organisationId)
    .orderBy('member_id')
    .execute();
  return organisations.filter(isAssociation).map(({ id, name }) => ({
    id,
    name,
    members: rows
      .filter(({ association }) => association === id)
      .map(({ member }) => ({ id: member, name: names.get(member) ?? '' })),
  }));
}

/**
 * Says who the members of an association are: these and no others. Common issues that were composed before stay as they are.
 * @throws ProblemError when the house serves no such association, or one of the members.
 */
export async function setMembers(
  db: Db,
  house: Scope,
  association: number,
  members: readonly number[],
  { actor, clock }: Act,
): Promise<void> {
  const organisations = await listOrganisations(db, house);
  if (!organisations.some((one) => one.id === association && isAssociation(one))) throw noSuchAssociation(association);
  for (const id of members) {
    if (id === association || !organisations.some((one) => one.id === id)) throw noSuchEnterprise(id);
  }
  await transaction(db, async (tx) => {
    await tables<PushTables>(tx)
      .deleteFrom('association_member')
      .where('house_id', '=', house.organisationId)
      .where('organisation_id', '=', association)
      .execute();
    if (members.length > 0) {
      await tables<PushTables>(tx)
        .insertInto('association_member')
        .values(
          [...new Set(members)].map((member_id) => ({
            organisation_id: association,
            house_id: house.organisationId,
            member_id,
            added_at: clock.now(),
          })),
        )
        .execute();
    }
    const entry = { actor, action: 'association.members', subject: `organisation ${association}`, detail: { members } };
    await recordAudit(tx, house, entry, clock);
  });
}
