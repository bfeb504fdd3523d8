import { folded } from '../folded.ts';
import { markOf } from '../marks.ts';

/** Fewer lines tell nothing of how they were broken. */
const FEWEST_LINES = 12;
/** Characters of Chinese on a line of a page. */
const NARROWEST = 18;
const WIDEST = 60;
/** How far a full line may stay below the widest, where a sign may not begin the next. */
const RAGGED = 3;
/** Of a hundred lines, how many end at the edge in the middle of a sentence, where lines are broken at the edge. */
const BROKEN = 30;

const ENDS_SENTENCE = /[。;:!?]["”』」)】]?$/;
/** Lines between two pages. */
const MOST_BETWEEN = 8;
const NUMBER_OF_PAGE = /^[-—–·\s]{0,6}\d{1,3}[-—–·\s]{0,6}$/;

/**
 * A text whose lines were broken at the edge of a page, as a copy out of a PDF has them, with its paragraphs on one line each, and
 * without the numbers of pages inside of them. Any other text as it is.
 */
export function unwrapped(text: string): string {
  const lines = text.split(/\r\n|[\r\n\f]/).map((line) => line.trimEnd());
  const width = widthOf(lines);
  if (width === undefined) return text;
  const isIndented = lines.filter((line) => /^\s/.test(line)).length * 20 > lines.length;
  const paragraphs: string[] = [];
  let isOpen = false;
  for (let at = 0; at < lines.length; at++) {
    if (isOpen) at = behindPageEnd(lines, at);
    const line = lines[at]!;
    if (isOpen && continues(line)) paragraphs.push(`${paragraphs.pop() ?? ''}${line}`);
    else paragraphs.push(line);
    isOpen = line.length >= width - RAGGED && (isIndented || !ENDS_SENTENCE.test(folded(line)));
  }
  return paragraphs.join('\n');
}

/** The width at which lines are broken; undefined where they are not. */
function widthOf(lines: readonly string[]): number | undefined {
  const written = lines.filter((line) => line !== '');
  if (written.length < FEWEST_LINES) return undefined;
  const lengths = written.map(({ length }) => length).toSorted((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)]!;
  if (width < NARROWEST || width > WIDEST || lengths.at(-1)! > width + RAGGED) return undefined;
  const broken = written.filter((line) => line.length >= width - RAGGED && !ENDS_SENTENCE.test(folded(line)));
  return broken.length * 100 >= written.length * BROKEN ? width : undefined;
}

/** The line behind the end of a page, where the paragraph goes on in it; otherwise the line itself. */
function behindPageEnd(lines: readonly string[], at: number): number {
  let next = at;
  let isPageEnd = false;
  for (; next < lines.length && next - at < MOST_BETWEEN; next++) {
    const line = lines[next]!;
    const isNumber = line !== '' && NUMBER_OF_PAGE.test(folded(line));
    if (line !== '' && !isNumber) break;
    isPageEnd ||= isNumber;
  }
  return isPageEnd && continues(lines[next] ?? '') ? next : at;
}

function continues(line: string): boolean {
  return line !== '' && !/^\s/.test(line) && !line.includes('\t') && markOf(folded(line)) === undefined;
}
