import readExcelFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cellText } from './workbook.ts';

it('writes every text so that the workbook opens and the cell says it', async () => {
  const texts = ['=1+1', 'constructor', '__proto__', 'a\u0000b\ud800c', '固态'.repeat(20_000)];
  const file = await writeExcelFile(texts.map((text) => [{ type: String, value: cellText(text) }])).toBuffer();
  const [first] = await readExcelFile(file);
  const cells = (first?.data ?? []).map(([cell]) => String(cell));
  expect(cells.slice(0, 4).map((cell) => cell.trim())).toEqual(['=1+1', 'constructor', '__proto__', 'abc']);
  expect(cells[4]).toHaveLength(32_767);
});
