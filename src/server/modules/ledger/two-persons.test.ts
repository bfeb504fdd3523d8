import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import type { Role } from '../../../shared/accounts.ts';
import { inviteAccount } from '../accounts/index.ts';
import { appoint, listOrganisations } from '../network/index.ts';
import { acceptedReturn, on } from './accepted-return.fixture.ts';
import { readReturn, stepEntry, stepReturn, writeReturn } from './index.ts';
import { mattersOf } from './matters.ts';

const test = useDatabase();
const DAY = '2026-07-01';

/** A person of the first unit, as the records call them. */
async function person(login: string, name: string, roles: Role[]): Promise<{ actor: string; id: number }> {
  const [unit] = await listOrganisations(test.db, test.scope);
  const input = { organisationId: unit!.id, login, name, roles };
  const { id } = await inviteAccount(test.db, test.scope, input, { actor: 'cli', clock: on(DAY).clock });
  return { actor: `${login} (account ${id})`, id };
}

const by = (actor: string) => ({ actor, clock: on(DAY).clock });
const step = (assignment: number, name: 'submit' | 'confirm' | 'accept', actor: string) =>
  stepReturn(test.db, test.scope, assignment, { step: name }, by(actor));

async function sentBack(): Promise<number> {
  const assignment = await acceptedReturn(test);
  await stepReturn(test.db, test.scope, assignment, { step: 'send-back', comment: '补充' }, by('officer'));
  return assignment;
}

describe('two persons', () => {
  it('take the steps of a return: one who holds both roles confirms nothing that they submitted, by a key neither', async () => {
    const assignment = await sentBack();
    const both = await person('liang', '甲（虚构）', ['province-contact', 'province-responsible']);
    const other = await person('ling', '乙（虚构）', ['province-responsible']);
    await step(assignment, 'submit', both.actor);
    for (const actor of [both.actor, `${both.actor} by key ab12`]) {
      await expect(step(assignment, 'confirm', actor)).rejects.toMatchObject({
        problem: { code: 'ledger.two-persons.forbidden', zh: expect.stringContaining('另一人') },
      });
    }
    const seen = await readReturn(test.db, test.scope, assignment, ['contact', 'responsible'], by(both.actor));
    expect(seen).toMatchObject({ state: 'submitted', may: ['send-back'], needsAnother: true });
    const [unit] = await listOrganisations(test.db, test.scope);
    const desk = (actor: string) =>
      mattersOf(
        test.db,
        test.scope,
        { unit: unit!.id, own: [unit!.id], units: [unit!.id], roles: ['province-responsible'], actor },
        on(DAY).clock,
      );
    expect((await desk(both.actor)).returns).toEqual([]);
    expect((await desk(other.actor)).returns).toMatchObject([{ assignment, act: 'confirm' }]);
    await step(assignment, 'confirm', other.actor);
    await expect(step(assignment, 'accept', other.actor)).rejects.toThrow('ledger.two-persons.forbidden');
    await expect(step(assignment, 'accept', both.actor)).rejects.toThrow('ledger.two-persons.forbidden');
  });

  it('are two by their posts: a second account of the same person is the same person', async () => {
    const assignment = await sentBack();
    const [unit] = await listOrganisations(test.db, test.scope);
    const contact = await person('wang-lian', '王某（虚构）', ['province-contact']);
    const responsible = await person('wang-ze', '王某（虚构）', ['province-responsible']);
    const post = { name: '王某（虚构）', rank: null, phone: null, fromOn: '2026-01-01' };
    const hold = (name: 'contact' | 'responsible', accountId: number, mail: string | null) =>
      appoint(test.db, test.scope, unit!.id, { ...post, post: name, accountId, mail });
    await hold('contact', contact.id, 'wang@example.cn');
    await hold('responsible', responsible.id, null);
    await step(assignment, 'submit', contact.actor);
    await expect(step(assignment, 'confirm', responsible.actor)).rejects.toThrow('ledger.two-persons.forbidden');
    await sql`update post set mail = 'wang.er@example.cn' where account_id = ${responsible.id}`.execute(test.db);
    await step(assignment, 'confirm', responsible.actor);
  });

  it('take the steps of an entry: nobody grants what they asked for, nor moves its day while it is asked for', async () => {
    await acceptedReturn(test);
    const asking = await person('liang', '甲（虚构）', ['province-responsible']);
    const other = await person('ling', '乙（虚构）', ['province-responsible']);
    const take = (revision: number, change: object, actor: string) =>
      stepEntry(test.db, test.scope, 1, { revision, ...change } as Parameters<typeof stepEntry>[3], by(actor));
    await take(1, { step: 'ask-extension', askedDueOn: '2026-10-31', comment: '等数据' }, asking.actor);
    const edit = { matter: '选点', assisting: [], person: null, startOn: null, dueOn: '2026-10-31', node: null };
    const refused = { problem: { code: 'ledger.two-persons-entry.forbidden' } };
    await expect(take(2, { step: 'grant-extension' }, asking.actor)).rejects.toMatchObject(refused);
    await expect(take(2, { step: 'edit', edit }, asking.actor)).rejects.toMatchObject(refused);
    await take(2, { step: 'grant-extension' }, other.actor);
    const report = { percent: 100, progress: '完成', problem: '', nextStep: '', moneyUsed: null, node: null };
    await take(3, { step: 'report', report }, asking.actor);
    await take(4, { step: 'ask-closing' }, asking.actor);
    await expect(take(5, { step: 'confirm-closing' }, asking.actor)).rejects.toMatchObject(refused);
    await expect(take(5, { step: 'confirm-closing' }, other.actor)).resolves.toBe(6);
  });
});

describe('two people at one return or entry', () => {
  it('are told of each other by name, and what the first wrote stands', async () => {
    const assignment = await sentBack();
    const first = await person('liang', '甲（虚构）', ['province-contact']);
    const second = await person('ling', '乙（虚构）', ['province-contact']);
    const { revision, content } = await readReturn(test.db, test.scope, assignment, ['contact'], by(first.actor));
    const write = (words: string, actor: string) =>
      writeReturn(test.db, test.scope, assignment, { revision, content: { ...content, content: words } }, by(actor));
    await write('先写的', first.actor);
    await expect(write('后写的', second.actor)).rejects.toMatchObject({
      problem: {
        code: 'ledger.changed-meanwhile',
        zh: expect.stringMatching(/^您打开之后，甲（虚构） 已经改过.*还在页面上/),
      },
    });
    const after = await readReturn(test.db, test.scope, assignment, ['contact'], by(first.actor));
    expect(after.content.content).toBe('先写的');
    const report = { percent: 20, progress: '一', problem: '', nextStep: '', moneyUsed: null, node: null };
    const tell = (progress: string, actor: string) =>
      stepEntry(test.db, test.scope, 1, { step: 'report', revision: 1, report: { ...report, progress } }, by(actor));
    await tell('先报的', first.actor);
    await expect(tell('后报的', second.actor)).rejects.toMatchObject({
      problem: { code: 'ledger.changed-meanwhile', zh: expect.stringContaining('甲（虚构）') },
    });
  });
});
