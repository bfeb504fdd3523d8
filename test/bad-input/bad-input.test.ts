import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { ImportResult, SearchResult } from '../../src/shared/patents.ts';
import { cli, cliJson, printedObject } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';
import { newDataFolder } from '../support/office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';

const MINUTES = 60_000;
const sample = fileURLToPath(new URL('../../sample/2026-w47-cn.csv', import.meta.url));

useTempFolders();

/** Searches in this process. @throws with what it wrote to stderr when it did not end with status 0. */
async function search(query: string, data: string): Promise<SearchResult> {
  const ended = await cliHere(['search', query, '--json'], data);
  if (ended.status !== 0) throw new Error(ended.stderr);
  return printedObject<SearchResult>(ended);
}

const xml = (body: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<us-patent-grant>${body}</us-patent-grant>`;
const laughs = '<!DOCTYPE us-patent-grant [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
const outside = '<!DOCTYPE us-patent-grant [<!ENTITY x SYSTEM "file:///etc/hostname">]>';

/** Each file with the code of the problem that it must be told by. */
const BAD: readonly (readonly [name: string, content: string | Buffer, code: RegExp])[] = [
  ['empty.csv', '', /empty/],
  ['unknown.bin', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), /unknown/],
  ['columns.csv', 'colour,size\nred,3\n', /no-mapping/],
  ['truncated.xml', '<?xml version="1.0"?><us-patent-grant><us-bibliographic-data-grant><publication-', /./],
  ['bomb.xml', xml('&c;', laughs), /./],
  ['entity.xml', xml('&x;', outside), /./],
  ['bomb.csv.gz', gzipSync(Buffer.alloc(60 * 1024 * 1024)), /./],
  ['date.jsonl', '{"publication_number":"CN199009999A","title":"甲","publication_date":"2026-02-31"}\n', /date/],
  [
    'digit.jsonl',
    '{"publication_number":"CN199009998A","title":"乙","application_number":"CN201810123456.7"}\n',
    /check/,
  ],
];

it('bad files are each told with file and reason, nothing that was stored is lost, and nothing from outside is read', {
  timeout: 5 * MINUTES,
}, async () => {
  const data = await newDataFolder();
  const folder = tempFolder();
  await cliJson(['import', sample], { data });
  const before = await search('电解质', data);
  const files = BAD.map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  const gb18030 = join(folder, 'gb18030.csv');
  const row = Buffer.concat([
    Buffer.from('"CN199009997A","'),
    Buffer.from([0xb2, 0xe8, 0xd2, 0xb6]),
    Buffer.from('"\n'),
  ]);
  const head = Buffer.concat([Buffer.from([0xb9, 0xab, 0xbf, 0xaa, 0xba, 0xc5, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a])]);
  writeFileSync(gb18030, Buffer.concat([head, row]));

  const ended = await cli(['import', ...files, gb18030, join(folder, 'nothere.csv'), '--json'], { data });
  expect(ended.status).toBe(1);
  const result = printedObject<ImportResult>(ended);
  expect(result.stored).toBe(1);
  for (const [name, , code] of BAD) {
    const told = result.setAside.filter(({ file }) => file === name);
    expect(told, name).not.toEqual([]);
    for (const { reason } of told) {
      expect(reason.code, name).toMatch(code);
      expect(reason.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(reason.en).toMatch(/[a-z]{3}/);
    }
  }
  expect(result.setAside.map(({ file }) => file)).toEqual(expect.arrayContaining(['nothere.csv']));
  expect(result.setAside.find(({ file }) => file === 'digit.jsonl')?.reason.zh).toContain('5');

  const after = await search('电解质', data);
  expect(after.hits).toEqual(before.hits);
  const tea = await search('pn=CN199009997A', data);
  expect(tea.hits.map(({ title }) => title)).toEqual(['茶叶']);
});

it('bad queries and wrong calls are told in the language asked for, with the right status', {
  timeout: 5 * MINUTES,
}, async () => {
  const data = await newDataFolder();
  const many = Array.from({ length: 10_000 }, (_, at) => `a${at}`).join(' OR ');
  const tooMany = await cliHere(['search', many, '--json'], data);
  expect(tooMany.status).toBe(1);
  expect(printedObject(tooMany)).toMatchObject({ problem: { code: expect.stringMatching(/^query\./) } });
  expect(tooMany.stderr).toMatch(/10,?000/);
  const digit = await cli(['search', 'an=201510123456.7', '--lang', 'en'], { data });
  expect(digit).toMatchObject({ status: 1, stdout: '' });
  expect(digit.stderr).toContain('201510123456.1');
  const february = await cliHere(['search', 'pd=2026-02-31'], data);
  expect(february.status).toBe(1);
  expect(february.stderr).toMatch(/[\u4e00-\u9fff]/);
  expect(await cliHere(['search', 'x', '--limit', 'abc'], data)).toMatchObject({ status: 2, stdout: '' });
  expect(await cliHere(['nothing'])).toMatchObject({ status: 2, stdout: '' });
  const profiles = join(tempFolder(), 'profiles.json');
  writeFileSync(profiles, '{"format": "chuanli-profiles/1", ');
  const file = await cliHere(['profile', 'import', profiles], data);
  expect(file.status).toBe(1);
  expect(file.stderr).toContain(profiles);
});
