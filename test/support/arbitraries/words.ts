import fc from 'fast-check';

/**
 * The small world in which random publications and random queries meet: few words and characters, so that phrases, proximity and
 * truncation do match, with everything that the analysis of text folds (plurals, case, width, Traditional characters, runs).
 */
const WORDS = [
  'solid',
  'electrolyte',
  'electrolytes',
  'Battery',
  'batteries',
  'lens',
  'color',
  'colour',
  'ion',
  'cation',
];
const RUNS = ['锂', '离子', '電', '电池', '池组', '固体', '电解质', '鋰離子電池', '𠮷'];
const JOINTS = [' ', ' ', ' ', '', '', '-', '，', '。', '\n', '\n  '];

const piece = fc.constantFrom(...WORDS, ...RUNS);

/** A few words and runs with all kinds of joints; never empty, and never without something to compare. */
export function writing(most: number): fc.Arbitrary<string> {
  return fc
    .tuple(piece, fc.array(fc.tuple(fc.constantFrom(...JOINTS), piece), { maxLength: most - 1 }))
    .map(([first, rest]) => first + rest.map(([joint, next]) => joint + next).join(''));
}

/** Truncated words, folded: at the end, inside, in front, single characters. */
export const pattern = fc.constantFrom(
  'electro*',
  'batter*',
  'colo?r',
  'colo*r',
  '*ion',
  '?ens',
  'ba*y',
  '*tte*',
  'i??',
  '??*',
);

export const symbol = fc.constantFrom('H01M10/0525', 'H01M10/05', 'H01M4/13', 'H01M10/00', 'H02J7/00', 'G02B3/00');
export const classAncestor = fc.constantFrom('H', 'H01', 'H01M', 'H01M10', 'H01M10/05', 'H01M10/0525', 'G02B', 'H02J7');
export const classBeginning = fc.constantFrom('H01M10/05', 'H01M1', 'H0', 'H02J7/', 'G');

export const day = fc.constantFrom('2019-12-31', '2020-01-01', '2023-02-28', '2024-02-29', '2024-03-30', '2024-03-31');
export const country = fc.constantFrom('CN', 'US', 'EP');
export const digits = fc.constantFrom('113914863', '113914', '20060142694', '1000000');
export const kind = fc.constantFrom('A', 'B', 'B1', 'A1');
export const family = fc.constantFrom('4711', '4712');
export const event = fc.constantFrom('PB01', 'GR01');
export const language = fc.constantFrom('zh', 'en');
