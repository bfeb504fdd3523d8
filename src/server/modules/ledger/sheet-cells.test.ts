import { expect, it } from 'vitest';
import { entryReport, newEntry } from '../../../shared/ledger.ts';
import { readCell } from './sheet-cells.ts';

it.each([
  ['assisting', '甲'.repeat(201)],
  ['assisting', Array.from({ length: 51 }, (_, at) => `单位${at}`).join('、')],
  ['moneyUsed', '999999999999.999'],
  ['moneyUsed', '1e13'],
] as const)('a cell of %s that the ledger has no room for is refused when it is read (%#)', (field, value) => {
  expect(readCell(field, value).ok).toBe(false);
});

it('a cell that is read is one that the ledger takes', () => {
  const names = Array.from({ length: 50 }, (_, at) => `单位${at}`);
  const cell = readCell('assisting', names.join('、'));
  expect(cell.ok && newEntry.shape.assisting.parse(cell.text.split('、'))).toEqual(names);
  const money = readCell('moneyUsed', '999,999,999,999.99');
  expect(money.ok && entryReport.shape.moneyUsed.parse(Number(money.text))).toBe(999_999_999_999.99);
});
