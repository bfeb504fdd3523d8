import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeProfile } from '../../src/server/modules/profiles/index.ts';
import { flowCounts } from '../../src/shared/effects.ts';
import { importResult, searchResult } from '../../src/shared/patents.ts';
import { auditResult, replayResult, screenResult } from '../../src/shared/screening.ts';
import { cliJson, printedObject } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';
import { inOffice, newDataFolder } from '../support/office.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../../sample/${name}`, import.meta.url));

/** Stands in no week, or in one long past, whenever the test runs. */
const DATELESS = [
  { publication_number: 'CN199009991A', title: '一种固态电解质（虚构示例）', ipc: 'H01M10/0562' },
  {
    publication_number: 'CN199009992A',
    title: '固态电解质的早期文献（虚构示例）',
    ipc: 'H01M10/0562',
    publication_date: '1999-12-31',
  },
];

const MINUTES = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
const week = join(folder, '2026-w47');
let data = '';

beforeAll(async () => {
  mkdirSync(join(week, 'later', 'empty'), { recursive: true });
  for (const name of ['2026-w47-cn.csv', '2026-w47-us.xml']) cpSync(sample(name), join(week, name));
  writeFileSync(join(week, '.hidden.csv'), 'not to be read');
  writeFileSync(join(week, 'later', 'more.jsonl'), DATELESS.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(join(week, 'later', 'notes.csv'), 'colour,size\nred,3\n');
  data = join(folder, 'data');
  cpSync(await newDataFolder(), data, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** On stderr stands nothing but progress. */
async function object(args: readonly string[]): Promise<Record<string, unknown>> {
  const ended = await cliHere([...args, '--json'], data);
  expect(ended.stderr).toMatch(/^(\S+( …|: [^\n]+)\n)*$/);
  expect(ended.status, ended.stderr).toBe(0);
  return printedObject(ended);
}

/** What cannot be done: status 1, the sentence on stderr, and its object on stdout. */
async function refused(args: readonly string[], folder = data): Promise<string> {
  const ended = await cliHere([...args, '--json'], folder);
  const { problem } = printedObject<{ problem: { code: string; zh: string; en: string } }>(ended);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain(problem.zh);
  return problem.code;
}

const lines = async (args: readonly string[]): Promise<string> => (await cliHere(args, data)).stdout;

describe('the main job on the command line', { timeout: MINUTES }, () => {
  it('says what to do first where nothing is stored yet', async () => {
    expect(await lines(['search', '茶'])).toMatch(/共 0 件.*\n没有匹配的文献.*chuanli import/);
    expect(await lines(['imports'])).toContain('chuanli import');
    expect(await lines(['issue', 'approve', '--all'])).toContain('没有待审核的草稿');
    expect(await refused(['screen'])).toBe('screening.no-profiles');
  });

  it('imports the files of a folder by name, without hidden ones, and its folders only when told to', async () => {
    const first = importResult.parse(await object(['import', week]));
    expect(first).toMatchObject({ files: 2, read: 60, stored: 60, updated: 0, unchanged: 0, setAside: [] });
    const ended = await cliHere(['import', week, '--recursive', '--json'], data);
    const second = importResult.parse(printedObject(ended));
    expect(ended.status).toBe(1);
    expect(second).toMatchObject({ files: 4, stored: 2, unchanged: 60, unreadable: 1 });
    expect(second.setAside).toMatchObject([
      { file: '2026-w47/later/notes.csv', reason: { code: 'format.no-mapping' } },
    ]);
    const empty = join(week, 'later', 'empty');
    expect(await refused(['import', week, empty])).toBe('import.empty-folder');
    const names = (await lines(['imports'])).split('\n');
    expect(names[2]).toMatch(/notes\.csv .*没有适用的列映射/);
    expect(names.filter((line) => line.includes('2026-w47-cn.csv'))).toHaveLength(2);
    expect(await lines(['imports', '--set-aside'])).toContain('notes.csv');
    expect(await refused(['imports', '--import', '99'])).toBe('import.unknown');
  });

  it('finds in the folder that --data names, before the one of the environment', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const found = searchResult.parse(
      await cliJson(['search', '固态电解质'], { data, environment: { CHUANLI_DATA: elsewhere } }),
    );
    expect(found.total).toBe(4);
    expect(found.hits[0]).toMatchObject({ number: expect.any(String), title: expect.any(String) });
    expect(existsSync(elsewhere)).toBe(false);
    const environment = { CHUANLI_DATA: data };
    expect(await cliJson(['search', '固态电解质'], { environment })).toMatchObject({ total: 4 });
    expect(await refused(['search', 'x'], sample('profiles.json'))).toBe('data.is-file');
    if (existsSync('/proc/self')) expect(await refused(['search', 'x'], '/proc/x')).toBe('data.no-folder-here');
  });

  it('takes profiles, and says of their matches which stand in no week', async () => {
    const marked = join(folder, 'profiles.json');
    writeFileSync(marked, `\uFEFF${readFileSync(sample('profiles.json'), 'utf8')}`);
    expect(await object(['profile', 'import', marked])).toMatchObject({ profiles: { created: 8 } });
    const tried = await lines(['profile', 'test', '1', '--weeks', '1']);
    expect(tried).toContain('其中 1 件没有公开日，不属于任何一周。');
    expect(tried).toMatch(/其中 \d+ 件的公开日不在这 1 周之内/);
    expect(await lines(['profile', 'compare', '1', '1', '1'])).toContain('两版的结果没有差别');
  });

  it('screens, audits and counts, and refuses what it does not know', async () => {
    const run = screenResult.parse(await object(['screen']));
    expect(run).toMatchObject({ publications: 62, profiles: 8 });
    expect(auditResult.parse(await object(['audit', '--sample', '200']))).toMatchObject({
      sampled: 200,
      differences: 0,
    });
    expect(replayResult.parse(await object(['audit', '--replay']))).toMatchObject({
      differences: 0,
      matches: run.matches,
    });
    expect(await object(['queue', '--in-title', '--profile', '1', '--decision', 'keep'])).not.toMatchObject({
      decided: 0,
    });
    const counts = flowCounts.parse(await object(['flow', '--profile', '1']));
    const { items } = (await object(['flow', '--records', 'kept', '--profile', '1'])) as { items: unknown[] };
    expect(counts).toMatchObject({ read: 62, stored: 62, kept: items.length });
    expect(await refused(['flow', '--profile', '99'])).toBe('call.no-profile');
    expect(await refused(['queue', '--enterprise', '99'])).toBe('call.no-enterprise');
    expect(await refused(['flow', '--run', '99'])).toBe('call.no-run');
    expect((await cliHere(['flow', '--run', '99'], data)).stderr).toContain(`最近一次是第 ${run.run} 号`);
    expect(await lines(['screen'])).toMatch(/^没有新文献，也没有新的画像版本：以下是第 1 次筛查的结果/);
    expect(screenResult.parse(await object(['screen']))).toMatchObject({ run: run.run, nothingNew: true });
    expect(await object(['recipient', 'stop', '1'])).toEqual({ recipient: 1, stop: true });
  });

  it('tells what waits for the enterprise’s word, and where the numbers of subscriptions are', async () => {
    await inOffice(data, async ({ database, house, clock }) => {
      await changeProfile(database.db, house, 1, { needsSignOff: true }, { actor: 'test', clock });
    });
    expect(await lines(['profile', 'list'])).toMatch(/\n *1 .* 待企业签认 /);
    expect(await lines(['profile', 'show', '1'])).toContain('待企业签认');
    await object(['profile', 'set', '1', '--valid-to', '2000-01-01']);
    expect(await lines(['profile', 'list'])).toMatch(/\n *1 .* 到期 /);
    expect(await refused(['subscription', 'stop', '99'])).toBe('push.subscription.not-found');
    expect((await cliHere(['subscription', 'stop', '99'], data)).stderr).toContain('chuanli subscription list');
  });

  it('refuses a reason of irrelevance with what is relevant, and says that what was sent stays sent', async () => {
    await object(['queue', '--rule', '*', '--decision', 'keep', '--reason', '研究']);
    const { issues } = (await object(['issue', 'compose'])) as { issues: number[] };
    const [unsent, sent] = issues as [number, number];
    expect(await object(['issue', 'withdraw', `${unsent}`])).toEqual({ withdrawn: unsent, sent: 0 });
    expect(await object(['issue', 'approve', `${sent}`])).toMatchObject({ approved: [sent] });
    expect(await object(['deliver'])).toMatchObject({ delivered: expect.any(Number) });
    const { items } = (await object(['issue', 'show', `${sent}`])) as { items: { item: number }[] };
    const item = `${items[0]!.item}`;
    const contradiction = ['feedback', item, '--rating', 'relevant', '--reason', 'wrong-field'];
    expect(await refused(contradiction)).toBe('effects.reason-of-relevant');
    expect(await object(['flow'])).toMatchObject({ judged: 0 });
    await object(['feedback', item, '--rating', 'irrelevant', '--reason', 'wrong-field']);
    expect(await object(['flow'])).toMatchObject({ judged: 1 });
    expect(await lines(['issue', 'withdraw', `${sent}`])).toMatch(/已撤回第 \d+ 号。\n已发出的 \d+ 份不能收回/);
  });
});

const olderNode = '/usr/bin/node';
const older = existsSync(olderNode) ? spawnSync(olderNode, ['--version'], { encoding: 'utf8' }).stdout.trim() : '';

describe.skipIf(!/^v(18|20|22)\./.test(older))(
  `npx chuanli under the machine's own Node ${older}`,
  { timeout: MINUTES },
  () => {
    const bin = fileURLToPath(new URL('../../bin/chuanli.mjs', import.meta.url));
    const call = (...args: string[]) =>
      spawnSync(olderNode, [bin, ...args, '--data', data], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });

    it('works on the Node of the lockfile, and passes on output and status', () => {
      const { status, stdout } = call('flow', '--json');
      expect(status).toBe(0);
      expect(flowCounts.parse(JSON.parse(stdout))).toMatchObject({ stored: 62 });
      expect(call('search').status).toBe(2);
    });
  },
);
