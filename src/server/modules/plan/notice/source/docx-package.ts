import { UnpackBudget } from '../../../../../engine/formats/container/budget.ts';
import { gathered } from '../../../../../engine/formats/container/bytes.ts';
import { entriesOf, membersOf } from '../../../../../engine/formats/container/zip.ts';
import { DEFAULT_LIMITS } from '../../../../../engine/formats/reader.ts';
import { ProblemError, problemOf } from '../../../../platform/problems.ts';
import * as problems from '../problems.ts';

/** The parts of a Word document that its words are in, as XML. */
export interface DocxParts {
  readonly document: Buffer;
  readonly numbering?: Buffer;
  readonly styles?: Buffer;
}

const MOST_MEMBERS = 5000;
const LARGEST_PART = 48 * 1024 * 1024;
const LIMITS = { ...DEFAULT_LIMITS, archiveBytes: 128 * 1024 * 1024 };

const DOCUMENT = /^word\/document\d*\.xml$/;
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
const TYPES = '[Content_Types].xml';

const OTHER_PACKAGES: readonly (readonly [member: RegExp, zh: string, en: string])[] = [
  [/^xl\//, '这是 Excel 工作簿', 'it is an Excel workbook'],
  [/^ppt\//, '这是演示文稿', 'it is a presentation'],
  [
    /^OFD\.xml$/,
    '这是 OFD 版式文件，请向来文单位索取 docx 或复制全文',
    'it is an OFD file; ask for a docx or copy its words',
  ],
  [/^content\.xml$/, '这是 OpenDocument 文件，请另存为 docx', 'it is an OpenDocument file; save it as docx'],
];

/**
 * Unpacks what the words of a Word document are in, and nothing else of it.
 * @throws ProblemError for what is no Word document, one with macros or a password, damaged, or unpacking to too much.
 */
export async function docxParts(bytes: Buffer, name: string): Promise<DocxParts> {
  try {
    return await unpackedParts(bytes, name);
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem === undefined || problem.code.startsWith('plan.')) throw thrown;
    throw new ProblemError(ofArchive(problem.code, name), { cause: thrown });
  }
}

async function unpackedParts(bytes: Buffer, name: string): Promise<DocxParts> {
  await refuseOthers(bytes, name);
  const parts = new Map<string, Buffer>();
  const budget = new UnpackBudget(name, bytes.length, LIMITS);
  for await (const member of membersOf(name, bytes, budget)) {
    const part = DOCUMENT.test(member.name) ? 'document' : member.name;
    if (!['document', NUMBERING, STYLES, TYPES].includes(part) || parts.has(part)) continue;
    parts.set(
      part,
      await gathered(member.open(), LARGEST_PART, () => new ProblemError(problems.unpacksTooLarge(name))),
    );
  }
  if (/macroEnabled/i.test(parts.get(TYPES)?.toString('latin1') ?? ''))
    throw new ProblemError(problems.withMacros(name));
  const [document, numbering, styles] = ['document', NUMBERING, STYLES].map((part) => parts.get(part));
  if (document === undefined) throw new ProblemError(problems.damagedDocx(name));
  return { document, ...(numbering && { numbering }), ...(styles && { styles }) };
}

/** By the names of the members alone, before anything is unpacked. */
async function refuseOthers(bytes: Buffer, name: string): Promise<void> {
  let looked = 0;
  const others: { readonly zh: string; readonly en: string }[] = [];
  let isDocx = false;
  for await (const { entry } of entriesOf(name, bytes)) {
    if (++looked > MOST_MEMBERS) throw new ProblemError(problems.tooComplex(name));
    const member = entry.fileNameRaw.toString('latin1').replaceAll('\\', '/');
    if (/(?:^|\/)vba(?:Project|Data)[^/]*$/i.test(member)) throw new ProblemError(problems.withMacros(name));
    isDocx ||= DOCUMENT.test(member);
    const other = OTHER_PACKAGES.find(([pattern]) => pattern.test(member));
    if (other !== undefined && others.length === 0) others.push({ zh: other[1], en: other[2] });
  }
  if (isDocx) return;
  const archive = {
    zh: '这是压缩文件，请解压后选择其中的通知',
    en: 'it is an archive; unpack it and choose the notice in it',
  };
  throw new ProblemError(problems.notReadable(name, others[0] ?? archive));
}

function ofArchive(code: string, name: string) {
  switch (code) {
    case 'archive.bomb':
      return problems.unpacksTooLarge(name);
    case 'archive.encrypted':
      return problems.encrypted(name);
    default:
      return problems.damagedDocx(name);
  }
}
