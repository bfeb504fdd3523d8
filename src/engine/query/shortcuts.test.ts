import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ODDITIES } from '../../../test/fuzz/oddities.ts';
import { foldCharacters, foldText } from '../text/characters.ts';
import { fieldOfNumber } from './bare-numbers.ts';
import { Kind, kindOf } from './characters.ts';
import { classLeaf } from './class-values.ts';
import { countTerms, mostTerms } from './limits.ts';
import { looksLikeOperator } from './other-platforms.ts';
import { parseQuery } from './parse.ts';
import { QueryFault } from './problems.ts';
import { textLeaf } from './terms.ts';
import { tokensOf } from './tokens.ts';

/** Texts of plain characters, of plain ones with few others among them, and of anything. */
const written = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,12}$/),
  fc.string({ unit: fc.constantFrom(...'锂离子电池与非并且和及'), minLength: 1, maxLength: 6 }),
  fc
    .array(fc.constantFrom(...'ab9AＡ锂離 *?-+,、·/（'.split(''), 'batteries', 'feet', '电池', '\n', ...ODDITIES), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);

function kindsOf(text: string): number {
  return Array.from({ length: text.length }, (_, at) => kindOf[text.charCodeAt(at)]!).reduce(
    (all, kind) => all | kind,
    0,
  );
}

/** What comes of it: the value, or place and code of the fault. */
function outcome(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (error instanceof QueryFault) return { at: error.at, code: error.fault.code };
    throw error;
  }
}

describe('what is told at sight', () => {
  it('folds a text by the table as character by character', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(foldText(text)).toBe(foldCharacters(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('makes the leaf of a plain term or phrase that its whole analysis makes', () => {
    const everyKind = Object.values(Kind).reduce((all, kind) => all | kind, 0);
    fc.assert(
      fc.property(written, fc.boolean(), (text, quoted) => {
        const atSight = outcome(() => textLeaf('ta', text, kindsOf(text), quoted));
        expect(atSight).toEqual(outcome(() => textLeaf('ta', text, everyKind, quoted)));
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes a canonical class symbol for what reading it gives', () => {
    const symbol = fc
      .tuple(
        fc.constantFrom('A', 'D', 'D0', 'D06', 'D14', 'H01', 'H01M', 'D06M', 'D22B', 'Y02E', 'X01B', 'h01m'),
        fc.constantFrom('', '0', '1', '01', '10', '300', '1234', '2234', '22345'),
        fc.constantFrom('', '/', '/0', '/00', '/05', '/005', '/0525', '/052500', '/0525001', '*'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(symbol, (text) => {
        // With a space before it the symbol is no longer written as the canonical text has it.
        const read = outcome(() => classLeaf('ipc', ` ${text}`));
        const atSight = outcome(() => classLeaf('ipc', text));
        if (typeof read === 'object' && read !== null && 'type' in read) expect(atSight).toEqual(read);
        else expect(atSight).toHaveProperty('code');
      }),
      { numRuns: 5_000 },
    );
  });

  it('overlooks no operator of another platform', () => {
    const word = fc.oneof(
      fc.stringMatching(/^\$?(?:near|adj|pre|w|n|W|NEAR)?\/?\d{0,4}[wn]?$/),
      fc.string({ unit: fc.constantFrom(...'并並且而和及以或者是不含包括排除'), minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(word, (text) => {
        if (!looksLikeOperator(text)) return;
        const parsed = parseQuery(`alpha ${text} beta`);
        expect(parsed.ok || parsed.problem.code, text).toBeOneOf([
          'query.proximity-elsewhere',
          'query.joining-word',
          'query.distance',
        ]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('overlooks no number', () => {
    const number = fc
      .tuple(
        fc.constantFrom('CN', 'cn', 'US', 'ＣＮ', 'JPH', 'ab', '锂'),
        fc.stringMatching(/^[0-9０①²./-]{0,13}[A-Za-z]?$/),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(number, (text) => {
        if (fieldOfNumber(text) === undefined) return;
        expect(parseQuery(text)).toMatchObject({ ok: false, problem: { code: 'query.bare-number' } });
      }),
      { numRuns: 5_000 },
    );
  });

  it('never counts fewer terms than there are', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 4 }), (phrases) => {
        const tokens = tokensOf(phrases.map((phrase) => `"${phrase.replace(/["“”„＂]/g, '')}"`).join(' '));
        expect(mostTerms(tokens)).toBeGreaterThanOrEqual(countTerms(tokens));
      }),
      { numRuns: 2_000 },
    );
  });
});
