import type { DeskHistoryRequest, DeskJudgement } from '../../../shared/desk.ts';
import { csvTable } from '../../platform/csv.ts';
import type { Db } from '../../platform/db/index.ts';
import { deskIssues, deskJudgements, deskUses } from './desk-history.ts';
import { type DeskOwner, type DeskWanted, deskRows } from './desk-rows.ts';
import { personIn, wordsOf } from './words.ts';

/** More than an enterprise gets in many years; a bound all the same. */
const MOST = 100_000;

export type DeskList = 'items.csv' | 'issues.csv' | 'judgements.csv' | 'uses.csv';

/** A list of the history as a table for a spreadsheet program, with the filter of the page. */
export async function deskCsv(
  db: Db,
  owner: DeskOwner,
  list: DeskList,
  { language, rating, node, ...wanted }: DeskWanted & DeskHistoryRequest & { readonly language: 'zh' | 'en' },
): Promise<string> {
  const words = wordsOf(language);
  const { head } = words;
  const { from, to } = wanted;
  const filter: DeskHistoryRequest = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(rating === undefined ? {} : { rating }),
    ...(node === undefined ? {} : { node }),
  };
  const said = ({ rating, reason, remark, by, at }: DeskJudgement) => [
    words.rating[rating],
    reason === null ? '' : words.reason[reason],
    remark,
    personIn(words, by),
    at,
  ];
  if (list === 'issues.csv') {
    const issues = await deskIssues(db, owner);
    return csvTable(
      [head.issue, head.kind, head.from, head.to, head.arrived, head.items, head.judged, head.used],
      issues.map((one) => [
        one.number,
        words.kind[one.kind],
        one.from,
        one.to,
        one.arrivedAt,
        one.items,
        one.judged,
        one.used,
      ]),
    );
  }
  if (list === 'judgements.csv') {
    const judgements = await deskJudgements(db, owner, filter);
    return csvTable(
      [head.number, head.title, head.rating, head.reason, head.remark, head.by, head.at, head.counts],
      judgements.map((one) => [one.item.number, one.item.title, ...said(one), one.newest ? words.yes : words.no]),
    );
  }
  if (list === 'uses.csv') {
    const uses = await deskUses(db, owner, filter);
    return csvTable(
      [head.number, head.title, head.node, head.changed, head.evidence, head.saved, head.unit, head.by, head.at],
      uses.map((one) => [
        one.item.number,
        one.item.title,
        words.node[one.node],
        one.whatChanged,
        one.evidence,
        one.saved?.amount,
        one.saved === null ? '' : words.unit[one.saved.unit],
        personIn(words, one.by),
        one.at,
      ]),
    );
  }
  const { rows } = await deskRows(db, owner, wanted, { order: 'newest', skip: 0, limit: MOST });
  return csvTable(
    [
      head.number,
      head.title,
      head.date,
      head.applicants,
      head.why,
      head.issue,
      head.arrived,
      head.rating,
      head.reason,
    ].concat([head.remark, head.node]),
    rows.map(({ snapshot, ...row }) => [
      snapshot.number,
      snapshot.titles.map(({ text }) => text).join(' / '),
      snapshot.date,
      snapshot.applicants.join('；'),
      snapshot.whyItMatters,
      row.issue_number,
      row.arrived_at.toISOString(),
      row.rating === null ? '' : words.rating[row.rating],
      row.reason === null ? '' : words.reason[row.reason],
      row.remark,
      row.uses.map((one) => words.node[one]).join('；'),
    ]),
  );
}
