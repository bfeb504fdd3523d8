import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ImportLine, ImportPage, SetAsideLine } from '../../../shared/imports.ts';
import { get } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { importRecordTexts } from './import-texts.ts';

/** The records of an import that are not in the store: where they stand in the file, why, and how they begin. */
export function ImportSetAside({ path, line }: { readonly path: string; readonly line: ImportLine }): ReactNode {
  const t = useTexts(importRecordTexts);
  const { tell } = useLanguage();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [path, 'set-aside', line.stillAside],
    queryFn: ({ pageParam, signal }) => get<ImportPage>(path, { after: pageParam, limit: 100 }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
  const { setAside, stillAside } = line;
  if (stillAside === 0) return <EmptyState about={setAside === 0 ? t.noneAside : t.allSettled(setAside)} />;
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">
        {t.aside(stillAside)} {stillAside < setAside && t.settled(setAside)}
      </Typography.Text>
      <ProblemNotice problem={error} />
      <Table<SetAsideLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.pages.flatMap((page) => page.setAside) ?? []}
        pagination={false}
        scroll={{ x: 860 }}
        columns={[
          { title: t.place, key: 'place', width: 190, render: (_, { position }) => <Place position={position} /> },
          {
            title: t.reason,
            key: 'reason',
            width: 340,
            render: (_, { reason }) => tell(reason),
          },
          { title: t.excerpt, key: 'excerpt', render: (_, { excerpt }) => <Excerpt text={excerpt} /> },
        ]}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ alignSelf: 'start' }}>
          {t.more}
        </Button>
      )}
    </Flex>
  );
}

function Place({ position }: { readonly position: SetAsideLine['position'] }): ReactNode {
  const t = useTexts(importRecordTexts);
  const { member, record, line, start, end } = position;
  return (
    <Flex vertical>
      {member !== undefined && <span style={{ overflowWrap: 'anywhere' }}>{member}</span>}
      <span>
        {t.record(record)}
        {line !== undefined && ` · ${t.line(line)}`}
      </span>
      {start !== undefined && end !== undefined && (
        <Typography.Text type="secondary">{t.bytes(start, end)}</Typography.Text>
      )}
    </Flex>
  );
}

function Excerpt({ text }: { readonly text: string }): ReactNode {
  return (
    <Typography.Paragraph
      code
      style={{ margin: 0, fontSize: 12, overflowWrap: 'anywhere' }}
      ellipsis={{ rows: 3, expandable: 'collapsible' }}
    >
      {text}
    </Typography.Paragraph>
  );
}
