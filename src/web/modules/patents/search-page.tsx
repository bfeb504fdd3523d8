import { Flex, Input, Segmented, Table } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { SearchHit, SearchResult } from '../../../shared/patents.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { searchTexts } from './texts.ts';

/** The query stands in the address, so that a search can be sent to a colleague. */
export default function SearchPage(): ReactNode {
  const t = useTexts(searchTexts);
  const { spoken } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const q = address.get('q') ?? '';
  const order = address.get('order') === 'relevance' ? 'relevance' : 'date';
  const { data, error, isFetching } = useGet<SearchResult>(
    '/api/search',
    { q, order, language: spoken },
    { enabled: q !== '', keepPrevious: true },
  );
  return (
    <>
      <PageHeader title={t.title} />
      <Input.Search
        key={q}
        defaultValue={q}
        enterButton={t.search}
        aria-label={t.box}
        placeholder={t.boxHint}
        loading={isFetching}
        onSearch={(written) => setAddress({ q: written.trim(), order })}
        style={{ marginBottom: 12 }}
      />
      <ProblemNotice problem={error} />
      {q === '' || data === undefined ? (
        <EmptyState about={t.start} />
      ) : (
        <>
          <Flex justify="space-between" align="center" style={{ marginBottom: 8 }}>
            <span role="status">{t.found(data.total, data.tookMs)}</span>
            <Segmented
              value={order}
              onChange={(chosen) => setAddress({ q, order: chosen })}
              options={[
                { value: 'date', label: t.byDate },
                { value: 'relevance', label: t.byRelevance },
              ]}
            />
          </Flex>
          <Table<SearchHit>
            size="small"
            rowKey="number"
            dataSource={data.hits}
            pagination={false}
            scroll={{ x: 800 }}
            locale={{ emptyText: <EmptyState about={t.nothing} /> }}
            columns={[
              { title: t.number, dataIndex: 'number', width: 150 },
              { title: t.date, dataIndex: 'date', width: 110 },
              { title: t.name, dataIndex: 'title' },
              { title: t.applicants, render: (_, { applicants }) => applicants.join('；'), width: 240 },
              { title: t.classes, render: (_, { classes }) => classes.slice(0, 2).join('；'), width: 160 },
            ]}
          />
        </>
      )}
    </>
  );
}
