import type {
  DeskAnswer,
  DeskItem,
  DeskItemPage,
  DeskJudgement,
  DeskRequest,
  DeskUse,
  MarkedTextLine,
} from '../../../shared/desk.ts';
import { type Db, tables } from '../../platform/db/index.ts';
import { named, namesOf } from '../accounts/index.ts';
import { type HighlightedText, highlightsOf } from './desk-highlights.ts';
import { countDesk, type DeskOwner, type DeskRow, deskRows } from './desk-rows.ts';
import type { EffectsTables, FeedbackRow, UseRecordRow } from './tables.ts';

/** What came to a person's desk, with the places that met the profile marked where they are asked for. */
export async function readDesk(db: Db, owner: DeskOwner, request: DeskRequest): Promise<DeskAnswer> {
  const { order, skip, limit, highlights, ...wanted } = request;
  const { rows, total } = await deskRows(db, owner, wanted, { order, skip, limit });
  const marked = highlights
    ? await highlightsOf(
        db,
        owner.house,
        rows.map(({ queue_item_id }) => queue_item_id),
      )
    : null;
  const items = await withNames(
    db,
    owner,
    rows.map((row) => itemOf(row, marked?.get(row.queue_item_id) ?? [])),
  );
  return { items, total, counts: await countDesk(db, owner) };
}

/** One item with everything about it; undefined where it never came to the enterprise. */
export async function readDeskItem(db: Db, owner: DeskOwner, queueItem: number): Promise<DeskItemPage | undefined> {
  const { rows } = await deskRows(db, owner, { queueItem }, { order: 'newest', skip: 0, limit: 1 });
  const [row] = rows;
  if (row === undefined) return undefined;
  const texts = (await highlightsOf(db, owner.house, [queueItem])).get(queueItem) ?? [];
  const said = await saidOf(db, owner, queueItem);
  const [item] = await withNames(db, owner, [itemOf(row, texts)]);
  return { ...item!, texts: [...texts], ...said };
}

async function withNames(db: Db, owner: DeskOwner, items: readonly DeskItem[]): Promise<DeskItem[]> {
  const nameOf = await namesOf(
    db,
    owner,
    items.map(({ judgement }) => judgement?.by),
  );
  return items.map((item) => {
    const { judgement } = item;
    return judgement === null ? item : { ...item, judgement: { ...judgement, by: nameOf(judgement.by) } };
  });
}

async function saidOf(
  db: Db,
  { house, enterprise }: DeskOwner,
  queueItem: number,
): Promise<Pick<DeskItemPage, 'judgements' | 'useRecords'>> {
  const ours = { house_id: house.organisationId, organisation_id: enterprise.organisationId, queue_item_id: queueItem };
  const judgements = await tables<EffectsTables>(db)
    .selectFrom('feedback')
    .selectAll()
    .where((row) => row.and(ours))
    .orderBy('id', 'desc')
    .execute();
  const uses = await tables<EffectsTables>(db)
    .selectFrom('use_record')
    .selectAll()
    .where((row) => row.and(ours))
    .orderBy('id', 'desc')
    .execute();
  return {
    judgements: await named(db, { house, enterprise }, judgements.map(judgementOf), 'by'),
    useRecords: await named(db, { house, enterprise }, uses.map(useOf), 'by'),
  };
}

type Judged = Pick<FeedbackRow, 'rating' | 'reason' | 'remark' | 'given_by' | 'given_at'>;

export function judgementOf({ rating, reason, remark, given_by, given_at }: Judged): DeskJudgement {
  return { rating, reason, remark, by: given_by, at: given_at.toISOString() };
}

export function useOf(row: Omit<UseRecordRow, 'id'>): DeskUse {
  const { node, what_changed, evidence, saved_amount, saved_unit, recorded_by, recorded_at } = row;
  const saved =
    saved_amount === null || saved_unit === null ? null : { amount: Number(saved_amount), unit: saved_unit };
  return { node, whatChanged: what_changed, evidence, saved, by: recorded_by, at: recorded_at.toISOString() };
}

function itemOf(row: DeskRow, highlighted: readonly HighlightedText[]): DeskItem {
  const { number, event, titles, date, applicants, classes, abstract, whyItMatters, members, profile } = row.snapshot;
  return {
    id: row.issue_item_id,
    issue: { id: row.issue_id, number: row.issue_number, kind: row.issue_kind },
    arrivedAt: row.arrived_at.toISOString(),
    unread: row.unread,
    number,
    event,
    titles: titles.map((title) => withMarks(title, 'ti', highlighted)),
    ...(date === undefined ? {} : { date }),
    applicants: [...applicants],
    classes: [...classes],
    ...(abstract === undefined ? {} : { abstract: withMarks(abstract, 'ab', highlighted) }),
    ...(whyItMatters === undefined ? {} : { whyItMatters }),
    members: [...members],
    profile: { id: row.profile_id, name: profile },
    judgement:
      row.rating === null
        ? null
        : judgementOf({
            rating: row.rating,
            reason: row.reason,
            remark: row.remark,
            given_by: row.given_by!,
            given_at: row.given_at!,
          }),
    uses: [...row.uses],
  };
}

/** The issue keeps its texts as they were sent, so that only those are marked that still say the same. */
function withMarks(
  { lang, text }: { readonly lang: string; readonly text: string },
  field: HighlightedText['field'],
  highlighted: readonly HighlightedText[],
): MarkedTextLine {
  return { lang, text, marks: highlighted.find((one) => one.field === field && one.text === text)?.marks ?? [] };
}
