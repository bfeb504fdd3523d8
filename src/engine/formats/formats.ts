import { businessDocument, cnPatentDocument, untestedOnOfficeFiles } from './cnipa/index.ts';
import { exchange } from './epo/exchange.ts';
import { family } from './epo/family.ts';
import { fulltext } from './epo/fulltext.ts';
import { search } from './epo/search.ts';
import type { FormatReader } from './reader.ts';
import { delimitedReader } from './tabular/delimited.ts';
import { jsonDocumentReader, jsonLinesReader } from './tabular/json.ts';
import { greenbook } from './us/greenbook.ts';
import { pap } from './us/pap.ts';
import { redbook } from './us/redbook.ts';
import { st32 } from './us/st32.ts';
import { st96 } from './us/st96.ts';

/** A format that is read, in words for people. */
export interface FormatDescription {
  readonly zh: string;
  readonly en: string;
  /** Written from public descriptions and tested on files made for the tests only: no file of the office was at hand. */
  readonly untestedOnOfficeFiles?: boolean;
}

export const FORMATS: readonly FormatDescription[] = [
  {
    zh: '美国专利商标局 XML 与文本（Red Book v4.0–v4.7、PAP、ST.32、Green Book、ST.96）',
    en: 'USPTO XML and text (Red Book v4.0 to v4.7, PAP, ST.32, Green Book, ST.96)',
  },
  {
    zh: '欧洲专利局交换文档（DOCDB、OPS 响应）',
    en: 'EPO exchange documents (DOCDB, OPS responses)',
  },
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
  redbook,
  pap,
  st32,
  st96,
  greenbook,
  exchange,
  search,
  family,
  fulltext,
  cnPatentDocument,
  businessDocument,
  jsonLinesReader,
  jsonDocumentReader,
  delimitedReader,
];
