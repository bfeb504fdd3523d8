import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planRoutes } from '../../src/server/modules/plan/routes.ts';
import { clockAt } from '../../src/server/platform/clock.ts';
import { cliHere } from '../support/cli-here.ts';
import { useDatabase } from '../support/database.ts';
import { useHttp } from '../support/http.ts';
import { newDataFolder } from '../support/office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { zipOf } from '../support/zip.ts';

const test = useDatabase();
const http = useHttp(async () => ({
  ...{ organisationId: test.scope.organisationId, roles: ['officer'] as const },
  ...{ accountId: 1, actor: 'officer', open: true },
}));
useTempFolders();

const docxOf = (body: string, ...members: readonly (readonly [string, string])[]): Buffer =>
  zipOf([
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    ...members.map(([name, data]) => ({ name, data })),
  ]);

/** Each file with the words that say what is the matter and what to do about it. */
const BAD: readonly (readonly [what: string, name: string, bytes: Buffer, zh: readonly string[]])[] = [
  ['no notice', '天气.txt', Buffer.from('今天天气很好，明天也好。'), ['没有认出这是一份计划通知', '空白页']],
  ['a Word document without a notice', '便条.docx', docxOf('<w:p><w:r><w:t>你好</w:t></w:r></w:p>'), ['没有认出']],
  ['a Word document with macros', '通知.docx', docxOf('', ['word/vbaProject.bin', 'x']), ['带有宏', '不带宏的 docx']],
  ['a ZIP bomb', '通知.docx', docxOf(`<w:p/>${' '.repeat(8_000_000)}`), ['已停止读取']],
  ['an empty file', '空.txt', Buffer.alloc(0), ['是空的', '重新选择']],
];

async function uploaded(name: string, bytes: Buffer): Promise<{ status: number; detail: string; plans: unknown[] }> {
  const means = { db: test.db, house: test.scope, clock: clockAt('2031-06-15T02:00:00Z') };
  const app = await http((server) =>
    planRoutes(server, { ...means, issue: async () => null, returnDays: async () => null }),
  );
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await app.inject({ method: 'POST', url: '/api/plans/import', payload: form });
  const { plans } = (await app.inject({ url: '/api/plans' })).json();
  return { status: answer.statusCode, detail: answer.json().detail, plans };
}

describe('a file that is no notice that can be read', () => {
  it.each(BAD)('%s is refused on the page in words that say what to do', async (_what, name, bytes, words) => {
    const { status, detail, plans } = await uploaded(name, bytes);
    expect([status, plans]).toEqual([400, []]);
    for (const word of words) expect(detail).toContain(word);
  });

  it('is refused on the command line in the same words, and leaves nothing behind', async () => {
    const data = await newDataFolder();
    for (const [what, name, bytes, words] of BAD) {
      const path = join(tempFolder(), name);
      writeFileSync(path, bytes);
      const { status, stdout, stderr } = await cliHere(['plan', 'import', path], data);
      expect([status, stdout], what).toEqual([1, '']);
      for (const word of words) expect(stderr, what).toContain(word);
      expect(stderr, what).not.toMatch(/\bat .*\.ts:\d+|Error:/);
    }
    expect((await cliHere(['plan', 'list', '--json'], data)).stdout).toBe('{"plans":[]}\n');
  });
});
