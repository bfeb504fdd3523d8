import { readFile } from 'node:fs/promises';
import { ProblemError } from '../problem.ts';
import { UnpackBudget } from './container/budget.ts';
import { gathered, HEAD_BYTES, type HeadedBytes, withHead } from './container/bytes.ts';
import { gunzipped } from './container/gzip.ts';
import { packageKind } from './container/package-kind.ts';
import { signatureOf } from './container/signature.ts';
import { membersOf, type ZipMember } from './container/zip.ts';
import { DamageLog } from './decoding/damage.ts';
import { decode, decodedHead } from './decoding/decode.ts';
import { encodingOf } from './decoding/encoding.ts';
import { FORMATS, READERS } from './formats.ts';
import {
  ARCHIVE_BOMB,
  emptyFile,
  nestedTooDeep,
  nestedTooLarge,
  nothingInArchive,
  UnknownFormat,
  workbookTooLarge,
} from './problems.ts';
import type { ReadLimits, ReadOptions, ReadResult } from './reader.ts';
import { readerFor } from './recognise.ts';
import { readWorkbook } from './tabular/spreadsheet.ts';

/** What holds for one file or member while it is read. */
export interface Reading {
  /** For messages: the file's name, or the member's path. */
  readonly name: string;
  readonly member?: string;
  /** How many archives this lies in. */
  readonly containers: number;
  readonly budget: UnpackBudget;
  readonly limits: ReadLimits;
  readonly mapping?: string;
  readonly encoding?: string;
  readonly onSkipped: (member: string) => void;
}

/** The bytes of a file or member; `onDisk` is the path where they lie as they are. */
interface Source extends HeadedBytes {
  readonly onDisk?: string;
  readonly size?: number;
}

/** An archive in an archive is read, no deeper. */
const CONTAINERS = 2;
/** An archive within an archive, and a workbook, are held in memory up to this. */
const IN_MEMORY = 256 * 1024 * 1024;

/** Reads whatever these bytes are: an archive, a workbook, or text in one of the formats. */
export async function* readStream(
  stream: AsyncIterable<Buffer>,
  lies: { readonly onDisk?: string; readonly size?: number },
  reading: Reading,
): AsyncGenerator<ReadResult> {
  const headed = await withHead(stream);
  try {
    yield* readBytes({ ...headed, ...lies }, reading);
  } finally {
    await headed.close();
  }
}

async function* readBytes(source: Source, reading: Reading): AsyncGenerator<ReadResult> {
  const signature = signatureOf(source.head);
  switch (signature.kind) {
    case 'empty':
      throw emptyFile(reading.name);
    case 'binary':
      throw new UnknownFormat(reading.name, signature.seen, FORMATS);
    case 'gzip': {
      if (reading.containers >= CONTAINERS) throw nestedTooDeep(reading.name);
      const unpacked = gunzipped(reading.name, source.bytes, reading.budget);
      yield* readStream(unpacked, {}, { ...reading, containers: reading.containers + 1 });
      return;
    }
    case 'zip':
      yield* readPackage(source, reading);
      return;
    case 'text':
      yield* readText(source, reading);
  }
}

async function* readText(source: Source, reading: Reading): AsyncGenerator<ReadResult> {
  const encoding = encodingOf(source.head, reading.encoding);
  const head = decodedHead(source.head, encoding);
  if (head.trim() === '' && source.head.length < HEAD_BYTES) throw emptyFile(reading.name);
  const found = readerFor(head, reading.name, READERS);
  if ('seen' in found) throw new UnknownFormat(reading.name, found.seen, FORMATS);
  const damage = new DamageLog(encoding.label);
  const text = decode(source.bytes, encoding, damage);
  for await (const result of found.reader.read(text, optionsOf(reading))) yield damage.screen(result);
}

async function* readPackage(source: Source, reading: Reading): AsyncGenerator<ReadResult> {
  const tooLarge = (): Error => nestedTooLarge(reading.name, IN_MEMORY);
  const zip = source.onDisk ?? (await gathered(source.bytes, IN_MEMORY, tooLarge));
  const kind = await packageKind(reading.name, zip);
  if (kind === 'files') {
    if (reading.containers >= CONTAINERS) throw nestedTooDeep(reading.name);
    yield* readArchive(zip, reading);
  } else if (kind === 'workbook') {
    if ((source.size ?? 0) > IN_MEMORY) throw workbookTooLarge(reading.name, IN_MEMORY);
    const workbook = typeof zip === 'string' ? await readFile(zip) : zip;
    await checkUnpackedSize(workbook, reading);
    yield* readWorkbook(workbook, optionsOf(reading));
  } else {
    throw new UnknownFormat(reading.name, kind, FORMATS);
  }
}

/** The library for workbooks unpacks without a limit, so it is seen first what they unpack to. */
async function checkUnpackedSize(workbook: Buffer, { name, limits }: Reading): Promise<void> {
  const allowed = { ...limits, archiveBytes: Math.min(limits.archiveBytes, IN_MEMORY) };
  const budget = new UnpackBudget(name, workbook.length, allowed);
  for await (const member of membersOf(name, workbook, budget)) {
    for await (const _ of member.open());
  }
}

async function* readArchive(zip: string | Buffer, reading: Reading): AsyncGenerator<ReadResult> {
  let found = false;
  let skipped = 0;
  const onSkipped = (member: string): void => {
    skipped += 1;
    reading.onSkipped(member);
  };
  for await (const member of membersOf(reading.name, zip, reading.budget)) {
    for await (const result of readMember(member, { ...reading, onSkipped })) {
      found = true;
      yield result;
    }
  }
  if (!found) throw nothingInArchive(reading.name, skipped);
}

async function* readMember(zipped: ZipMember, archive: Reading): AsyncGenerator<ReadResult> {
  const member = archive.member === undefined ? zipped.name : `${archive.member}/${zipped.name}`;
  const reading = { ...archive, name: member, member, containers: archive.containers + 1 };
  let record = 0;
  try {
    for await (const result of readStream(zipped.open(), {}, reading)) {
      record = Math.max(record, result.position.record);
      yield result;
    }
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.problem.code === ARCHIVE_BOMB) throw cause;
    if (cause instanceof UnknownFormat && !cause.data) archive.onSkipped(member);
    else yield { type: 'setAside', problem: cause.problem, position: { member, record: record + 1 }, excerpt: '' };
  }
}

function optionsOf({ member, limits, mapping }: Reading): ReadOptions {
  return { limits, ...(member === undefined ? {} : { member }), ...(mapping === undefined ? {} : { mapping }) };
}
