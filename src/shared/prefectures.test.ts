import { expect, it } from 'vitest';
import { prefectureOf, prefecturesOf } from './prefectures.ts';
import { PROVINCES } from './regions.ts';

const all = (year: number) => PROVINCES.reduce((sum, { code }) => sum + prefecturesOf(code, year), 0);

it('there are 333 prefectures, 334 until 2018, besides the four municipalities and 兵团', () => {
  expect([all(2018), all(2019)]).toEqual([334 + 5, 333 + 5]);
});

it('a district is in its prefecture, one of a municipality in the municipality, a county under its province in none', () => {
  expect(['360102', '360100', '110108', '429004', '360000', '江西'].map(prefectureOf)).toEqual([
    ...['360100', '360100', '110000', null, null, null],
  ]);
});
