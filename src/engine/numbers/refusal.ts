import { type Parsed, refused } from '../problem.ts';
import { LONGEST_NUMBER } from './written-form.ts';

/** A refusal of a number or symbol; `code` is the part after `numbers.`. */
export function refusal<T>(code: string, zh: string, en: string): Parsed<T> {
  return refused({ code: `numbers.${code}`, zh, en });
}

/** What the person wrote, short enough to be repeated in a message. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= 40 ? line : `${line.slice(0, 40)}…`;
}

/** Refuses what is no number or symbol at first sight; undefined when there is something to read. */
export function refusedAtSight<T>(text: string, example: string): Parsed<T> | undefined {
  if (text.trim() === '') {
    return refusal(
      'empty',
      `号码或分类号为空。请填写，例如 ${example}。`,
      `The number or symbol is empty. Write one, such as ${example}.`,
    );
  }
  if (text.length > LONGEST_NUMBER) {
    return refusal(
      'too-long',
      `“${quoted(text)}”有 ${text.length} 个字符，不像一个号码或分类号（最多 ${LONGEST_NUMBER} 个字符）。请一次只填写一个，例如 ${example}。`,
      `“${quoted(text)}” has ${text.length} characters, too many for one number or symbol (at most ${LONGEST_NUMBER}). Write one at a time, such as ${example}.`,
    );
  }
  return undefined;
}
