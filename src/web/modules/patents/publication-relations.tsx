import { Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PublicationView } from '../../../shared/publication-view.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { publicationAddress } from './publication-address.ts';
import { relationTexts } from './publication-texts.ts';

interface WithPublication {
  readonly publication: PublicationView;
}

/** Links among other text are told by more than their colour. */
const UNDERLINED = { textDecoration: 'underline' } as const;

/** The day of an instant, where the reader is. */
export function dayOfInstant(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE');
}

export function Families({ publication: { families } }: WithPublication): ReactNode {
  const t = useTexts(relationTexts);
  if (families.length === 0) return <EmptyState about={t.noFamily} />;
  return (
    <>
      <Typography.Paragraph type="secondary">{t.familyAbout}</Typography.Paragraph>
      <Table<PublicationView['families'][number]>
        size="small"
        rowKey={({ scheme, id, since }) => `${scheme} ${id} ${since}`}
        dataSource={families}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          { title: t.scheme, width: 150, render: (_, { scheme }) => t.schemes[scheme] },
          { title: t.familyId, dataIndex: 'id', width: 120 },
          { title: t.asOf, dataIndex: 'asOf', width: 120 },
          {
            title: t.recorded,
            width: 160,
            render: (_, { since, until }) =>
              until === undefined ? t.since(dayOfInstant(since)) : t.span(dayOfInstant(since), dayOfInstant(until)),
          },
          {
            title: t.members,
            render: (_, { members }) =>
              members.length === 0 ? (
                <Typography.Text type="secondary">{t.noMembers}</Typography.Text>
              ) : (
                <Flex gap="2px 16px" wrap className="tabular">
                  {members.map(({ number, date }) => (
                    <span key={number}>
                      <Link to={publicationAddress(number)} style={UNDERLINED}>
                        {number}
                      </Link>{' '}
                      {date}
                    </span>
                  ))}
                </Flex>
              ),
          },
        ]}
      />
    </>
  );
}

export function Citations({ publication: { citations } }: WithPublication): ReactNode {
  const t = useTexts(relationTexts);
  if (citations.length === 0) return <EmptyState about={t.noCitations} />;
  return (
    <Table
      size="small"
      rowKey="key"
      dataSource={citations.map((citation, key) => ({ ...citation, key }))}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t.cited,
          render: (_, { publication, text }) => (
            <>
              {publication !== undefined && <Cited {...publication} />}
              {publication !== undefined && text !== undefined && '　'}
              {text}
            </>
          ),
        },
        { title: t.category, dataIndex: 'category', width: 120 },
        { title: t.by, width: 120, render: (_, { by }) => by && t.cites[by] },
      ]}
    />
  );
}

function Cited({ number, stored }: { readonly number: string; readonly stored: boolean }): ReactNode {
  if (!stored) return number;
  return (
    <Link to={publicationAddress(number)} style={UNDERLINED}>
      {number}
    </Link>
  );
}

/** Where all this comes from: the versions that there were, and what each file said. */
export function Origin({ publication: { versions, sources } }: WithPublication): ReactNode {
  const t = useTexts(relationTexts);
  return (
    <Flex vertical gap={20}>
      <Table<PublicationView['versions'][number]>
        size="small"
        title={() => t.versions}
        rowKey="version"
        dataSource={versions}
        pagination={false}
        columns={[
          { title: t.version, dataIndex: 'version', width: 80 },
          { title: t.versionState, width: 100, render: (_, { state }) => t.states[state] },
          { title: t.storedAt, width: 180, render: (_, { createdAt }) => new Date(createdAt).toLocaleString('sv-SE') },
          { title: t.file, render: (_, source) => <ImportedFile {...source} /> },
        ]}
      />
      <Table
        size="small"
        title={() => t.sources}
        rowKey="key"
        dataSource={sources.map((source, key) => ({ ...source, key }))}
        pagination={false}
        columns={[
          { title: t.part, width: 120, render: (_, { part }) => t.parts[part as keyof typeof t.parts] ?? part },
          { title: t.format, dataIndex: 'format', width: 200 },
          { title: t.exchanged, dataIndex: 'exchanged', width: 120 },
          { title: t.file, render: (_, source) => <ImportedFile {...source} /> },
        ]}
      />
    </Flex>
  );
}

/** The name of a file, which leads whoever imports to its import. */
function ImportedFile({ file, import: id }: { readonly file: string; readonly import: number }): ReactNode {
  return useMay('analyst') ? <Link to={`/imports/${id}`}>{file}</Link> : file;
}
