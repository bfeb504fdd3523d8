import type { ServiceInput } from '../../../../shared/services.ts';

export type ColumnKey = Exclude<keyof ServiceInput, 'beneficiary'> | 'creditCode' | 'name' | 'number';

export interface Column {
  readonly key: ColumnKey;
  readonly zh: string;
  readonly en: string;
  readonly needed: boolean;
  /** In characters. */
  readonly width: number;
  readonly example: string | number;
}

/** The columns of a sheet of services, in the order of the template. They are read in any order, by their heads. */
export const COLUMNS: readonly Column[] = [
  { key: 'onDate', zh: '服务日期', en: 'Day', needed: true, width: 14, example: '2018-09-03' },
  { key: 'kind', zh: '服务类型', en: 'Kind', needed: true, width: 14, example: '咨询' },
  { key: 'channel', zh: '服务方式', en: 'Channel', needed: true, width: 12, example: '电话' },
  { key: 'creditCode', zh: '统一社会信用代码', en: 'Credit code', needed: true, width: 22, example: '' },
  { key: 'name', zh: '服务对象', en: 'Served', needed: true, width: 28, example: '公众' },
  { key: 'hours', zh: '时长（小时）', en: 'Hours', needed: false, width: 12, example: 0.5 },
  { key: 'persons', zh: '人次', en: 'Persons', needed: false, width: 8, example: 1 },
  { key: 'pieces', zh: '件数', en: 'Pieces', needed: false, width: 8, example: 0 },
  { key: 'fee', zh: '收费（元）', en: 'Fee', needed: false, width: 12, example: 0 },
  { key: 'satisfaction', zh: '满意度（1–5）', en: 'Satisfaction', needed: false, width: 12, example: 5 },
  { key: 'task', zh: '任务条款', en: 'Task', needed: false, width: 12, example: '三(三)' },
  { key: 'deliverable', zh: '成果', en: 'Deliverable', needed: false, width: 28, example: '' },
  { key: 'evidence', zh: '佐证', en: 'Evidence', needed: false, width: 28, example: '' },
  { key: 'number', zh: '本单位编号', en: 'Own number', needed: false, width: 16, example: '' },
];

const byHead: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => [
    [folded(column.zh), column],
    [folded(column.en), column],
  ]),
);

/** The column that a head names, in Chinese or English, whatever its spaces, brackets and signs. */
export function columnNamed(head: string): Column | undefined {
  return byHead.get(folded(head));
}

/** Without the unit in brackets, and the star of what has to be filled in. */
function folded(head: string): string {
  return head
    .normalize('NFKC')
    .replaceAll(/\(.*\)|[\s*]/g, '')
    .toLowerCase();
}
