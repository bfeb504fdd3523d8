import { DEFAULT_LIMITS, type FormatReader, type ReadLimits, type TextChunk } from '../../src/engine/formats/reader.ts';
import type { Problem } from '../../src/engine/problem.ts';
import type { Publication } from '../../src/engine/publication.ts';

/** What a reader gave of a text: publications and problems, both with the bytes that they stand at. */
export interface TextReading {
  readonly publications: readonly Publication[];
  readonly numbers: readonly string[];
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
  readonly excerpts: readonly string[];
  readonly places: readonly { readonly record: number; readonly start?: number; readonly end?: number }[];
}

/** Reads a text in memory, cut into chunks after the given characters. */
export async function readText(
  reader: FormatReader,
  text: string,
  { cuts = [], limits = {} }: { cuts?: readonly number[]; limits?: Partial<ReadLimits> } = {},
): Promise<TextReading> {
  const publications: Publication[] = [];
  const problems: Problem[] = [];
  const excerpts: string[] = [];
  const places: { record: number; start?: number; end?: number }[] = [];
  for await (const result of reader.read(chunksOf(text, cuts), { limits: { ...DEFAULT_LIMITS, ...limits } })) {
    places.push(result.position);
    if (result.type === 'publication') publications.push(result.publication);
    else {
      problems.push(result.problem);
      excerpts.push(result.excerpt);
    }
  }
  return {
    publications,
    numbers: publications.map(({ id }) => id.number),
    problems,
    codes: problems.map(({ code }) => code),
    excerpts,
    places,
  };
}

async function* chunksOf(text: string, cuts: readonly number[]): AsyncGenerator<TextChunk> {
  const ends = [...new Set(cuts)].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b);
  let from = 0;
  let start = 0;
  for (const end of [...ends, text.length]) {
    const piece = text.slice(from, end);
    yield { text: piece, start };
    start += Buffer.byteLength(piece);
    from = end;
  }
}
