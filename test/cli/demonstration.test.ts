import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { demonstrate } from '../../src/cli/demonstration.ts';
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
