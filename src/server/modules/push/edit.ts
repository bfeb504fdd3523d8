import type { IssueEdit } from '../../../shared/push-issues.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from '../profiles/index.ts';
import { spreadCommon } from './association-issue.ts';
import { lockIssue } from './issues.ts';
import { renumber } from './positions.ts';
import { alertOfOne, issueChanged, issueFrozen } from './problems.ts';
import type { PushTables } from './tables.ts';

/**
 * Changes a draft: its template and introduction, the order of its own items, which of them are held back, and the line to each. What a
 * common issue says so, its members' drafts say too.
 * @throws ProblemError when the issue is no draft any more, or the items named are not its own items as they are now.
 */
export async function editIssue(
  db: Db,
  house: Scope,
  id: number,
  edit: IssueEdit,
  { actor, clock }: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const issue = await lockIssue(tx, house, id);
    if (issue.state !== 'draft') throw issueFrozen(id);
    if ((edit.kind === 'alert') !== (issue.kind === 'alert')) throw alertOfOne(id);
    const items = await tables<PushTables>(tx)
      .selectFrom('issue_item')
      .select(['id', 'snapshot', 'left_out as leftOut', 'common'])
      .where('issue_id', '=', id)
      .orderBy('position')
      .execute();
    const own = new Map(items.filter(({ common }) => !common).map((item) => [item.id, item]));
    const named = new Set(edit.items.map((item) => item.id));
    if (named.size !== own.size || [...named].some((each) => !own.has(each))) throw issueChanged(id);
    for (const { id: itemId, leftOut, whyItMatters } of edit.items) {
      const { snapshot, leftOut: wasLeftOut } = own.get(itemId)!;
      if (leftOut === wasLeftOut && whyItMatters === (snapshot.whyItMatters ?? '')) continue;
      const { whyItMatters: _before, ...rest } = snapshot;
      await tables<PushTables>(tx)
        .updateTable('issue_item')
        .set({ left_out: leftOut, snapshot: jsonb({ ...rest, ...(whyItMatters === '' ? {} : { whyItMatters }) }) })
        .where('id', '=', itemId)
        .execute();
    }
    const common = items.filter((item) => item.common).map((item) => item.id);
    await renumber(tx, id, [...common, ...edit.items.map((item) => item.id)]);
    await tables<PushTables>(tx)
      .updateTable('issue')
      .set({ kind: edit.kind, introduction: edit.introduction === '' ? null : edit.introduction })
      .where('id', '=', id)
      .execute();
    await spreadCommon(tx, house, id);
    await recordAudit(tx, house, { actor, action: 'issue.edit', subject: `issue ${id}` }, clock);
  });
}
