import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { openMail } from './mail.ts';
import { readMail } from './mail-reading.ts';

useTempFolders();

async function throughFolder(mail: { subject: string; text: string; html: string; attachment: Uint8Array }) {
  const folder = tempFolder();
  const transport = openMail({ folder });
  const { attachment, ...texts } = mail;
  await transport.send({
    ...texts,
    messageId: '<a@b.example>',
    date: new Date('2026-11-23T04:00:00Z'),
    from: '传利 <push@house.example>',
    to: ['甲 <ip@enterprise.example>'],
    attachments: [{ filename: 'a.xlsx', contentType: 'application/octet-stream', content: attachment }],
  });
  transport.close();
  return readMail(readFileSync(join(folder, readdirSync(folder)[0]!)));
}

const text = fc
  .array(
    fc.constantFrom('固态电解质', ' ', '  ', 'electrolyte for ', '=', '=3D', '<a href="x">', '\n', '🔋', 'é', '-'),
    {
      maxLength: 80,
    },
  )
  .map((parts) => parts.join(''));

describe('a mail that was written into a folder', () => {
  it('reads as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, fc.uint8Array({ maxLength: 300 }), async (plain, html, attachment) => {
        const subject = `专利信息简报：${plain.replaceAll(/\s+/g, ' ').trim()}`.trim();
        const mail = { subject, text: `${plain}.`, html: `<p>${html}</p>`, attachment };
        const read = await throughFolder(mail);
        const oneBreak = (value: string): string => value.replaceAll('\r\n', '\n').replaceAll(/[ \t]+\n/g, '\n');
        expect(oneBreak(read.text).trim()).toBe(oneBreak(mail.text).trim());
        expect(oneBreak(read.html).trim()).toBe(oneBreak(mail.html).trim());
        expect(read.subject.replaceAll(/\s+/g, ' ')).toBe(subject);
        expect(read).toMatchObject({ from: '传利 <push@house.example>', to: '甲 <ip@enterprise.example>' });
        expect([...read.attachments[0]!.content]).toEqual([...attachment]);
      }),
      { numRuns: 60 },
    );
  });

  it('may be anything at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readMail(Buffer.from(bytes))));
    expect(readMail(Buffer.alloc(0))).toMatchObject({ subject: '', text: '', attachments: [] });
  });
});
