import { Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PublicationView } from '../../../shared/publication-view.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { relationTexts } from './publication-texts.ts';

interface WithPublication {
  readonly publication: PublicationView;
}

/** What the record shows of the right: the stage with its day, from what it is concluded, how certain, and that it proves nothing. */
export function LegalStatus({ publication: { legalStatus } }: WithPublication): ReactNode {
  const t = useTexts(relationTexts);
  const { spoken, tell } = useLanguage();
  if (legalStatus === undefined) return <Typography.Text type="secondary">{t.noStatus}</Typography.Text>;
  const { stage, date, event, confidence } = legalStatus;
  const basis = event === undefined ? t.byKind : t.byEvent(`${event.office} ${event.code}`);
  const [separator, open, close] = spoken === 'en' ? ['; ', ' (', ')'] : ['；', '（', '）'];
  const facts = [...(date === undefined ? [] : [date]), basis, t.confidence[confidence]].join(separator);
  return (
    <div>
      {t.statusShows} <strong>{tell(stage)}</strong>
      {`${open}${facts}${close}`}
      <br />
      <Typography.Text type="secondary">{t.statusCaution}</Typography.Text>
    </div>
  );
}

export function LegalEvents({ publication: { legalEvents } }: WithPublication): ReactNode {
  const t = useTexts(relationTexts);
  if (legalEvents.length === 0) return <EmptyState about={t.noEvents} />;
  const newestFirst = legalEvents
    .map((event, key) => ({ ...event, key }))
    .sort((one, other) => (other.date ?? '').localeCompare(one.date ?? ''));
  return (
    <Table
      size="small"
      rowKey="key"
      dataSource={newestFirst}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 940 }}
      columns={[
        { title: t.eventDate, dataIndex: 'date', width: 110, className: 'tabular' },
        { title: t.eventOffice, dataIndex: 'office', width: 70 },
        { title: t.eventCode, dataIndex: 'code', width: 90 },
        { title: t.eventText, dataIndex: 'description' },
        {
          title: t.influence,
          width: 110,
          render: (_, { influence }) => influence && (influence === '+' ? t.favours : t.against),
        },
        { title: t.eventSource, width: 200, render: (_, { source }) => source?.file },
      ]}
    />
  );
}
