import type { Seen } from '../problems.ts';
import { entriesOf } from './zip.ts';

/** What a ZIP is a package of: an XLSX workbook, something of another office program, or just files. */
export type PackageKind = 'workbook' | 'files' | Seen;

/** Office packages hold few members; an archive with more before the telling one is an archive. */
const LOOKED_AT = 500;

const TELLING: readonly (readonly [member: string, kind: PackageKind])[] = [
  ['xl/workbook.xml', 'workbook'],
  [
    'xl/workbook.bin',
    {
      data: true,
      zh: '这是二进制 Excel（.xlsb）文件，请另存为 .xlsx',
      en: 'it is a binary Excel file (.xlsb); save it as .xlsx',
    },
  ],
  ['word/document.xml', { data: false, zh: '这是 Word 文档', en: 'it is a Word document' }],
  ['ppt/presentation.xml', { data: false, zh: '这是 PowerPoint 演示文稿', en: 'it is a PowerPoint file' }],
  [
    'content.xml',
    {
      data: true,
      zh: '这是 OpenDocument 文件，请另存为 .xlsx 或 CSV',
      en: 'it is an OpenDocument file; save it as .xlsx or CSV',
    },
  ],
];

/** Tells an XLSX from an archive by the names of its members. Throws ProblemError where the ZIP cannot be opened. */
export async function packageKind(archive: string, source: string | Buffer): Promise<PackageKind> {
  let looked = 0;
  let declaresType = false;
  for await (const { entry } of entriesOf(archive, source)) {
    const name = entry.fileNameRaw.toString('latin1');
    declaresType ||= name === 'mimetype';
    const telling = TELLING.find(([member]) => member === name);
    if (telling && (name !== 'content.xml' || declaresType)) return telling[1];
    if (++looked >= LOOKED_AT) break;
  }
  return 'files';
}
