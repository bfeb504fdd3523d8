import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { flowCounts } from '../../src/shared/effects.ts';
import { importResult, searchResult } from '../../src/shared/patents.ts';
import type { AuditResult, ScreenResult } from '../../src/shared/screening.ts';
import { auditResult, screenResult } from '../../src/shared/screening.ts';
import { printedObject } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';
import { newDataFolder } from '../support/office.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, obliged, provincesOf, taskOfYear } from './programme-year.ts';

const MINUTES = 60_000;
const sample = (name: string): string => fileURLToPath(new URL(`../../sample/${name}`, import.meta.url));

useTempFolders();

/** Calls with `--json`. @throws with what was written to stderr when it did not end with status 0. */
async function called<T = Record<string, unknown>>(args: readonly string[], data: string): Promise<T> {
  const ended = await cliHere([...args, '--json'], data);
  expect(ended.status, ended.stderr).toBe(0);
  return printedObject<T>(ended);
}

interface Items {
  readonly items: readonly { readonly item: number; readonly number: string }[];
}

describe.skipIf(!hasSharedData)('task six of the plan', () => {
  it('is for four provinces, and the others are invited', async () => {
    const { task, assignments } = await taskOfYear(6);
    expect(task.clause).toBe('三(六)');
    expect(provincesOf(obliged(assignments))).toEqual(['浙江', '山东', '湖南', '陕西']);
    expect(provincesOf(assignments)).toEqual(ALL_PROVINCES);
  });
});

describe('task six of the plan, by the command line', () => {
  it('takes the sample week from files to judged and used, and every number agrees with the lists behind it', {
    timeout: 6 * MINUTES,
  }, async () => {
    const data = await newDataFolder();
    const files = [sample('2026-w47-cn.csv'), sample('2026-w47-us.xml')];
    const imported = importResult.parse(await called(['import', ...files], data));
    expect(imported).toMatchObject({ files: 2, read: 60, stored: 60, updated: 0, unchanged: 0, setAside: [] });
    const again = importResult.parse(await called(['import', ...files], data));
    expect(again).toMatchObject({ read: 60, stored: 0, updated: 0, unchanged: 60 });

    await called(['profile', 'import', sample('profiles.json')], data);
    const run: ScreenResult = screenResult.parse(await called(['screen'], data));
    expect(run).toMatchObject({ publications: 60, profiles: 8 });
    expect(run.families).toBeGreaterThan(8);
    expect(run.families).toBeLessThan(run.matches);
    const audit: AuditResult = auditResult.parse(await called(['audit', '--sample', '480'], data));
    expect(audit.sampled).toBeGreaterThan(400);
    expect(audit.differences).toBe(0);
    expect(await called(['audit', '--replay'], data)).toMatchObject({ differences: 0, matches: run.matches });

    await called(['queue', '--rule', '*', '--in-title', '--decision', 'keep', '--why', '与在研项目直接相关'], data);
    await called(['queue', '--rule', '*', '--decision', 'drop', '--reason', '仅摘要提及'], data);
    expect(await called(['queue'], data)).toEqual({ items: [] });

    const { issues } = await called<{ issues: number[] }>(['issue', 'compose'], data);
    await called(['issue', 'approve', '--all', '--by', 'reviewer'], data);
    const delivered = await called<{ delivered: number; outbox: string }>(['deliver'], data);
    const mails = readdirSync(delivered.outbox).filter((name) => name.endsWith('.eml'));
    expect(mails).toHaveLength(issues.length);
    expect(delivered).toMatchObject({ delivered: issues.length, retried: 0, failed: 0, waiting: 0 });
    expect(await called(['deliver'], data)).toMatchObject({ delivered: 0 });

    const first = await called<Items>(['issue', 'show', String(issues[0])], data);
    const [one, two] = first.items;
    await called(
      ['feedback', String(one!.item), '--rating', 'relevant', '--used', 'rd', '--changed', '调整路线'],
      data,
    );
    await called(['feedback', String(two!.item), '--rating', 'irrelevant', '--reason', 'known-already'], data);

    const flow = flowCounts.parse(await called(['flow'], data));
    expect(flow).toMatchObject({ read: 60, stored: 60, matched: run.matches, families: run.families });
    expect(flow).toMatchObject({ judged: 2, relevant: 1, possibly: 0, irrelevant: 1, used: 1, precision: 0.5 });
    expect(flow.kept + flow.dropped + flow.maybe + flow.open).toBe(run.families);
    expect(flow.pushed).toBe(flow.kept);
    for (const number of ['kept', 'dropped', 'pushed', 'judged', 'used'] as const) {
      const { items } = await called<{ items: unknown[] }>(['flow', '--records', number], data);
      expect(items, number).toHaveLength(flow[number]);
    }
  });

  describe.skipIf(!hasSharedData)('on real publications', () => {
    it('finds a real document by search, by screening and in the delivered issue', {
      timeout: 6 * MINUTES,
    }, async () => {
      const data = await newDataFolder();
      const chosen = [
        distinctive('patents/zh/cn-fulltext-693.jsonl', 40),
        distinctive('patents/en/us-fulltext-31.jsonl', 7),
      ];
      await called(['import', ...chosen.map(({ file }) => sharedData(file))], data);
      for (const { query, number } of chosen) {
        const found = searchResult.parse(await called(['search', query], data));
        expect(found.hits.map((hit) => hit.number)).toContain(number);
      }
      const profiles = join(tempFolder(), 'profiles.json');
      writeFileSync(profiles, JSON.stringify(profileFile(chosen.map(({ query }) => query))));
      await called(['profile', 'import', profiles], data);
      expect(await called(['screen'], data)).toMatchObject({ profiles: chosen.length });
      await called(['queue', '--rule', '*', '--decision', 'keep'], data);
      await called(['issue', 'compose'], data);
      await called(['issue', 'approve', '--all'], data);
      const { outbox } = await called<{ outbox: string }>(['deliver'], data);
      const texts = await Promise.all(
        readdirSync(outbox).map(async (name) => (await simpleParser(readFileSync(join(outbox, name)))).text ?? ''),
      );
      expect(texts).toHaveLength(chosen.length);
      for (const { number } of chosen) expect(texts.filter((text) => text.includes(number))).toHaveLength(1);
    });
  });
});

/** A numbered document of a real file, with its whole title as the query. */
function distinctive(file: string, at: number): { file: string; number: string; query: string } {
  const lines = readFileSync(sharedData(file), 'utf8').trim().split('\n');
  const records = lines.map((line) => JSON.parse(line) as { publication_number: string; guid?: string; title: string });
  const record = records.filter(({ publication_number }) => publication_number !== null)[at]!;
  const number = record.guid === undefined ? record.publication_number : record.guid.replaceAll('-', '');
  return { file, number, query: `ti="${record.title.replaceAll('"', ' ')}"` };
}

function profileFile(queries: readonly string[]): unknown {
  const codes = queries.map((_, at) => `firm-${at + 1}`);
  return {
    format: 'chuanli-profiles/1',
    organisations: codes.map((code) => ({ code, name: `虚构企业 ${code}`, kind: 'enterprise' })),
    profiles: codes.map((code, at) => ({
      organisation: code,
      code: 'watch',
      name: '关注一件文献',
      definition: { query: queries[at] },
      delivery: { recipients: [{ channel: 'mail', name: '负责人（虚构）', address: `ip@${code}.example` }] },
    })),
  };
}
