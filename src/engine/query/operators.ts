import { foldOf, foldText } from '../text/characters.ts';

export type OperatorWord = 'and' | 'or' | 'not' | 'near' | 'adj';

/**
 * The words that are operators when they stand alone, in any case and in Traditional characters too; a term that merely contains one
 * (非金属, 与门, `and/or`) is a term, and in quotation marks each of them is a word like any other.
 */
const WORDS: ReadonlyMap<string, OperatorWord> = new Map([
  ['and', 'and'],
  ['与', 'and'],
  ['且', 'and'],
  ['or', 'or'],
  ['或', 'or'],
  ['not', 'not'],
  ['非', 'not'],
  ['near', 'near'],
  ['adj', 'adj'],
]);
const LONGEST = 4;
const FIRST_UNITS = new Set([...WORDS.keys()].map((word) => word.charCodeAt(0)));

export function operatorWord(written: string): OperatorWord | undefined {
  if (written.length > LONGEST) return undefined;
  const first = foldOf[written.charCodeAt(0)]!;
  if (first !== 0 && !FIRST_UNITS.has(first)) return undefined;
  return WORDS.get(foldText(written));
}

/** The operator in capitals, as it is nearly always written, that stands in a text: told without taking the word out of it. */
export function operatorInCapitals(text: string, start: number, end: number): 'and' | 'or' | 'not' | undefined {
  const length = end - start;
  if (length === 2) return text.startsWith('OR', start) ? 'or' : undefined;
  if (length !== 3) return undefined;
  if (text.startsWith('AND', start)) return 'and';
  return text.startsWith('NOT', start) ? 'not' : undefined;
}

const PROXIMITY = /^(near|adj)[/／](.*)$/isu;
const SHORTEST_PROXIMITY = 'adj/'.length;

/** `NEAR/5` as written: the operator and what stands after the slash. */
export function proximityWord(written: string): { operator: 'near' | 'adj'; distance: string } | undefined {
  if (written.length < SHORTEST_PROXIMITY) return undefined;
  const found = PROXIMITY.exec(written);
  return found === null
    ? undefined
    : { operator: found[1]!.toLowerCase() as 'near' | 'adj', distance: found[2]!.normalize('NFKC') };
}
