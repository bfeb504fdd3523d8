import { Button, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { SessionLine } from '../../../shared/accounts.ts';
import { remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { sessionTexts } from './session-texts.ts';

/** The running sessions of a person, each to be ended but the one that looks. A phone shows where and when each was used last. */
export function SessionTable({ path }: { readonly path: string }): ReactNode {
  const t = useTexts(sessionTexts);
  const { language } = useLanguage();
  const { data, error, isPending } = useGet<SessionLine[]>(path);
  const { problem, run } = useChange(path);
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
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          { title: t.started, dataIndex: 'startedAt', render: time, responsive: ['md'] },
          { title: t.seen, dataIndex: 'seenAt', render: time },
          { title: t.address, dataIndex: 'address' },
          { title: t.agent, dataIndex: 'agent', ellipsis: true, responsive: ['md'] },
          {
            title: t.actions,
            key: 'end',
            render: (_, { id, current }) =>
              current ? (
                <Tag>{t.current}</Tag>
              ) : (
                <Button size="small" onClick={() => void run(() => remove(`${path}/${id}`), t.ended)}>
                  {t.end}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
