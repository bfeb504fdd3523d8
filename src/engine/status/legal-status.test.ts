import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LegalEvent, Publication } from '../publication.ts';
import { coded } from '../query/build.ts';
import { legalStageQuery } from '../query/legal-stages.ts';
import { isEnded, type LegalStage, legalStageOf, legalStatusOf, STAGES } from './index.ts';

function publication(
  id: Publication['id'],
  events: readonly LegalEvent[],
  publicationDate = '2015-01-07',
): Publication {
  return {
    id,
    publicationDate,
    source: { format: 'jsonl:test', part: 'whole' },
    ...(events.length > 0 ? { legalEvents: events } : {}),
  };
}

const chinese = (kind: string, ...events: [code: string, date?: string][]) =>
  publication(
    { country: 'CN', number: '104123456', kind },
    events.map(([code, date]) => ({ office: 'CN', code, ...(date ? { date } : {}) })),
  );

test('follows a Chinese application from its publication to the end of the right', () => {
  const life: [string, string][] = [
    ['PB01', '2015-01-07'],
    ['SE01', '2015-02-04'],
    ['GR01', '2017-05-10'],
    ['TR01', '2018-03-06'],
    ['CF01', '2021-08-20'],
  ];
  const stages = life.map((_, count) => legalStageOf(chinese('A', ...life.slice(0, count + 1))));
  expect(stages).toEqual(['published', 'examination', 'granted', 'granted', 'lapsed']);
  expect(legalStatusOf(chinese('A', ...life))).toEqual({
    stage: 'lapsed',
    date: '2021-08-20',
    source: 'event',
    event: { office: 'CN', code: 'CF01', date: '2021-08-20' },
    confidence: 'high',
  });
});

test('tells how an application or right ended', () => {
  const ends = {
    RJ01: 'refused',
    WD01: 'withdrawn',
    C02: 'withdrawn',
    CX01: 'expired',
    IW01: 'revoked',
    AV01: 'lapsed',
  };
  for (const [code, stage] of Object.entries(ends))
    expect(legalStageOf(chinese('A', [code, '2020-01-01']))).toBe(stage);
});

test('takes back an end that was restored, to where the right stood before', () => {
  const lapsed: [string, string][] = [
    ['GR01', '2017-05-10'],
    ['CF01', '2019-01-01'],
  ];
  expect(legalStatusOf(chinese('A', ...lapsed, ['RR01', '2019-06-01']))).toMatchObject({
    stage: 'granted',
    date: '2019-06-01',
  });
  expect(legalStageOf(chinese('A', ['SE01', '2016-01-01'], ['WD01', '2017-01-01'], ['REIN', '2017-06-01']))).toBe(
    'examination',
  );
  expect(legalStageOf(chinese('A', ...lapsed, ['RR01', '2019-06-01'], ['CX01', '2035-01-01']))).toBe('expired');
});

test('a grant follows a refusal that an appeal overturned, but nothing revives a right that ended', () => {
  expect(legalStageOf(chinese('A', ['RJ01', '2017-01-01'], ['GR01', '2018-01-01']))).toBe('granted');
  expect(legalStageOf(chinese('A', ['RJ01', '2017-01-01'], ['SE01', '2018-01-01']))).toBe('refused');
  expect(legalStageOf(chinese('A', ['GR01', '2017-01-01'], ['CF01', '2018-01-01'], ['SE01', '2019-01-01']))).toBe(
    'lapsed',
  );
});

test('without events the document itself speaks, with low confidence', () => {
  expect(legalStatusOf(chinese('B'))).toEqual({
    stage: 'granted',
    date: '2015-01-07',
    source: 'kind',
    confidence: 'low',
  });
  expect(legalStageOf(chinese('A9'))).toBe('published');
  expect(legalStageOf(publication({ country: 'CN', number: '1003412', kind: 'B' }, [], '1989-02-22'))).toBe(
    'published',
  );
  expect(legalStageOf(publication({ country: 'EP', number: '1000000', kind: 'A3' }, []))).toBe('published');
  expect(legalStatusOf(publication({ country: 'XX', number: 'SAMPLE-1', kind: '' }, []))).toBeUndefined();
});

test('the event is a better witness than the document of the same stage', () => {
  expect(legalStatusOf(chinese('B', ['GR01', '2015-01-07']))).toMatchObject({ source: 'event', confidence: 'high' });
});

test('an adverse event that decides no stage lowers the confidence', () => {
  const event = (code: string, date: string, influence?: '-'): LegalEvent => ({
    office: 'EP',
    code,
    date,
    ...(influence ? { influence } : {}),
  });
  const european = (...events: LegalEvent[]) =>
    legalStatusOf(publication({ country: 'EP', number: '1000000', kind: 'A1' }, events));
  const granted = event('GRAA', '2002-12-28');
  expect(european(granted)).toMatchObject({ stage: 'granted', confidence: 'high' });
  expect(european(granted, event('PG25', '2003-05-12', '-'))).toMatchObject({ stage: 'granted', confidence: 'low' });
  expect(european(granted, event('27W', '2005-01-01', '-'))).toMatchObject({ stage: 'revoked', confidence: 'high' });
});

test('codes mean what they mean at their own office', () => {
  const at = (office: string, code: string) =>
    legalStageOf(publication({ country: 'XX', number: 'SAMPLE-1', kind: '' }, [{ office, code, date: '2020-01-01' }]));
  expect(at('US', 'STCF')).toBe('granted');
  expect(at('US', 'FP')).toBe('lapsed');
  expect(at('JP', 'EXPY')).toBe('expired');
  expect(at('CN', 'EXPY')).toBe('lapsed');
  expect(at('KR', 'GRNT')).toBe('granted');
  expect(at('WO', 'WA')).toBe('withdrawn');
  expect(at('WO', 'WWW')).toBeUndefined();
  expect(at('DE', 'CF01')).toBeUndefined();
});

test('reads the names of the Chinese gazette where a source gives no code', () => {
  const named = (code: string) => legalStageOf(chinese('', [code]));
  expect(named('实质审查的生效')).toBe('examination');
  expect(named('专利权的终止')).toBe('lapsed');
  expect(named('发明专利申请公布后的视为撤回')).toBe('withdrawn');
  expect(named('专利权有效期届满')).toBe('expired');
  expect(named('专利权部分无效')).toBeUndefined();
  expect(named('专利实施许可合同备案的生效')).toBeUndefined();
});

test('the order in which a source lists dated events does not matter', () => {
  const codes = ['PB01', 'SE01', 'GR01', 'RJ01', 'CF01', 'RR01', 'CX01', 'TR01', 'IP01'];
  const events = fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 10, max: 28 })), {
    selector: ([, day]) => day,
  });
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (listed, keys) => {
      const dated = listed.map(([code, day]): [string, string] => [code, `2020-01-${day}`]);
      const shuffled = dated.map((event) => ({ event, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
      expect(legalStatusOf(chinese('A', ...shuffled.map(({ event }) => event)))).toEqual(
        legalStatusOf(chinese('A', ...dated)),
      );
    }),
  );
});

test('the query language knows every stage by its code and its name', () => {
  for (const [stage, { zh }] of Object.entries(STAGES)) {
    expect(legalStageQuery(stage)).toEqual(coded('ls', stage));
    expect(legalStageQuery(zh)).toEqual(coded('ls', stage));
  }
});

test('every stage has a name of its own, and none says that a right is in force', () => {
  const names = Object.values(STAGES).map(({ zh }) => zh);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /有效/.test(name))).toEqual([]);
  const ended = (Object.keys(STAGES) as LegalStage[]).filter(isEnded);
  expect(ended).toEqual(['refused', 'withdrawn', 'lapsed', 'expired', 'revoked']);
});
