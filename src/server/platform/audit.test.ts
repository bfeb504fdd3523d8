import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/support/database.ts';
import { readAudit, recordAudit } from './audit.ts';
import { clockAt } from './clock.ts';
import { transaction } from './db/index.ts';

const test = useDatabase();
const clock = clockAt('2024-03-01T08:00:00Z');
const look = { actor: 'cli', action: 'profile.read', subject: 'profile 7' };

describe('the audit log', () => {
  it('keeps who did what, when, to what, within the scope', async () => {
    await recordAudit(test.db, test.scope, { ...look, detail: { reason: '核对' } }, clock);
    expect(await readAudit(test.db, test.scope, 'profile 7')).toEqual([
      { ...look, detail: { reason: '核对' }, at: clock.now() },
    ]);
    expect(await readAudit(test.db, { organisationId: test.scope.organisationId + 1 }, 'profile 7')).toEqual([]);
    expect(await readAudit(test.db, test.scope, 'profile 8')).toEqual([]);
  });

  it('says nothing of what was undone', async () => {
    const failing = transaction(test.db, async (tx) => {
      await recordAudit(tx, test.scope, look, clock);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await readAudit(test.db, test.scope, 'profile 7')).toEqual([]);
  });
});
