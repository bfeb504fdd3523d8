import { beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../test/support/database.ts';
import type { AuditFilter } from '../../shared/administration.ts';
import { actorOf, inviteAccount } from '../modules/accounts/index.ts';
import { recordAudit } from '../platform/audit.ts';
import { clockAt } from '../platform/clock.ts';
import { auditCsv, auditLines } from './audit-log.ts';

const test = useDatabase();
const clock = clockAt('2026-11-22T04:00:00Z');
let reviewer: string;

beforeEach(async () => {
  const account = { organisationId: test.scope.organisationId, login: 'shenhe', name: '审核员丙（虚构）' };
  const act = { actor: 'cli', clock };
  const { id } = await inviteAccount(test.db, test.scope, { ...account, roles: ['reviewer'] }, act);
  reviewer = actorOf({ id, login: 'shenhe' });
  const lines = [
    [reviewer, 'issue.compose', 'issue 7'],
    [reviewer, 'issue.compose-common', 'issue 70'],
    [`${reviewer} by key ab12`, 'search.export', 'publications'],
  ] as const;
  for (const [actor, action, subject] of lines) {
    await recordAudit(test.db, test.scope, { actor, action, subject }, clock);
  }
});

async function found(filter: AuditFilter): Promise<string[]> {
  const { lines } = await auditLines(test.db, test.scope, filter, { limit: 50 });
  return lines.map(({ action }) => action).reverse();
}

it('finds people by their names, with what their keys did, and by their accounts', async () => {
  const all = ['issue.compose', 'issue.compose-common', 'search.export'];
  expect(await found({ actor: '审核员丙' })).toEqual(all);
  expect(await found({ actor: 'SHENHE' })).toEqual(all);
  expect(await found({ actor: '审核员丁' })).toEqual([]);
});

it('finds actions and subjects by word and by code', async () => {
  expect(await found({ action: '编制' })).toEqual(['issue.compose', 'issue.compose-common']);
  expect(await found({ action: 'issue.compose' })).toEqual(['issue.compose']);
  expect(await found({ action: 'exported' })).toEqual(['search.export']);
  expect(await found({ subject: '期次' })).toEqual(['issue.compose', 'issue.compose-common']);
  expect(await found({ subject: '期次 7' })).toEqual(['issue.compose']);
  expect(await found({ action: '没有这种操作' })).toEqual([]);
});

it('exports what it calls things beside the words for them', async () => {
  const { lines } = await auditLines(test.db, test.scope, { action: 'issue.compose' }, { limit: 50 });
  expect(auditCsv(lines, 'zh')).toContain(`审核员丙（虚构）,${reviewer},编制期次,issue.compose,期次 7,issue 7`);
  expect(auditCsv(lines, 'en')).toContain(`${reviewer},Composed an issue,issue.compose,Issue 7,issue 7`);
});
