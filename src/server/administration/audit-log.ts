import writeExcelFile from 'write-excel-file/node';
import type { AuditFilter, AuditLine, AuditPage } from '../../shared/administration.ts';
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
  const names = await namesOf(db, house);
  const scopes = [...names.keys()].map((organisationId) => ({ organisationId }));
  const search = { ...searchOf(filter), ...(before === undefined ? {} : { before }) };
  const found = await searchAudit(db, scopes, search, limit + 1);
  const lines = found.slice(0, limit).map(({ organisationId, at, ...line }) => ({
    ...line,
    detail: { ...line.detail },
    at: at.toISOString(),
    organisation: { id: organisationId, name: names.get(organisationId) ?? '' },
  }));
  return { lines, next: found.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

async function namesOf(db: Db, house: Scope): Promise<Map<number, string>> {
  const own = await findOrganisation(db, house, { id: house.organisationId });
  const served = await listOrganisations(db, house);
  return new Map([...(own === undefined ? [] : [own]), ...served].map(({ id, name }) => [id, name]));
}

/** Days are those of the house (UTC+8 the year round); the last one counts whole. */
function searchOf({ actor, action, subject, from, to }: AuditFilter): AuditSearch {
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action }),
    ...(subject === undefined ? {} : { subject }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00:00+08:00`) }),
    ...(to === undefined ? {} : { until: new Date(Date.parse(`${to}T00:00:00+08:00`) + 24 * 60 * 60 * 1000) }),
  };
}

const COLUMNS = {
  zh: ['编号', '时间', '单位', '操作人', '操作', '对象', '详情'],
  en: ['Number', 'Time', 'Organisation', 'Person', 'Action', 'Subject', 'Detail'],
} as const;

/** The lines as comma-separated values, in which nothing is taken for a formula. */
export function auditCsv(lines: readonly AuditLine[], language: 'zh' | 'en'): string {
  return csvTable([...COLUMNS[language]], lines.map(cellsOf));
}

/** The lines as a workbook; every cell is text, so that nothing is taken for a formula. */
export function auditXlsx(lines: readonly AuditLine[], language: 'zh' | 'en'): Promise<Buffer> {
  const head = COLUMNS[language].map((value) => ({ type: String, value, fontWeight: 'bold' }) as const);
  const rows = lines.map((line) => cellsOf(line).map((value) => ({ type: String, value: cellText(value) }) as const));
  return writeExcelFile([head, ...rows], {
    columns: [10, 24, 30, 34, 26, 24, 60].map((width) => ({ width })),
    stickyRowsCount: 1,
    sheet: language === 'zh' ? '审计日志' : 'Audit log',
  }).toBuffer();
}

function cellsOf({ id, at, organisation, actor, action, subject, detail }: AuditLine): string[] {
  return [String(id), at, organisation.name, actor, action, subject, JSON.stringify(detail)];
}
