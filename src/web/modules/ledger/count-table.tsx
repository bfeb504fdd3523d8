import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { ReturnCounts } from '../../../shared/ledger.ts';
import { useTexts } from '../../app/language.tsx';
import { boardTexts } from './board-texts.ts';

export interface CountRow {
  readonly key: string;
  readonly name: string;
  readonly counts: ReturnCounts;
}

/** What narrows the lines to those behind a number; none where no one narrowing gives them. */
const BEHIND: Readonly<Record<keyof ReturnCounts, Readonly<Record<string, string>> | undefined>> = {
  expected: {},
  received: undefined,
  onTime: { punctuality: 'on-time' },
  late: { punctuality: 'late' },
  accepted: { state: 'accepted' },
  sentBack: { state: 'sent-back' },
};

/** Expected, received, on time, late, accepted, sent back; a number opens the returns behind it. */
export function CountTable(props: {
  readonly label: string;
  readonly rows: readonly CountRow[];
  readonly onDrill: (key: string, narrowing: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { label, rows, onDrill } = props;
  const t = useTexts(boardTexts);
  return (
    <Table<CountRow>
      size="small"
      pagination={false}
      scroll={{ x: 700 }}
      style={{ marginBottom: 12 }}
      dataSource={[...rows]}
      columns={[
        { title: label, dataIndex: 'name' },
        ...(Object.keys(BEHIND) as (keyof ReturnCounts)[]).map((count) => ({
          title: t[count],
          key: count,
          width: 96,
          align: 'right' as const,
          className: 'tabular',
          render: (_: unknown, { key, name, counts }: CountRow) => {
            const narrowing = BEHIND[count];
            if (narrowing === undefined || counts[count] === 0) return counts[count];
            return (
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                aria-label={`${name} ${t[count]} ${counts[count]}`}
                onClick={() => onDrill(key, narrowing)}
              >
                {counts[count]}
              </Button>
            );
          },
        })),
      ]}
    />
  );
}
