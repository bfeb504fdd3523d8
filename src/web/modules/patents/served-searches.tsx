import { Table, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { SERVED_SEARCH_PAGE, type ServedSearch, type ServedSearchPage } from '../../../shared/search.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { searchAddress } from './search-address.ts';
import { servedTexts } from './served-texts.ts';

/** The searches that the house did for others, each to be done again; nothing where there is none. */
export function ServedSearches(): ReactNode {
  const t = useTexts(servedTexts);
  const [page, setPage] = useState(1);
  const { data, error, isFetching } = useGet<ServedSearchPage>(
    '/api/served-searches',
    { page },
    { keepPrevious: true },
  );
  if (error !== null) return <ProblemNotice problem={error} />;
  if (data === undefined || data.total === 0) return null;
  return (
    <section aria-labelledby="served-searches" style={{ marginTop: 24 }}>
      <Typography.Title level={2} id="served-searches" style={{ fontSize: 18 }}>
        {t.title}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.titleAbout}</Typography.Paragraph>
      <Table<ServedSearch>
        size="small"
        rowKey="id"
        loading={isFetching}
        dataSource={data.searches}
        scroll={{ x: 640 }}
        pagination={{
          ...{ current: page, pageSize: SERVED_SEARCH_PAGE, total: data.total, onChange: setPage },
          ...{ hideOnSinglePage: true, showSizeChanger: false },
        }}
        columns={[
          { title: t.on, dataIndex: 'on', width: 110 },
          { title: t.whom, width: 200, render: (_, search) => search.for?.name ?? t.public },
          {
            title: t.query,
            render: (_, { query, withdrawn }) => (
              <>
                <Link to={searchAddress({ q: query, withdrawn })} aria-label={t.again(query)}>
                  {query}
                </Link>{' '}
                {withdrawn && <Tag>{t.withdrawn}</Tag>}
              </>
            ),
          },
          { title: t.hits, dataIndex: 'hits', width: 80, align: 'right', className: 'tabular' },
          {
            title: t.exported,
            width: 130,
            align: 'right',
            className: 'tabular',
            render: (_, { exported, format }) => (format === null ? '' : `${exported} ${format.toUpperCase()}`),
          },
        ]}
      />
    </section>
  );
}
