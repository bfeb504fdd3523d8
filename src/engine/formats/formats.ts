import { businessDocument, cnPatentDocument, untestedOnOfficeFiles } from './cnipa/index.ts';
import type { FormatReader } from './reader.ts';
import { delimitedReader } from './tabular/delimited.ts';
import { jsonDocumentReader, jsonLinesReader } from './tabular/json.ts';

/** A format that is read, in words for people. */
export interface FormatDescription {
  readonly zh: string;
  readonly en: string;
  /** Written from public descriptions and tested on files made for the tests only: no file of the office was at hand. */
  readonly untestedOnOfficeFiles?: boolean;
}

export const FORMATS: readonly FormatDescription[] = [
  {
    zh: '国家知识产权局 XML（cn-patent-document、business:PatentDocumentAndRelated；尚未用官方文件验证）',
    en: 'CNIPA XML (cn-patent-document, business:PatentDocumentAndRelated; untested on files from the office)',
    untestedOnOfficeFiles,
  },
  { zh: 'JSON 与 JSONL（按列映射）', en: 'JSON and JSONL (by a mapping)' },
  { zh: 'CSV、TSV 与 XLSX（按列映射）', en: 'CSV, TSV and XLSX (by a mapping)' },
  { zh: '以上各种格式的 ZIP 或 gzip 压缩文件', en: 'ZIP and gzip archives of these' },
];

/** The readers of text, in the order in which they are asked. The one for delimited tables takes what no other wants. */
export const READERS: readonly FormatReader[] = [
  cnPatentDocument,
  businessDocument,
  jsonLinesReader,
  jsonDocumentReader,
  delimitedReader,
];
