import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { demonstrate } from '../../src/cli/demonstration.ts';
import { sampleWeeks } from '../../src/cli/sample-weeks.ts';
import { flow } from '../../src/server/modules/effects/index.ts';
import { listProfiles, requestsOf } from '../../src/server/modules/profiles/index.ts';
import { listAssociations, listDeliveries, listIssues, listPushed } from '../../src/server/modules/push/index.ts';
import { issueSheet } from '../../src/server/modules/push/issue-sheet.ts';
import { listConflicts } from '../../src/server/modules/screening/agreement.ts';
import { listQueue } from '../../src/server/modules/screening/index.ts';
import { openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import type { Language } from '../../src/server/platform/problems.ts';
import { newDataFolder } from '../support/office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';

useTempFolders();

const profiles = fileURLToPath(new URL('../../sample/profiles.json', import.meta.url));

async function told(file: string, language: Language) {
  let text = '';
  const config = readConfig({}, { data: await newDataFolder() });
  const counts = await demonstrate(config, { files: [file], profiles, language }, (piece) => {
    text += piece;
  });
  return { text, counts };
}

it('a demonstration on files of which nothing is delivered says why', { timeout: 300_000 }, async () => {
  const [unread, foreign] = ['unread.csv', 'foreign.csv'].map((name) => join(tempFolder(), name)) as [string, string];
  writeFileSync(unread, 'colour,size\nred,3\n');
  writeFileSync(foreign, 'publication_number,title\nCN199009993A,一种离心泵（虚构示例）\n');
  const nothing = await told(unread, 'zh-Hant');
  expect(nothing.counts).toMatchObject({ stored: 0, pushed: 0 });
  expect(nothing.text).toContain('沒有讀入任何文獻');
  const unmatched = await told(foreign, 'en');
  expect(unmatched.counts).toMatchObject({ stored: 1, matched: 0, pushed: 0 });
  expect(unmatched.text).toContain('No publication matches the profiles');
});

it('an office with history has on its desks what offices have', { timeout: 300_000 }, async () => {
  const data = await newDataFolder();
  const config = readConfig({}, { data });
  let text = '';
  const counts = await demonstrate(config, { ...sampleWeeks(), profiles }, (piece) => {
    text += piece;
  });
  expect(counts).toMatchObject({ read: 103, setAside: 1, stored: 102 });
  expect(text).toContain('2026-w47-cn-late.csv #1');
  const office = await openOffice(config);
  try {
    const { database, house, clock } = office;
    const { db } = database;
    expect(await flow(db, house)).toEqual(counts);

    const waiting = (await listProfiles(db, house, {}, { clock })).filter(({ version }) => version === 2);
    expect(waiting).toMatchObject([{ needsSignOff: true, runningVersion: 1 }]);
    const requests = await requestsOf(db, house, waiting[0]!.id);
    expect(requests.map(({ settled }) => settled === undefined)).toEqual([true, false]);

    const queue = await listQueue(db, house, { limit: 1000 });
    expect(queue.filter(({ decision }) => decision === 'maybe').length).toBeGreaterThan(0);
    const kept = queue.filter(({ decision }) => decision === 'keep').map(({ id }) => id);
    const told = await listPushed(db, house, 'pushed');
    expect(kept.filter((id) => !told.includes(id)).length).toBeGreaterThan(0);
    expect((await listConflicts(db, house, 'nobody')).conflicts).toHaveLength(1);

    const [association] = await listAssociations(db, house);
    const common = (await listIssues(db, house, {})).filter(({ enterprise }) => enterprise === association?.id);
    const { members } = await issueSheet(db, house, common[0]!.id);
    expect(members.map(({ enterprise }) => enterprise)).toEqual(association?.members.map(({ name }) => name));
    expect(members.every(({ additions }) => additions > 0)).toBe(true);

    const failed = (await listDeliveries(db, house)).filter(({ state }) => state === 'failed');
    expect(failed).toHaveLength(1);
  } finally {
    await office.close();
  }
});
