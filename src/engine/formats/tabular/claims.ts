/** What stands before a number (nothing, a line break, the end of a sentence), the number, and its mark. */
const CLAIM_NUMBER = /(^|\n\s*|[。.]\s*)(\d{1,3})\s?([.．、])(?!\d)(?=\s*[\p{Lu}\p{Lo}\p{N}([“"]|\s*$)/gu;

/** Numbers that may be missing between two claims before the later one is no longer taken for a claim. */
const GAP = 2;

/**
 * Splits a text of numbered claims into claims, each with its number as printed. A claim begins at the start of the text, of a
 * line or of a sentence, with the number after the last one and the mark that the first claim has. Other numbers (`1.5 mm`, a
 * list of steps within a claim) begin no claim. Where numbers are missing, the next one counts only at the start of a line.
 */
export function splitClaims(text: string): string[] {
  const starts: number[] = [];
  let last = 0;
  let mark = '';
  for (const match of text.matchAll(CLAIM_NUMBER)) {
    const [, before, digits, written] = match as unknown as [string, string, string, string];
    const number = Number(digits);
    const atLineStart = before === '' || before.includes('\n');
    const isMark = starts.length === 0 || markOf(written) === mark;
    const isNext = starts.length === 0 ? atLineStart || number === 1 : number === last + 1;
    const isAfterGap = starts.length > 0 && atLineStart && number > last && number <= last + 1 + GAP;
    if (!isMark || !(isNext || isAfterGap)) continue;
    starts.push(match.index + before.length);
    last = number;
    mark = markOf(written);
  }
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, index) => text.slice(start, starts[index + 1]).trim()).filter((claim) => claim !== '');
}

function markOf(written: string): string {
  return written === '．' ? '.' : written;
}
