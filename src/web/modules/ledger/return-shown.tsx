import { Descriptions, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { NamedPerson, ReturnContent } from '../../../shared/ledger.ts';
import { useTexts } from '../../app/language.tsx';
import { returnTexts } from './return-texts.ts';
import { useCountable } from './use-countable.ts';

/** The five items of a return, to be read. */
export function ReturnShown(props: { readonly year: number; readonly content: ReturnContent }): ReactNode {
  const { year, content } = props;
  const t = useTexts(returnTexts);
  const names = new Map(useCountable(year).map(({ value, label }) => [value, label]));
  const person = (one: NamedPerson | null): string =>
    one === null ? t.none : [one.name, one.rank, one.phone, one.mail].filter((part) => part !== '').join(' · ');
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 190 } }}
        items={[
          { key: 'responsible', label: t.responsible, children: person(content.responsible) },
          { key: 'contact', label: t.contact, children: person(content.contact) },
          {
            key: 'content',
            label: t.content,
            children: <div style={{ whiteSpace: 'pre-wrap' }}>{content.content || t.none}</div>,
          },
        ]}
      />
      <Typography.Title level={2} style={HEADING}>
        {t.schedule}
      </Typography.Title>
      <Table
        size="small"
        pagination={false}
        dataSource={content.schedule.map((step, key) => ({ ...step, key }))}
        locale={{ emptyText: <Typography.Text type="secondary">{t.none}</Typography.Text> }}
        columns={[
          { title: t.matter, dataIndex: 'matter' },
          {
            title: t.startOn,
            dataIndex: 'startOn',
            width: 120,
            className: 'tabular',
            render: (day: string | null) => day ?? '–',
          },
          { title: t.dueOn, dataIndex: 'dueOn', width: 120, className: 'tabular' },
        ]}
      />
      <Typography.Title level={2} style={HEADING}>
        {t.expected}
      </Typography.Title>
      <Table
        size="small"
        pagination={false}
        dataSource={content.expected.map((one, key) => ({ ...one, key }))}
        locale={{ emptyText: <Typography.Text type="secondary">{t.none}</Typography.Text> }}
        columns={[
          { title: t.result, dataIndex: 'result' },
          {
            title: t.indicator,
            dataIndex: 'indicator',
            width: 200,
            render: (code: string | null) => (code === null ? '–' : (names.get(code) ?? code)),
          },
          {
            title: t.target,
            dataIndex: 'target',
            width: 120,
            align: 'right',
            render: (target: number | null) => target ?? '–',
          },
        ]}
      />
    </>
  );
}

const HEADING = { fontSize: 15, margin: '16px 0 8px' } as const;
