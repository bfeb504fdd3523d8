import { CHARACTER_ENTITIES } from '../xml/character-entities.ts';

/** Names of the signs that the office's Automated Patent System puts between dots, besides the Greek letters. */
const SIGNS: Readonly<Record<string, string>> = {
  degree: '°',
  times: '×',
  div: '÷',
  '+-': '±',
  gtoreq: '≥',
  ltoreq: '≤',
  noteq: '≠',
  apprxeq: '≈',
  apprxeqto: '≈',
  congruent: '≅',
  ident: '≡',
  infin: '∞',
  multidot: '·',
  sqroot: '√',
  angle: '∠',
  perp: '⊥',
  ANG: 'Å',
  fwdarw: '→',
  rarw: '→',
  intg: '∫',
  prime: '′',
};

const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)$/i;

/**
 * Text of the Automated Patent System as plain text: `.alpha.` and `.OMEGA.` to Greek letters, `.degree.` and the like
 * to their signs, the marks `.sub.` and `.sup.` taken away. A name that is in neither list stays as written.
 */
export function plainText(aps: string): string {
  return aps
    .replace(/\.(?:sub|sup)\./g, '')
    .replace(/\.(\+-|[A-Za-z]{2,9})\./g, (written, name: string) => SIGNS[name] ?? greekLetter(name) ?? written);
}

/** Capital letters are named in capitals. */
function greekLetter(name: string): string | undefined {
  if (!GREEK.test(name)) return undefined;
  const small = CHARACTER_ENTITIES[name.toLowerCase()];
  return name === name.toUpperCase() ? small?.toUpperCase() : small;
}
