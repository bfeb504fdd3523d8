import { Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ImportLine } from '../../../shared/imports.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { instantFor } from '../../ui/instants.ts';
import { COMMAND_LINE, usePersonName } from '../../ui/person.ts';
import { ImportStateTag, sizeOf } from './import-state.tsx';
import { importTexts } from './import-texts.ts';

/** Imports with what came of them; one that could not be read says why under its name. */
export function ImportTable(props: { readonly lines: readonly ImportLine[]; readonly loading: boolean }): ReactNode {
  const t = useTexts(importTexts);
  const personName = usePersonName();
  const { language, spoken, tell } = useLanguage();
  const number = (value: number): string => value.toLocaleString('en');
  const count = (title: string, of: (line: ImportLine) => number) => ({
    title,
    key: title,
    align: 'right' as const,
    width: spoken === 'en' ? 92 : 72,
    render: (_: unknown, line: ImportLine) => (line.import === null ? '—' : number(of(line))),
  });
  return (
    <Table<ImportLine>
      size="small"
      rowKey={({ import: id, request }) => `${id} ${request}`}
      loading={props.loading}
      dataSource={[...props.lines]}
      pagination={false}
      scroll={{ x: 980 }}
      locale={whenEmpty(props.loading ? undefined : props.lines, <EmptyState about={t.none} />)}
      columns={[
        {
          title: t.file,
          key: 'file',
          render: (_, { import: id, name, bytes, problem }) => (
            <Flex vertical>
              <span style={{ overflowWrap: 'anywhere' }}>
                {id === null ? name : <Link to={`/imports/${id}`}>{name}</Link>}{' '}
                <Typography.Text type="secondary">{sizeOf(bytes)}</Typography.Text>
              </span>
              {problem !== null && (
                <Typography.Paragraph type="danger" style={{ fontSize: 12, margin: 0 }} ellipsis={{ rows: 2 }}>
                  {tell(problem)}
                </Typography.Paragraph>
              )}
            </Flex>
          ),
        },
        { title: t.state, key: 'state', width: 110, render: (_, { state }) => <ImportStateTag state={state} /> },
        count(t.read, ({ read }) => read),
        count(t.stored, ({ stored }) => stored),
        count(t.updated, ({ updated }) => updated),
        count(t.unchanged, ({ unchanged }) => unchanged),
        {
          ...count(t.setAside, ({ setAside }) => setAside),
          render: (_, { import: id, setAside }) =>
            id === null ? '—' : setAside === 0 ? '0' : <Link to={`/imports/${id}`}>{number(setAside)}</Link>,
        },
        {
          title: t.requested,
          key: 'when',
          width: 150,
          render: (_, { startedAt, requestedAt }) => {
            const instant = requestedAt ?? startedAt;
            return instant === null ? '—' : instantFor(language, instant);
          },
        },
        { title: t.by, key: 'by', width: 110, render: (_, { requestedBy }) => personName(requestedBy ?? COMMAND_LINE) },
      ]}
    />
  );
}
