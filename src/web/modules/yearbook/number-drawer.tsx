import { Descriptions, Drawer, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { BEHIND_PAGE, type BehindLine, type BehindNumber } from '../../../shared/indicators.ts';
import { type CountedNumber, writtenNumber } from '../../../shared/yearbook.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { summaryTexts } from './texts.ts';

/** A number with its definition and the records that it was counted from. */
export function NumberDrawer(props: {
  readonly number: CountedNumber;
  readonly year: number;
  readonly province: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { number, year, province, onClose } = props;
  const { code, definition, of } = number;
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const [page, setPage] = useState(1);
  const asked = { year, code, page, province: province ?? '' };
  const { data, error, isPending } = useGet<BehindNumber>('/api/indicators/records', asked, { keepPrevious: true });
  const name = tell(definition.name);
  return (
    <Drawer open size={720} title={name} onClose={onClose}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'value',
            label: t.value,
            children: `${writtenNumber(number)} ${definition.dedupe === 'share' ? '' : tell(definition.unit)}${of === null ? '' : `（${t.ofCount(of)}）`}`,
          },
          { key: 'definition', label: t.definition, children: tell(definition.definition) },
          { key: 'dedupe', label: t.dedupe, children: t.dedupes[definition.dedupe] },
          { key: 'owner', label: t.owner, children: definition.owner },
        ]}
      />
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {t.records} {data && <Typography.Text type="secondary">{t.recordCount(data.lines)}</Typography.Text>}
      </Typography.Title>
      <ProblemNotice problem={error} />
      <Table<BehindLine>
        size="small"
        rowKey={({ type, id, on, about }) => `${type} ${id} ${on} ${about}`}
        loading={isPending}
        dataSource={data?.page ?? []}
        scroll={{ x: 480 }}
        locale={whenEmpty(data, <EmptyState about={t.noRecords} />)}
        pagination={{
          current: page,
          pageSize: BEHIND_PAGE,
          total: data?.lines ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: setPage,
        }}
        columns={[
          { title: t.on, width: 110, className: 'tabular', render: (_, { on }) => on ?? '–' },
          { title: t.who, render: (_, { unit }) => unit },
          { title: t.whom, render: (_, { about }) => about },
          { title: t.amount, width: 80, align: 'end', render: (_, { amount }) => amount },
        ]}
      />
    </Drawer>
  );
}
