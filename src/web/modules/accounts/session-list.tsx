import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { AccountView, SessionLine } from '../../../shared/accounts.ts';
import { remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { peopleTexts } from './people-texts.ts';
import { useChange } from './use-change.ts';

/** The running sessions of somebody else, for who may end them. */
export function SessionList({ person }: { readonly person: AccountView }): ReactNode {
  const t = useTexts(peopleTexts);
  const { language } = useLanguage();
  const path = `/api/accounts/${person.id}/sessions`;
  const { data, error, isPending } = useGet<SessionLine[]>(path);
  const { problem, change } = useChange(path);
  const time = (instant: string): string => instantFor(language, instant);
  return (
    <>
      <ProblemNotice problem={problem ?? error} />
      <Table<SessionLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data ?? []}
        pagination={false}
        scroll={{ x: 640 }}
        locale={{ emptyText: <EmptyState about={t.noSessions} /> }}
        columns={[
          { title: t.started, dataIndex: 'startedAt', render: time },
          { title: t.seen, dataIndex: 'seenAt', render: time },
          { title: t.address, dataIndex: 'address' },
          { title: t.agent, dataIndex: 'agent', ellipsis: true },
          {
            title: t.actions,
            key: 'end',
            render: (_, { id }) => (
              <Button size="small" onClick={() => void change(() => remove(`${path}/${id}`))}>
                {t.end}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
