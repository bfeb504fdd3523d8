import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { type Publication, publicationKey } from '../../../engine/publication.ts';
import { clockAt } from '../../platform/clock.ts';
import { tables } from '../../platform/db/index.ts';
import { changedPublications, countChanges, publicationsAtVersions, publicationsOfImport } from './changes.ts';
import { beginImport } from './import-table.ts';
import { getPublication, publicationVersions } from './read.ts';
import { nameContent } from './record.ts';
import { lastChange, storeBatch } from './store-batch.ts';
import type { PatentsTables } from './tables.ts';

const test = useDatabase();
const now = clockAt('2023-11-01T08:00:00Z').now();

function publication(number: string, title: string, more: Partial<Publication> = {}): Publication {
  return {
    id: { country: 'CN', number, kind: 'A' },
    source: { format: 'office', part: 'whole' },
    titles: [{ lang: 'zh', text: title }],
    ...more,
  };
}

let files = 0;

async function newImport(): Promise<number> {
  const sha256 = String(++files).padStart(64, '0');
  return beginImport(test.db, test.scope, { name: `${files}.xml`, sha256, bytes: 1 }, now);
}

async function store(publications: readonly Publication[], importFileId?: number) {
  const incoming = publications.map((one, at) => ({ content: nameContent(one), position: { record: at + 1 } }));
  return storeBatch(test.db, test.scope, incoming, { importFileId: importFileId ?? (await newImport()), now });
}

async function stored(key: string) {
  const found = await getPublication(test.db, test.scope, key);
  if (!found.ok) throw new Error(found.problem.en);
  return found.value;
}

describe('storing', () => {
  it('tells what is new, what changed and what was known', async () => {
    const first = await store([publication('1', '电池'), publication('2', '电解质'), publication('1', '电池')]);
    expect(first.outcomes).toEqual(['stored', 'stored', 'unchanged']);
    const second = await store([publication('2', '固体电解质'), publication('1', '电池'), publication('2', '电解质')]);
    expect(second.outcomes).toEqual(['updated', 'unchanged', 'unchanged']);
    expect(second.changes).toHaveLength(1);
    expect((await stored('CN2A')).publication.titles).toEqual([{ lang: 'zh', text: '固体电解质' }]);
  });

  it('keeps every version for replay', async () => {
    const imports = [await newImport(), await newImport()];
    await store([publication('1', '一'), publication('1', '二'), publication('2', '别的')], imports[0]);
    await store([publication('1', '三')], imports[1]);
    const { id, version } = await stored('CN1A');
    expect(version).toBe(3);
    expect(await publicationVersions(test.db, test.scope, id)).toMatchObject([
      { version: 1, importFileId: imports[0] },
      { version: 2, importFileId: imports[0] },
      { version: 3, importFileId: imports[1] },
    ]);
    const past = await publicationsAtVersions(
      test.db,
      test.scope,
      [2, 1, 3, 4].map((version) => ({ id, version })),
    );
    expect(past.map((one) => one.publication.titles![0]!.text)).toEqual(['二', '一', '三']);
    expect(await publicationsOfImport(test.db, test.scope, [imports[1]!])).toEqual([id]);
  });

  it('numbers changes in the order in which they were committed', async () => {
    await store([publication('1', '一'), publication('2', '二'), publication('3', '三')]);
    const before = await lastChange(test.db, test.scope);
    const importFileId = await newImport();
    const { sequence, sequenceBefore } = await store([publication('2', '变'), publication('4', '四')], importFileId);
    expect(sequenceBefore).toBe(before);
    const keys = async (wanted: Parameters<typeof changedPublications>[2], limit = 100) =>
      (await changedPublications(test.db, test.scope, wanted, limit)).map((one) => publicationKey(one.publication.id));
    expect(new Set(await keys({ after: before }))).toEqual(new Set(['CN2A', 'CN4A']));
    expect(new Set(await keys({ after: 0, imports: [importFileId] }))).toEqual(new Set(['CN2A', 'CN4A']));
    expect(await keys({ after: 0, to: before })).toEqual(['CN1A', 'CN3A']);
    expect(await keys({ after: 0 }, 1)).toEqual(['CN1A']);
    expect(await countChanges(test.db, test.scope, { after: before })).toEqual({ publications: 2, last: sequence });
  });

  it('ends a family membership that no longer holds and begins the new one', async () => {
    const inFamily = (title: string, ...ids: string[]) =>
      publication('1', title, { families: ids.map((id) => ({ scheme: 'docdb', id })) });
    await store([inFamily('一', '10', '11')]);
    await store([inFamily('二', '11', '12')]);
    const rows = await tables<PatentsTables>(test.db)
      .selectFrom('family_membership')
      .select(['family_id', 'until'])
      .orderBy('family_id')
      .execute();
    expect(rows.map(({ family_id, until }) => [family_id, until === null])).toEqual([
      ['10', false],
      ['11', true],
      ['12', true],
    ]);
  });

  it('replaces the characters that the database refuses, wherever they stand', async () => {
    const damaged = publication('1', '电\0池\ud835', {
      families: [{ scheme: 'docdb', id: '1\u00000' }],
      applicants: [{ name: '\udc00公司' }],
    });
    const position = { record: 1, member: 'a\0b.xml' };
    const importFileId = await newImport();
    await storeBatch(test.db, test.scope, [{ content: nameContent(damaged), position }], { importFileId, now });
    const { id, version } = await stored('CN1A');
    const [kept] = await publicationsAtVersions(test.db, test.scope, [{ id, version }]);
    expect(kept!.publication).toMatchObject({
      titles: [{ text: '电\uFFFD池\uFFFD' }],
      families: [{ id: '1\uFFFD0' }],
      applicants: [{ name: '\uFFFD公司' }],
    });
    expect((await store([damaged])).outcomes).toEqual(['unchanged']);
  });

  it('keeps a withdrawn publication and its history, and the link to what replaced it', async () => {
    await store([publication('1', '电池')]);
    const replacedBy = { country: 'CN', number: '1', kind: 'B' };
    const { outcomes } = await store([
      {
        id: publication('1', '').id,
        source: { format: 'office', part: 'whole' },
        status: { state: 'withdrawn', replacedBy },
      },
    ]);
    expect(outcomes).toEqual(['updated']);
    expect(await stored('CN1A')).toMatchObject({
      state: 'withdrawn',
      replacedBy: 'CN1B',
      version: 2,
      publication: { titles: [{ lang: 'zh', text: '电池' }] },
    });
  });

  it('counts a record again as what it was when its import is taken up again', async () => {
    const importFileId = await newImport();
    const file = [publication('1', '一'), publication('1', '二'), publication('1', '一')];
    expect((await store(file, importFileId)).outcomes).toEqual(['stored', 'updated', 'unchanged']);
    const again = await store(file, importFileId);
    expect(again.outcomes).toEqual(['stored', 'updated', 'unchanged']);
    expect(again.changes).toEqual([]);
    expect((await store(file)).outcomes).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('ends at the same publications however records are divided into batches, and learns nothing the second time', async () => {
    const record = fc
      .record({
        number: fc.constantFrom('1', '2'),
        title: fc.constantFrom('一', '二', '三'),
        part: fc.constantFrom('whole', 'biblio'),
      })
      .map(({ number, title, part }) => publication(number, title, { source: { format: 'office', part } }));
    let house = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (all, size) => {
          const prefix = String(++house);
          const own = all.map((one) => ({ ...one, id: { ...one.id, number: prefix + one.id.number } }));
          const other = all.map((one) => ({
            ...one,
            id: { ...one.id, country: 'US', number: prefix + one.id.number },
          }));
          const whole = await store(own);
          const outcomes = [];
          for (let from = 0; from < other.length; from += size) {
            outcomes.push(...(await store(other.slice(from, from + size))).outcomes);
          }
          expect(outcomes).toEqual(whole.outcomes);
          for (const { id } of own) {
            const one = await stored(`CN${id.number}A`);
            const two = await stored(`US${id.number}A`);
            expect([two.version, two.publication.titles]).toEqual([one.version, one.publication.titles]);
          }
          expect(new Set((await store(own.toReversed())).outcomes)).toEqual(new Set(['unchanged']));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes identifiers of any characters', async () => {
    const numbers = ['A"B', "A'B", 'A\\B', 'A,B', '{A}', 'NULL', 'A B', ' ', '😀', 'A\nB', '%', '甲'];
    const all = numbers.map((number) => publication(number, '电池', { id: { country: 'XX', number, kind: '' } }));
    expect(new Set((await store(all)).outcomes)).toEqual(new Set(['stored']));
    expect(new Set((await store(all)).outcomes)).toEqual(new Set(['unchanged']));
    for (const number of numbers.filter((one) => one.trim() === one && one !== '')) {
      expect((await stored(`XX${number}`)).key).toBe(`XX${number}`);
    }
  });

  it('lets two who store at the same time take turns', async () => {
    const numbers = Array.from({ length: 20 }, (_, at) => String(at + 1));
    const rounds = await Promise.all([
      store(numbers.map((number) => publication(number, '电池'))),
      store(numbers.map((number) => publication(number, '电池'))),
    ]);
    expect(rounds.flatMap(({ outcomes }) => outcomes).filter((one) => one === 'stored')).toHaveLength(20);
    expect(await countChanges(test.db, test.scope, { after: 0 })).toMatchObject({ publications: 20 });
  });
});

describe('a publication by its number', () => {
  it('is found in any written form', async () => {
    await store([publication('113914863', '电池')]);
    for (const written of ['CN113914863A', 'cn 113914863 a', 'ＣＮ113914863Ａ', 'CN113914863']) {
      expect((await stored(written)).key, written).toBe('CN113914863A');
    }
  });

  it('is refused where the number stands for several, for none, or for nothing', async () => {
    const id = { country: 'CN', number: '113914863' };
    await store([publication('113914863', '电池'), publication('113914863', '电池', { id: { ...id, kind: 'B' } })]);
    const problem = async (written: string) => {
      const found = await getPublication(test.db, test.scope, written);
      return found.ok ? undefined : found.problem;
    };
    expect(await problem('CN113914863')).toMatchObject({ code: 'patents.number-ambiguous' });
    expect((await problem('CN113914863'))?.zh).toContain('CN113914863A、CN113914863B');
    expect(await problem('CN113914864A')).toMatchObject({ code: 'patents.not-stored' });
    expect(await problem('你好')).toMatchObject({ code: 'numbers.office-missing' });
    expect(await problem('CN\u0000113914864A')).toMatchObject({ code: 'numbers.cn-publication-shape' });
  });

  it('is not found in another house', async () => {
    await store([publication('113914863', '电池')]);
    const other = { organisationId: test.scope.organisationId + 1000 };
    expect((await getPublication(test.db, other, 'CN113914863A')).ok).toBe(false);
    expect(await changedPublications(test.db, other, { after: 0 }, 10)).toEqual([]);
  });
});
