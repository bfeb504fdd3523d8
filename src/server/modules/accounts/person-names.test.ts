import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { inviteAccount } from './accounts.ts';
import { named, namesOf } from './person-names.ts';
import { actorOf } from './sign-in.ts';

const test = useDatabase();
const act = { actor: 'cli', clock: clockAt('2026-11-22T12:00:00Z') };

async function people() {
  const enter = async (organisationId: number, login: string, name: string): Promise<string> => {
    const role = organisationId === test.scope.organisationId ? 'reviewer' : 'ip-manager';
    const { id } = await inviteAccount(test.db, test.scope, { organisationId, login, name, roles: [role] }, act);
    return actorOf({ id, login });
  };
  const enterprise = async (name: string) => {
    const { id } = await createOrganisation(test.db, test.scope, { name, kind: 'enterprise' });
    return { organisationId: id };
  };
  const [ours, theirs] = [await enterprise('甲公司（虚构）'), await enterprise('乙公司（虚构）')];
  return {
    ours,
    reviewer: await enter(test.scope.organisationId, 'shenhe', '审核员丙（虚构）'),
    own: await enter(ours.organisationId, 'jia', '经理甲（虚构）'),
    foreign: await enter(theirs.organisationId, 'yi', '经理乙（虚构）'),
  };
}

it('the house reads the names of its own people and of those it serves', async () => {
  const { reviewer, own } = await people();
  const nameOf = await namesOf(test.db, { house: test.scope }, [reviewer, own, `${own} by key ab12`, 'cli']);
  expect([reviewer, own, `${own} by key ab12`, 'cli'].map(nameOf)).toEqual([
    '审核员丙（虚构）',
    '经理甲（虚构）',
    '经理甲（虚构） · API ab12',
    'cli',
  ]);
});

it('an enterprise reads the names of its own people alone; all others were the service', async () => {
  const { ours, reviewer, own, foreign } = await people();
  const actors = [own, reviewer, foreign, 'cli', 'ghost (account 999999)', '收件人（虚构）'];
  const nameOf = await namesOf(test.db, { house: test.scope, enterprise: ours }, actors);
  expect(actors.map(nameOf)).toEqual(['经理甲（虚构）', 'service', 'service', 'service', 'service', '收件人（虚构）']);
});

it('names the people of lines and leaves lines without one alone', async () => {
  const { reviewer } = await people();
  const lines = [
    { id: 1, by: reviewer },
    { id: 2, by: null },
  ];
  expect(await named(test.db, { house: test.scope }, lines, 'by')).toEqual([
    { id: 1, by: '审核员丙（虚构）' },
    { id: 2, by: null },
  ]);
});
