import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import { foldedByRules, mayBePlural, singular } from './plural.ts';
import { Positions, WORD } from './positions.ts';

const FILES = ['us-applications-1813', 'us-applications-1813-papers', 'us-fulltext-31', 'us-issue-2023-10-31'].map(
  (name) => `patents/en/${name}.jsonl`,
);

/** `plural singular` */
const TOGETHER = `
  batteries battery  matrices matrix  gases gas  lenses lens  microlenses microlens  axes axis  dies die  dice die  bases base
  buses bus  viruses virus  processes process  boxes box  indices index  vertices vertex  vortices vortex  helices helix
  analyses analysis  diagnoses diagnosis  hypotheses hypothesis  metastases metastasis  thromboses thrombosis  crises crisis
  spectra spectrum  media medium  maxima maximum  sera serum  strata stratum  bacteria bacterium  criteria criterion
  formulae formula  antennae antenna  larvae larva  algae alga  vertebrae vertebra
  nuclei nucleus  radii radius  moduli modulus  annuli annulus  streptococci streptococcus
  caches cache  niches niche  biases bias  canvases canvas  valves valve  microvalves microvalve  grooves groove  leaves leaf
  knives knife  shelves shelf  mosquitoes mosquito  potatoes potato  calories calorie  movies movie  fuses fuse
  proteases protease  phases phase  hexoses hexose  women woman  specimens specimen  regimens regimen  feet foot  teeth tooth
  cpus cpu  gpus gpu  imus imu  fpgas fpga  apis api  hmis hmi  leds led  pcbs pcb  datum data  databases database
  lumina lumen  foramina foramen  corpora corpus  phenomena phenomenon  ganglia ganglion  polymerises polymerise  irises iris
`;

const OF_THEIR_OWN = `
  lens axis basis bias canvas gas bus gps ios cmos https css mems pancreas atlas series species chassis thus plus this analysis
  hydrolysis arthritis fibrosis iris tris debris specimen lumen abdomen data forceps asbestos gaas glass process stress apparatus
  pseudomonas saccharomyces aqueous diabetes always news silica alumina plasma pneumoniae
`;

/** Pairs that look like singular and plural in the English patents and are kept apart on purpose. */
const KEPT_APART = `
  # words and acronyms that end in s of themselves
  ab:abs ala:alas alia:alias atla:atlas aw:aws bi:bis bm:bms bu:bus ca:cas cas:cases chao:chaos ci:cis di:dis dn:dns do:dos ep:eps fp:fps
  ga:gas gaa:gaas gi:gis gp:gps ha:has hi:his hra:hras http:https ie:ies len:lens lo:los lp:lps mem:mems mer:mers mm:mms mo:mos
  new:news ni:nis nra:nras pb:pbs qi:qis rm:rms ro:ros sar:sars sd:sds sm:sms thi:this toru:torus tran:trans tri:tris
  us:uses vi:vis wa:was ye:yes do:does
  # plurals of another word
  ax:axes analyse:analyses crosse:crosses diagnose:diagnoses dos:doses leave:leaves live:lives ly:lies mos:moses overly:overlies rnas:rnases
  # names
  gedi:gedis ibci:ibcis wi:wis willi:willis
`;

function words(list: string): string[] {
  return list
    .split('\n')
    .filter((line) => !line.includes('#'))
    .join(' ')
    .trim()
    .split(/\s+/);
}

describe('singular', () => {
  it('brings plural and singular of technical words together', () => {
    const flat = words(TOGETHER);
    const apart = flat.filter((_, at) => at % 2 === 0 && singular(flat[at]!) !== singular(flat[at + 1]!));
    expect(apart).toEqual([]);
  });

  it('leaves alone what ends like a plural and is none', () => {
    expect(words(OF_THEIR_OWN).filter((word) => singular(word) !== word)).toEqual([]);
  });

  it('touches nothing but English letters, and no sequence', () => {
    for (const word of ['is', 'as', '3ds', 'h2os', 'größes', 'ans\u0301', 'acgts'.repeat(20)])
      expect(singular(word)).toBe(word);
  });

  it('is its own fold', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aceilmnostuvxyz'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, fc.constantFrom('', 's', 'es', 'ies', 'ses', 'men', 'ices', 'a', 'i'), (stem, ending) => {
        const folded = singular(stem + ending);
        expect(singular(folded)).toBe(folded);
      }),
      { numRuns: 5_000 },
    );
  });

  it('asks the rules of every word that they fold', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), maxLength: 6 });
    const listed = words(TOGETHER + OF_THEIR_OWN);
    fc.assert(
      fc.property(letters, fc.oneof(letters, fc.constantFrom(...listed)), (beginning, ending) => {
        const word = beginning + ending;
        if (!mayBePlural(word)) expect(foldedByRules(word)).toBe(word);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe.skipIf(!hasSharedData)('singular on the words of real patents', () => {
  const vocabulary = hasSharedData ? vocabularyOf(FILES.map(sharedData)) : new Map<string, number>();

  it('joins every word that occurs with its plural, but for a named few', () => {
    const apart: string[] = [];
    let pairs = 0;
    for (const word of vocabulary.keys()) {
      for (const plural of pluralsOf(word)) {
        if (!isFrequent(word) || !isFrequent(plural)) continue;
        pairs += 1;
        if (singular(word) !== singular(plural)) apart.push(`${word}:${plural}`);
      }
    }
    expect(pairs).toBeGreaterThan(2_000);
    expect(apart.filter((pair) => !words(KEPT_APART).includes(pair))).toEqual([]);
  });

  it('is its own fold', () => {
    const unsettled = [...vocabulary.keys()].filter((word) => singular(singular(word)) !== singular(word));
    expect(unsettled).toEqual([]);
  });

  it('asks the rules of every word that they fold', () => {
    const missed = [...vocabulary.keys()].filter((word) => !mayBePlural(word) && foldedByRules(word) !== word);
    expect(missed).toEqual([]);
  });

  function isFrequent(word: string): boolean {
    return (vocabulary.get(word) ?? 0) >= 3;
  }
});

/** The forms that a plural of a word may have by spelling alone. */
function pluralsOf(word: string): string[] {
  if (!/^[a-z]{2,}$/.test(word)) return [];
  return [
    ...(word.endsWith('s') ? [] : [`${word}s`]),
    ...(/(?:s|x|z|ch|sh|o)$/.test(word) ? [`${word}es`] : []),
    ...(/[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`] : []),
  ];
}

/** Every word of some files with how often it occurs, lower case and not yet singular. */
function vocabularyOf(paths: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const positions = new Positions();
  for (const path of paths) {
    positions.read(readFileSync(path, 'utf8').replaceAll('\\n', '\n'));
    for (let at = 0; at < positions.count; at++) {
      if (positions.labels[at]! < WORD) continue;
      const word = positions.word(at);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}
