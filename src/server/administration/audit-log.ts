import writeExcelFile from 'write-excel-file/node';
import type { AuditFilter, AuditLine, AuditPage } from '../../shared/administration.ts';
import { actionIn, actionsMeant, subjectIn, subjectMeant } from '../../shared/audit-words.ts';
import { actorsNamed, namesOf } from '../modules/accounts/index.ts';
import { findOrganisation, listOrganisations } from '../modules/network/index.ts';
import { type AuditSearch, searchAudit } from '../platform/audit.ts';
import { csvTable } from '../platform/csv.ts';
import type { Db, Scope } from '../platform/db/index.ts';
import { cellText } from '../platform/workbook.ts';

/** Lines that one export holds at most; a narrower time gives the rest. */
export const LONGEST_EXPORT = 50_000;

/** The lines of the house's log, and of the logs of the organisations that it serves. */
export async function auditLines(
  db: Db,
  house: Scope,
  filter: AuditFilter,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<AuditPage> {
  const organisations = await organisationsOf(db, house);
  const scopes = [...organisations.keys()].map((organisationId) => ({ organisationId }));
  const search = { ...(await searchOf(db, house, filter)), ...(before === undefined ? {} : { before }) };
  const found = await searchAudit(db, scopes, search, limit + 1);
  const shown = found.slice(0, limit);
  const nameOf = await namesOf(
    db,
    { house },
    shown.map(({ actor }) => actor),
  );
  const lines = shown.map(({ organisationId, at, ...line }) => ({
    ...line,
    person: nameOf(line.actor),
    detail: { ...line.detail },
    at: at.toISOString(),
    organisation: { id: organisationId, name: organisations.get(organisationId) ?? '' },
  }));
  return { lines, next: found.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

async function organisationsOf(db: Db, house: Scope): Promise<Map<number, string>> {
  const own = await findOrganisation(db, house, { id: house.organisationId });
  const served = await listOrganisations(db, house);
  return new Map([...(own === undefined ? [] : [own]), ...served].map(({ id, name }) => [id, name]));
}

/** People by name or sign-in, actions and subjects by word or code. Days are the house's (UTC+8); the last one counts whole. */
async function searchOf(
  db: Db,
  house: Scope,
  { actor = '', action = '', subject = '', from, to }: AuditFilter,
): Promise<AuditSearch> {
  const actions = actionsMeant(action);
  const meant = subjectMeant(subject);
  return {
    ...(actor === '' ? {} : { actor, actors: await actorsNamed(db, house, actor) }),
    ...(action === '' ? {} : { actions, ...(actions.includes(action) ? {} : { action }) }),
    ...(subject === '' ? {} : / \d+$/.test(meant) ? { subjectIs: meant } : { subject: meant }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00:00+08:00`) }),
    ...(to === undefined ? {} : { until: new Date(Date.parse(`${to}T00:00:00+08:00`) + 24 * 60 * 60 * 1000) }),
  };
}

const COLUMNS = {
  zh: ['编号', '时间', '单位', '操作人', '账号', '操作', '操作代码', '对象', '对象代码', '详情'],
  en: ['Number', 'Time', 'Organisation', 'Person', 'Account', 'Action', 'Code', 'Subject', 'Subject code', 'Detail'],
} as const;

/** The lines as comma-separated values, in which nothing is taken for a formula. */
export function auditCsv(lines: readonly AuditLine[], language: 'zh' | 'en'): string {
  return csvTable(
    [...COLUMNS[language]],
    lines.map((line) => cellsOf(line, language)),
  );
}

/** The lines as a workbook; every cell is text, so that nothing is taken for a formula. */
export function auditXlsx(lines: readonly AuditLine[], language: 'zh' | 'en'): Promise<Buffer> {
  const head = COLUMNS[language].map((value) => ({ type: String, value, fontWeight: 'bold' }) as const);
  const rows = lines.map((line) =>
    cellsOf(line, language).map((value) => ({ type: String, value: cellText(value) }) as const),
  );
  return writeExcelFile([head, ...rows], {
    columns: [10, 24, 30, 24, 30, 24, 26, 18, 24, 60].map((width) => ({ width })),
    stickyRowsCount: 1,
    sheet: language === 'zh' ? '审计日志' : 'Audit log',
  }).toBuffer();
}

function cellsOf(line: AuditLine, language: 'zh' | 'en'): string[] {
  const { id, at, organisation, person, actor, action, subject, detail } = line;
  const words = [actionIn(language, action), action, subjectIn(language, subject), subject];
  return [String(id), at, organisation.name, person, actor, ...words, JSON.stringify(detail)];
}
