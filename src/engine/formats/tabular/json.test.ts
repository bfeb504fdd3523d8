import { describe, expect, it } from 'vitest';
import { readFileOf } from '../../../../test/support/read-file.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';

useTempFolders();

const RECORD = { publication_number: 'US11803561B1', title: 'Cell', publication_date: '2023-10-31' };

describe('JSON', () => {
  it('reads an array, on one line or many, and one record over several lines', async () => {
    const records = [RECORD, { ...RECORD, publication_number: 'US11805069B1' }];
    for (const content of [JSON.stringify(records), JSON.stringify(records, undefined, 2)]) {
      const { keys, results } = await readFileOf('a.txt', content);
      expect(keys).toEqual(['US11803561B1', 'US11805069B1']);
      expect(results.map(({ position }) => position.record)).toEqual([1, 2]);
    }
    const { publications } = await readFileOf('a.json', JSON.stringify(RECORD, undefined, 2));
    expect(publications[0]?.source.format).toBe('json:general');
  });

  it('keeps own identifiers that differ apart, and those that need no change as they are', async () => {
    const keysOf = async (...ids: string[]) => {
      const lines = ids.map((id) => JSON.stringify({ id, abstract: '本发明公开了一种电池。', keyphrases: '电池' }));
      return (await readFileOf('a.jsonl', lines.join('\n'))).keys;
    };
    expect(await keysOf('kpp-train-0000', 'A-1')).toEqual(['XXKPP-TRAIN-0000', 'XXA-1']);
    const own = ['A-1', 'A/1', 'A 1', 'a 1', 'A//1', 'aB3', 'Ab3', 'AB3'];
    const keys = await keysOf(...own);
    expect(new Set(keys).size).toBe(own.length);
    expect(keys.every((key) => /^XX[A-Z0-9]+(-1)?(_[0-9A-F]{10})?$/.test(key))).toBe(true);
    const written = keys[1]!.slice(2);
    expect(await keysOf(written)).not.toEqual([keys[1]]);
  });

  it('sets aside what is no record, and records with values that cannot be read', async () => {
    const lines = [
      '{"publication_number": "US11803561B1", "title": ',
      JSON.stringify(RECORD),
      '42',
      JSON.stringify({ ...RECORD, publication_date: '2023-02-31' }),
      JSON.stringify({ ...RECORD, publication_number: null }),
      '',
      JSON.stringify(RECORD),
    ];
    const { keys, setAside } = await readFileOf('a.jsonl', lines.join('\n'));
    expect(keys).toEqual(['US11803561B1', 'US11803561B1']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.record, position.line])).toEqual([
      ['record.invalid-json', 1, 1],
      ['record.not-an-object', 3, 3],
      ['record.invalid-date', 4, 4],
      ['record.missing-number', 5, 5],
    ]);
    expect(setAside[2]?.problem.zh).toContain('“publication_date”列的值“2023-02-31”');
    const mixed = await readFileOf('a.json', JSON.stringify([RECORD, 7]));
    expect(mixed.keys).toHaveLength(1);
    expect(mixed.setAside.map(({ problem }) => problem.code)).toEqual(['record.not-an-object']);
  });

  it('looks past first records that no mapping fits, and refuses a file where none does', async () => {
    const other = JSON.stringify({ note: 'header' });
    const { keys, setAside, thrown } = await readFileOf('a.jsonl', `${other}\n${JSON.stringify(RECORD)}\n`);
    expect([keys, thrown]).toEqual([['US11803561B1'], undefined]);
    expect(setAside.map(({ problem }) => problem.code)).toEqual(['record.missing-number']);
    const refused = await readFileOf('b.jsonl', `${other}\n`.repeat(30));
    expect(refused.thrown).toMatchObject({ code: 'format.no-mapping', zh: expect.stringContaining('note') });
  });

  it('sets the damaged record of an array aside, and reads names that are objects', async () => {
    const records = [RECORD, { ...RECORD, title: 'Zelle ä', inventors: [{ name: 'Ann Example' }] }, RECORD];
    const whole = await readFileOf('a.json', JSON.stringify(records));
    expect(whole.publications[1]?.inventors).toEqual([{ name: 'Ann Example' }]);
    const bytes = Buffer.from(JSON.stringify(records));
    bytes[bytes.indexOf('ä')] = 0xff;
    const { keys, setAside } = await readFileOf('a.json', bytes);
    expect(keys).toHaveLength(2);
    expect(setAside.map(({ problem, position }) => [problem.code, position.record])).toEqual([
      ['record.invalid-bytes', 2],
    ]);
  });

  it('refuses an array that is too long to be held, and says what to do', async () => {
    const { thrown } = await readFileOf('a.json', JSON.stringify([RECORD]), { limits: { recordBytes: 20 } });
    expect(thrown).toMatchObject({ code: 'format.json-too-long', zh: expect.stringContaining('JSONL') });
  });

  it('splits claims that come as one text, and leaves other numbers in them alone', async () => {
    const claimsOf = async (claims: string): Promise<readonly string[] | undefined> =>
      (await readFileOf('a.jsonl', JSON.stringify({ ...RECORD, claims }))).publications[0]?.claims?.[0]?.claims;
    expect(await claimsOf('1. A cell of 1.5 mm.\n2. The cell of claim 1.\n3. The cell of claim 2.')).toEqual([
      '1. A cell of 1.5 mm.',
      '2. The cell of claim 1.',
      '3. The cell of claim 2.',
    ]);
    expect(await claimsOf('1.一种方法，包括：1、混合；2、加热。2.根据权利要求1所述的方法，温度为3.5℃。')).toEqual([
      '1.一种方法，包括：1、混合；2、加热。',
      '2.根据权利要求1所述的方法，温度为3.5℃。',
    ]);
    expect(await claimsOf('A cell without a number.')).toEqual(['A cell without a number.']);
    expect(await claimsOf('What is claimed:\n1. A cell.\n4. The cell of claim 1.\n40. No claim.')).toEqual([
      'What is claimed:',
      '1. A cell.',
      '4. The cell of claim 1.\n40. No claim.',
    ]);
  });
});
