import { markupAt } from './markup.ts';

/**
 * Local names of the first `count` start tags of a text, in document order; fewer where it is not XML or holds no more.
 */
export function leadingElements(head: string, count: number): string[] {
  const names: string[] = [];
  const window = { text: head, indexOf: (mark: string, from: number): number => head.indexOf(mark, from) };
  let at = head.search(/[^\s\uFEFF]/);
  if (at === -1 || head.charAt(at) !== '<') return names;
  while (at !== -1 && names.length < count) {
    const markup = markupAt(window, at);
    if (markup.type === 'junk') return names;
    if (markup.type === 'open') names.push(markup.name);
    if (markup.end === -1) return names;
    at = head.indexOf('<', markup.end);
  }
  return names;
}
