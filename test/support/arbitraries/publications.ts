import fc from 'fast-check';
import type { Publication } from '../../../src/engine/publication.ts';
import * as world from './words.ts';

/** Random publications of both languages; every part may be absent. */
export function publications(): fc.Arbitrary<Publication> {
  return fc
    .record(
      {
        id: fc.record({ country: world.country, number: world.digits, kind: fc.oneof(world.kind, fc.constant('')) }),
        publicationDate: world.day,
        application: application(),
        titles: some(languageText(6)),
        abstracts: some(languageText(14)),
        claims: some(fc.record({ lang: world.language, claims: some(world.writing(6)) })),
        descriptions: some(languageText(20)),
        applicants: some(party()),
        assignees: some(party()),
        inventors: some(party()),
        classifications: some(fc.record({ scheme: fc.constantFrom('ipc', 'cpc'), symbol: world.symbol })),
        priorities: some(application()),
        families: some(fc.record({ scheme: fc.constant('docdb' as const), id: world.family })),
        legalEvents: some(fc.record({ office: world.country, code: world.event })),
      },
      { requiredKeys: ['id'] },
    )
    .map((parts) => ({ ...parts, source: { format: 'test', part: 'whole' } }));
}

function languageText(most: number): fc.Arbitrary<{ lang: string; text: string }> {
  return fc.record({ lang: world.language, text: world.writing(most) });
}

function party(): fc.Arbitrary<{ name: string; standardName?: string }> {
  return fc.record({ name: world.writing(3), standardName: world.writing(3) }, { requiredKeys: ['name'] });
}

function application(): fc.Arbitrary<{ country: string; number: string; kind?: string; date?: string }> {
  return fc.record(
    { country: world.country, number: world.digits, kind: world.kind, date: world.day },
    { requiredKeys: ['country', 'number'] },
  );
}

function some<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: 1, maxLength: 2 });
}
