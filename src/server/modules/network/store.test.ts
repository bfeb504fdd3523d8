import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { createOrganisation, findOrganisation } from './index.ts';

const test = useDatabase();
const enterprise = {
  name: '示例电池有限公司（虚构示例）',
  kind: 'enterprise',
  creditCode: '91110000MA00FAKE08',
} as const;

describe('organisations', () => {
  it('enters an enterprise and finds it again by id and by credit code', async () => {
    const entered = await createOrganisation(test.db, test.scope, { ...enterprise, creditCode: '91110000 ma00fake08' });
    expect(entered).toMatchObject({ ...enterprise, houseId: test.scope.organisationId, language: 'zh' });
    expect(await findOrganisation(test.db, test.scope, { id: entered.id })).toEqual(entered);
    expect(await findOrganisation(test.db, test.scope, { creditCode: enterprise.creditCode })).toEqual(entered);
  });
});
