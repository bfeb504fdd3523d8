import { Button, Card, Descriptions, Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import {
  YEARBOOK_FORMATS,
  type YearbookDesk,
  type YearbookFormat,
  type YearbookLine,
} from '../../../shared/yearbook.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear, useProgrammeYear } from '../../ui/programme-year.tsx';
import { yearbookTexts } from './texts.ts';

/** The yearbook of a year: what it would hold, the files that were made, and the next plan from its ideas. */
export default function YearbookPage(): ReactNode {
  const t = useTexts(yearbookTexts);
  const [year, showYear] = useProgrammeYear();
  const { data, error, refetch } = useGet<YearbookDesk>('/api/yearbooks', { year }, { keepPrevious: true });
  return (
    <div style={{ maxWidth: 1040 }}>
      <PageHeader title={t.title} about={t.about} actions={<ProgrammeYear year={year} onChange={showYear} />} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data && <Desk desk={data} />}
      <Builds desk={data} />
    </div>
  );
}

function Desk({ desk }: { readonly desk: YearbookDesk }): ReactNode {
  const t = useTexts(yearbookTexts);
  const time = useInstant();
  const { year, accepted, expected, cases, ideas, closedAt, nextPlan } = desk;
  const { busy, problem, run } = useChange('/api/yearbooks', '/api/plans');
  const build = (format: YearbookFormat) => run(() => post<YearbookLine>('/api/yearbooks', { year, format }), t.built);
  const draft = () => run(() => post('/api/yearbooks/next-plan', { year }), t.drafted);
  return (
    <Card size="small" style={{ marginBottom: 20 }}>
      <Descriptions
        size="small"
        style={{ marginBottom: 16 }}
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'accepted', label: t.accepted, children: t.acceptedOf(accepted, expected) },
          { key: 'cases', label: t.cases, children: t.casesOf(cases) },
          { key: 'ideas', label: t.ideas, children: t.ideasOf(ideas) },
          { key: 'numbers', label: t.numbers, children: closedAt === null ? t.open : t.closed(time(closedAt)) },
        ]}
      />
      <ProblemNotice problem={problem} />
      <Flex gap={8} wrap align="center">
        {YEARBOOK_FORMATS.toReversed().map((format) => (
          <Button
            key={format}
            type={format === 'pdf' ? 'primary' : 'default'}
            loading={busy}
            disabled={accepted === 0}
            onClick={() => void build(format)}
          >
            {t.build[format]}
          </Button>
        ))}
        <LinkButton to={`/summaries?year=${year}`}>{t.toSummaries}</LinkButton>
        {nextPlan === null ? (
          <Button loading={busy} disabled={ideas === 0} onClick={() => void draft()}>
            {t.nextPlan(year + 1)}
          </Button>
        ) : (
          <LinkButton to={`/plans/${nextPlan}`}>{t.toPlan(year + 1)}</LinkButton>
        )}
      </Flex>
      <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
        {accepted === 0 ? t.needsSummary : t.nextPlanAbout}
      </Typography.Paragraph>
    </Card>
  );
}

function Builds({ desk }: { readonly desk: YearbookDesk | undefined }): ReactNode {
  const t = useTexts(yearbookTexts);
  const time = useInstant();
  const person = usePersonName();
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.builds}
      </Typography.Title>
      <Table<YearbookLine>
        size="small"
        rowKey="id"
        dataSource={desk?.builds ?? []}
        pagination={false}
        scroll={{ x: 860 }}
        locale={whenEmpty(desk, <EmptyState about={t.none} />)}
        columns={[
          { title: t.format, width: 80, render: (_, { format }) => t.formats[format] },
          { title: t.contents, render: (_, { summaries, cases }) => t.contentsOf(summaries, cases) },
          { title: t.countedAt, width: 150, className: 'tabular', render: (_, { countedAt }) => time(countedAt) },
          { title: t.builtAt, width: 150, className: 'tabular', render: (_, { builtAt }) => time(builtAt) },
          { title: t.builtBy, width: 120, render: (_, { builtBy }) => person(builtBy) },
          {
            title: t.hash,
            width: 120,
            render: (_, { sha256 }) => (
              <Typography.Text code title={sha256}>
                {sha256.slice(0, 10)}
              </Typography.Text>
            ),
          },
          {
            title: t.file,
            width: 150,
            render: (_, { id, format, bytes }) => (
              <a href={`/api/yearbooks/${id}/file`} download>
                {t.download} {t.formats[format]}（{Math.ceil(bytes / 1024)} KB）
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
