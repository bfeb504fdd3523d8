import { Alert, Flex, Statistic, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { NetworkImport } from '../../../shared/network-import.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { workbookTexts } from './workbook-texts.ts';

type Refused = NetworkImport['refused'][number];

/** What became of a workbook, with every row that was refused. */
export function ImportReport({ report }: { readonly report: NetworkImport }): ReactNode {
  const t = useTexts(workbookTexts);
  const { tell } = useLanguage();
  const { year, rows, refused, notes } = report;
  const count = refused.length;
  return (
    <section style={{ marginTop: 16 }} aria-live="polite">
      <Typography.Paragraph>{t.done(year, rows)}</Typography.Paragraph>
      <Flex gap={32} wrap style={{ marginBottom: 12 }}>
        {(['entered', 'changed', 'unchanged'] as const).map((key) => (
          <Statistic key={key} title={t[key]} value={report[key]} />
        ))}
        <Statistic title={t.refused} value={count} />
      </Flex>
      {notes.map((note) => (
        <Alert key={note.code} type="info" showIcon title={tell(note)} style={{ marginBottom: 8 }} />
      ))}
      <Alert
        type={count === 0 ? 'success' : 'warning'}
        showIcon
        title={count === 0 ? t.allTaken : t.refusedAbout(count)}
        style={{ marginBottom: 8 }}
      />
      {count > 0 && (
        <Table<Refused>
          size="small"
          rowKey="row"
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={refused}
          scroll={{ x: 640 }}
          columns={[
            { title: t.row, dataIndex: 'row', width: 70, className: 'tabular' },
            { title: t.unit, dataIndex: 'name', width: 220, render: (name: string) => name || '–' },
            {
              title: t.what,
              key: 'problems',
              render: (_, { problems }) => (
                <Flex vertical gap={4}>
                  {problems.map(({ column, problem }) => (
                    <div key={`${column?.en ?? ''} ${problem.code}`}>
                      <Typography.Text strong>{column === null ? t.wholeRow : tell(column)}</Typography.Text>{' '}
                      {tell(problem)}
                    </div>
                  ))}
                </Flex>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
