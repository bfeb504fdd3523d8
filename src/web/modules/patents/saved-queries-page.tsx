import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm, Table, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { SavedQuery } from '../../../shared/search.ts';
import { put, remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SavedQueryForm } from './saved-query-form.tsx';
import { addressOfSaved, SAVED_QUERIES } from './saved-query-list.ts';
import { savedTexts } from './search-texts.ts';
import { ServedSearches } from './served-searches.tsx';

/** The queries that a person keeps: run, rename, delete. */
export default function SavedQueriesPage(): ReactNode {
  const t = useTexts(savedTexts);
  const time = useInstant();
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayServe = useMay('analyst', 'screener', 'reviewer');
  const { data, error, isPending, refetch } = useGet<{ queries: SavedQuery[] }>(SAVED_QUERIES);
  const [renaming, setRenaming] = useState<SavedQuery>();
  const renew = () => client.invalidateQueries({ queryKey: [SAVED_QUERIES] });
  const erase = async (id: number): Promise<void> => {
    try {
      await remove(`${SAVED_QUERIES}/${id}`);
      void message.success(t.removed);
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    }
    await renew();
  };
  const toSearch = <LinkButton to="/search">{t.toSearch}</LinkButton>;
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={toSearch} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<SavedQuery>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.queries ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 520 }}
        locale={whenEmpty(data, <EmptyState about={t.none} action={toSearch} />)}
        columns={[
          {
            title: t.name,
            width: 160,
            render: (_, saved) => <Link to={addressOfSaved(saved)}>{saved.name}</Link>,
          },
          {
            title: t.query,
            render: (_, saved) => (
              <>
                <Typography.Text>{saved.query}</Typography.Text> {saved.withdrawn && <Tag>{t.withdrawn}</Tag>}
              </>
            ),
          },
          {
            title: t.changed,
            width: 170,
            responsive: ['md'],
            render: (_, saved) => time(saved.changedAt),
          },
          {
            title: t.actions,
            width: 190,
            render: (_, saved) => (
              <Flex gap={4}>
                <LinkButton size="small" type="link" to={addressOfSaved(saved)}>
                  {t.run}
                </LinkButton>
                <Button size="small" type="link" onClick={() => setRenaming(saved)}>
                  {t.rename}
                </Button>
                <Popconfirm
                  title={t.removeSure(saved.name)}
                  okText={t.remove}
                  cancelText={t.cancel}
                  onConfirm={() => erase(saved.id)}
                >
                  <Button size="small" type="link" danger>
                    {t.remove}
                  </Button>
                </Popconfirm>
              </Flex>
            ),
          },
        ]}
      />
      {mayServe && <ServedSearches />}
      {renaming !== undefined && (
        <SavedQueryForm
          title={t.rename}
          name={renaming.name}
          done={t.renamed}
          onSave={async (name) => {
            await put<SavedQuery>(`${SAVED_QUERIES}/${renaming.id}`, { name });
            await renew();
          }}
          onClose={() => setRenaming(undefined)}
        />
      )}
    </>
  );
}
