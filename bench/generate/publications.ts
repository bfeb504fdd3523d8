import type { Publication } from '../../src/engine/publication.ts';
import { Random } from './random.ts';
import { anyField, anyFieldWord, anyFirm, anySymbol, anyWord, type Language } from './world.ts';

/**
 * Made-up publications `first` up to `first + count`, the same ones for the same seed, whatever is asked for with them: half
 * Chinese, half English, with title, abstract (about 220 words in English, 350 characters in Chinese, together with the title), one to four
 * IPC symbols, applicant, dates and numbers.
 */
export function* generatePublications(options: {
  seed: number;
  count: number;
  first?: number;
}): Generator<Publication> {
  const first = options.first ?? 0;
  for (let index = first; index < first + options.count; index++) {
    yield generatePublication(index, new Random(Math.imul(options.seed + 1, 0x9e37_79b1) ^ index));
  }
}

function generatePublication(index: number, random: Random): Publication {
  const language: Language = random.chance(0.5) ? 'zh' : 'en';
  const country = language === 'zh' ? 'CN' : 'US';
  const field = anyField(random);
  const date = dateBetween(random, 2023, 2024);
  return {
    id: { country, number: String(100_000_000 + index), kind: random.chance(0.6) ? 'A' : 'B' },
    source: { format: 'generated', part: 'whole' },
    publicationDate: date,
    application: { country, number: String(200_000_000 + index), date: dateBetween(random, 2019, 2022) },
    titles: [{ lang: language, text: sentence(language, field, random.whole(5, 14), random) }],
    abstracts: [{ lang: language, text: abstract(language, field, random) }],
    applicants: [{ name: anyFirm(language, random), country }],
    classifications: symbols(field, random).map((symbol) => ({ scheme: 'ipc', symbol })),
  };
}

function abstract(language: Language, field: number, random: Random): string {
  const sentences = random.whole(6, 14);
  return random
    .several(sentences, () =>
      sentence(language, field, language === 'zh' ? random.whole(8, 20) : random.whole(12, 30), random),
    )
    .join(language === 'zh' ? '。' : '. ');
}

const OWN_WORDS = 0.45;
const PLURALS = 0.12;

function sentence(language: Language, field: number, words: number, random: Random): string {
  const taken = random.several(words, () => {
    const own = random.chance(OWN_WORDS);
    const word = own ? anyFieldWord(language, field, random) : anyWord(language, random);
    return language === 'en' && random.chance(PLURALS) ? `${word}s` : word;
  });
  if (language === 'en') return taken.join(' ');
  return taken.map((word, i) => (i > 0 && i % 9 === 0 ? `，${word}` : word)).join('');
}

/** The first under the field, the others often under another. */
function symbols(field: number, random: Random): string[] {
  const made = random.several(random.whole(1, 4), (i) =>
    anySymbol(i === 0 || random.chance(0.6) ? field : anyField(random), random),
  );
  return [...new Set(made)];
}

function dateBetween(random: Random, from: number, to: number): string {
  const part = (least: number, most: number): string => String(random.whole(least, most)).padStart(2, '0');
  return `${random.whole(from, to)}-${part(1, 12)}-${part(1, 28)}`;
}
