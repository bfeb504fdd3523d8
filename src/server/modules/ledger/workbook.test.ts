import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { useDatabase } from '../../../../test/support/database.ts';
import type { WorkbookReading } from '../../../shared/ledger-pages.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { acceptedReturn, on } from './accepted-return.fixture.ts';
import { applyWorkbook, entryHistory, exportLedger, listEntries, readLedgerWorkbook, stepEntry } from './index.ts';

const test = useDatabase();
const anything = () => true;
const DAY = '2026-07-01';
const entries = () => listEntries(test.db, test.scope, {}, on(DAY).clock);

type Cell = unknown;
type Sheet = Cell[][];

/** The exported ledger as a person edits it. */
async function edited(edit: (sheet: Sheet, column: (heading: string) => number) => void): Promise<Buffer> {
  const [sheet] = await readWorkbook(await exportLedger(await entries(), 'zh'));
  const rows: Sheet = (sheet?.rows ?? []).map((row) => [...row]);
  edit(rows, (heading) => rows[0]!.indexOf(heading));
  return writeExcelFile(rows.map((row) => row.map(cellOf))).toBuffer();
}

function cellOf(value: Cell) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { type: Date, value, format: 'yyyy-mm-dd' } as const;
  if (typeof value === 'number') return { type: Number, value } as const;
  const text = String(value);
  return text.startsWith('=')
    ? ({ type: 'Formula', value: text.slice(1) } as const)
    : ({ type: String, value: text } as const);
}

async function read(file: Buffer): Promise<WorkbookReading> {
  return readLedgerWorkbook(file, {
    entries: await entries(),
    historyOf: ({ id }) => entryHistory(test.db, test.scope, id),
    may: anything,
  });
}

const report = (percent: number) => ({
  ...{ percent, progress: '已选点', problem: '', nextStep: '', moneyUsed: null, node: null },
});

describe('the ledger as a workbook', () => {
  it('read back as it was says nothing otherwise', async () => {
    await acceptedReturn(test);
    expect(await read(await exportLedger(await entries(), 'zh'))).toEqual({
      ...{ rows: 3, unchanged: 3, changes: [], conflicts: [], refused: [] },
    });
  });

  it('tells each cell that was changed, also where columns were moved, and writes it when it is confirmed', async () => {
    await acceptedReturn(test);
    const file = await edited((rows, column) => {
      rows[1]![column('完成率（%）')] = 60;
      rows[1]![column('进展情况')] = '已选三处';
      rows[2]![column('完成时限')] = '2026年10月15日';
      for (const row of rows) row.reverse();
    });
    const { changes, refused } = await read(file);
    expect(refused).toEqual([]);
    expect(changes.map(({ fields }) => fields)).toEqual([
      [
        { field: 'progress', before: '', after: '已选三处' },
        { field: 'percent', before: '0', after: '60' },
      ],
      [{ field: 'dueOn', before: '2026-09-30', after: '2026-10-15' }],
    ]);
    expect((await entries())[0]?.percent).toBe(0);
    expect(await applyWorkbook(test.db, test.scope, changes, anything, on(DAY))).toEqual({ applied: 2, refused: [] });
    const [one, two] = await entries();
    expect([one?.percent, one?.progress, one?.state, two?.dueOn]).toEqual([60, '已选三处', 'running', '2026-10-15']);
    expect((await entryHistory(test.db, test.scope, two!.id)).at(-1)).toMatchObject({
      step: 'edit',
      changes: { due_on: ['2026-09-30', '2026-10-15'] },
    });
  });

  it('lists as conflict what was changed on both sides, and leaves alone what only the ledger changed', async () => {
    await acceptedReturn(test);
    const file = await edited((rows, column) => {
      rows[1]![column('完成率（%）')] = 60;
    });
    const [one, two] = await entries();
    for (const { id, revision } of [one!, two!])
      await stepEntry(test.db, test.scope, id, { step: 'report', revision, report: report(30) }, on(DAY));
    const { changes, conflicts, unchanged } = await read(file);
    expect([changes, unchanged]).toEqual([[], 2]);
    expect(conflicts).toMatchObject([
      { number: one!.number, fields: [{ field: 'percent', before: '30', after: '60' }] },
    ]);
  });

  it('writes nothing over what changed after the difference was shown', async () => {
    await acceptedReturn(test);
    const { changes } = await read(
      await edited((rows, column) => {
        rows[1]![column('完成率（%）')] = 60;
      }),
    );
    const [one] = await entries();
    await stepEntry(test.db, test.scope, one!.id, { step: 'report', revision: 1, report: report(30) }, on(DAY));
    const { applied, refused } = await applyWorkbook(test.db, test.scope, changes, anything, on(DAY));
    expect([applied, refused.length, (await entries())[0]?.percent]).toEqual([0, 1, 30]);
  });

  it('refuses bad cells by row and column with what to do, and the whole row with them', async () => {
    await acceptedReturn(test);
    const file = await edited((rows, column) => {
      rows[1]![column('完成率（%）')] = 120;
      rows[1]![column('进展情况')] = '不算数';
      rows[2]![column('完成时限')] = '九月底';
      rows[3]![column('完成率（%）')] = '=10+20';
      rows[3]![column('状态')] = '已销号';
      rows.push(rows[1]!.with(column('台账编号'), '2026-00-9999'));
    });
    const { changes, refused } = await read(file);
    expect(changes).toEqual([]);
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, '完成率（%）'],
      [3, '完成时限'],
      [4, '状态'],
      [4, '完成率（%）'],
      [5, '台账编号'],
    ]);
    expect(refused[3]?.zh).toContain('公式');
  });

  it('tells columns that are missing, and is refused without those by which rows are known', async () => {
    await acceptedReturn(test);
    const without = (heading: string) =>
      edited((rows, column) => {
        const at = column(heading);
        for (const row of rows) row.splice(at, 1);
      });
    expect((await read(await without('责任人'))).refused).toMatchObject([{ row: 1, column: '责任人' }]);
    await expect(read(await without('版本'))).rejects.toThrow('ledger.sheet.no-headings');
    await expect(read(Buffer.from('序号,事项'))).rejects.toThrow('workbook.broken');
  });
});
