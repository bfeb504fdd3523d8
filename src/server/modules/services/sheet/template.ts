import writeExcelFile from 'write-excel-file/node';
import { SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../../shared/service-words.ts';
import { COLUMNS } from './columns.ts';

const WORDS_FOR: Readonly<Record<string, string>> = {
  kind: namesOf(SERVICE_KIND_WORDS),
  channel: namesOf(SERVICE_CHANNEL_WORDS),
  name: '面向公众的服务写“公众”，代码留空；其余写名称',
  number: '同一天对同一对象的两次相同服务，用不同编号区分',
};

/** An empty workbook to be filled in: the heads, and a sheet that tells what goes below each. */
export async function serviceTemplate(): Promise<Buffer> {
  const head = (value: string) => ({ value, type: String, fontWeight: 'bold' }) as const;
  const text = (value: string) => ({ value, type: String }) as const;
  return writeExcelFile([
    {
      sheet: '服务记录',
      data: [COLUMNS.map(({ zh, needed }) => head(needed ? `${zh}*` : zh))],
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: '填写说明',
      data: [
        [head('列'), head('示例'), head('说明')],
        ...COLUMNS.map(({ key, zh, example }) => [text(zh), text(String(example)), text(WORDS_FOR[key] ?? '')]),
      ],
      columns: [{ width: 22 }, { width: 16 }, { width: 90 }],
    },
  ]).toBuffer();
}

function namesOf(words: Readonly<Record<string, { readonly zh: string }>>): string {
  return Object.values(words)
    .map(({ zh }) => zh)
    .join('、');
}
