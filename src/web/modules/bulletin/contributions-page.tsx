import { Button, Card, Checkbox, Flex, Select, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  type BulletinIssueLine,
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATES,
  CONTRIBUTIONS_PAGE,
  type ContributionLine,
  type ContributionPage,
} from '../../../shared/bulletin.ts';
import { KIND_WORDS, STATE_WORDS } from '../../../shared/bulletin-words.ts';
import { addressOf } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear, useProgrammeYear } from '../../ui/programme-year.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { StateTag } from './state-tag.tsx';
import { listTexts } from './texts.ts';

/** The contributions that a person sees; the officer publishes from here. All narrowing stands in the address. */
export default function ContributionsPage(): ReactNode {
  const t = useTexts(listTexts);
  const { tell } = useLanguage();
  const time = useInstant();
  const writes = useMay('province-contact', 'service-point-staff');
  const publishes = useMay('officer');
  const recommends = useMay('province-responsible');
  const [year, showYear] = useProgrammeYear();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<readonly ContributionLine[]>([]);
  const [isPublishing, setIsPublishing] = useState(false);
  const value = (name: string) => params.get(name) ?? undefined;
  const page = Number(value('page') ?? 1);
  const narrowed = { year, kind: value('kind'), state: value('state'), recommended: value('recommended') };
  const { data, error, isPending, refetch } = useGet<ContributionPage>(
    '/api/contributions',
    { ...narrowed, page },
    { keepPrevious: true },
  );
  const recommended = useGet<ContributionPage>(
    '/api/contributions',
    { year, recommended: 'yes' },
    { enabled: recommends },
  ).data;
  const change = (name: string, said: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (name !== 'page') next.delete('page');
    if (said === undefined) next.delete(name);
    else next.set(name, said);
    setParams(next, { replace: true });
  };
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <TakeAway path="/api/contributions/export" formats={['xlsx']} params={narrowed} />
            <Button href="/bulletin" target="_blank">
              {t.publicPage}
            </Button>
            {writes && (
              <LinkButton type="primary" to="/contributions/new">
                {t.write}
              </LinkButton>
            )}
            {publishes && (
              <Button type="primary" disabled={chosen.length === 0} onClick={() => setIsPublishing(true)}>
                {t.publish(chosen.length)}
              </Button>
            )}
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <ProgrammeYear year={year} onChange={showYear} />
        <Select
          allowClear
          aria-label={t.state}
          placeholder={t.all}
          style={{ width: 150 }}
          value={narrowed.state ?? null}
          onChange={(said) => change('state', said ?? undefined)}
          options={CONTRIBUTION_STATES.map((one) => ({ value: one as string, label: tell(STATE_WORDS[one]) }))}
        />
        <Select
          allowClear
          aria-label={t.kind}
          placeholder={t.allKinds}
          style={{ width: 130 }}
          value={narrowed.kind ?? null}
          onChange={(said) => change('kind', said ?? undefined)}
          options={CONTRIBUTION_KINDS.map((one) => ({ value: one as string, label: tell(KIND_WORDS[one]) }))}
        />
        <Checkbox
          checked={narrowed.recommended === 'yes'}
          onChange={({ target }) => change('recommended', target.checked ? 'yes' : undefined)}
        >
          {t.onlyRecommended}
        </Checkbox>
        {publishes && <Typography.Text type="secondary">{t.publishAbout}</Typography.Text>}
        {recommended && <Typography.Text type="secondary">{t.recommendedCount(recommended.total)}</Typography.Text>}
      </Flex>
      <Table<ContributionLine>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.contributions ?? []}
        {...(publishes ? {} : { scroll: { x: 800 } })}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        pagination={{
          current: page,
          pageSize: CONTRIBUTIONS_PAGE,
          total: data?.total ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: (next) => change('page', String(next)),
        }}
        {...(publishes
          ? {
              rowSelection: {
                selectedRowKeys: chosen.map(({ id }) => id),
                preserveSelectedRowKeys: true,
                onChange: (_keys, rows) => setChosen(rows),
                getCheckboxProps: ({ state, title }) => ({
                  disabled: !['checked', 'taken-down', 'published'].includes(state),
                  'aria-label': title,
                }),
              },
            }
          : {})}
        columns={[
          {
            title: t.name,
            render: (_, { id, title }) => <Link to={`/contributions/${id}`}>{title || t.untitled}</Link>,
          },
          { title: t.kind, width: 100, render: (_, { kind }) => tell(KIND_WORDS[kind]) },
          { title: t.unit, render: (_, { unit }) => unit.name },
          { title: t.state, width: 130, render: (_, { state }) => <StateTag state={state} /> },
          { title: t.recommended, width: 100, render: (_, line) => (line.recommended ? '✓' : '') },
          { title: t.uses, dataIndex: 'uses', width: 70, className: 'tabular', render: (uses: number) => uses || '' },
          { title: t.changed, width: 160, className: 'tabular', render: (_, { changedAt }) => time(changedAt) },
        ]}
      />
      <Issues />
      {isPublishing && (
        <PublishDialog
          chosen={chosen}
          onClose={(published) => {
            setIsPublishing(false);
            if (published) setChosen([]);
          }}
        />
      )}
    </>
  );
}

function Issues(): ReactNode {
  const t = useTexts(listTexts);
  const { spoken } = useLanguage();
  const time = useInstant();
  const { data } = useGet<{ issues: BulletinIssueLine[] }>('/api/bulletin/issues');
  if (data === undefined || data.issues.length === 0) return null;
  return (
    <Card size="small" title={t.issues} style={{ marginTop: 20 }}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {data.issues.map(({ year, number, title, publishedAt, contributions }) => (
          <li key={`${year}-${number}`}>
            {t.issueName(year, number)} {title}{' '}
            <Typography.Text type="secondary">
              {time(publishedAt)} · {t.pieces(contributions)}
            </Typography.Text>{' '}
            <a href={`/bulletin/issues/${year}-${number}`} target="_blank" rel="noreferrer" style={UNDERLINED}>
              {t.print}
            </a>{' '}
            <a
              href={addressOf('/api/bulletin/issues/document.pdf', { year, number, language: spoken })}
              aria-label={`PDF ${t.issueName(year, number)}`}
              download
              style={UNDERLINED}
            >
              PDF
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A link within a line is told from its text by more than its colour. */
const UNDERLINED = { textDecoration: 'underline' } as const;
