import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { provinceCoded } from '../../../shared/regions.ts';
import type { SummaryLine, SummaryList } from '../../../shared/yearbook.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ProgrammeYear, useProgrammeYear } from '../../ui/programme-year.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { SummaryStateTag } from './summary-state.tsx';
import { summaryTexts } from './texts.ts';

/** The summaries of a year, of every provincial office that the person sees. */
export default function SummariesPage(): ReactNode {
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const time = useInstant();
  const { organisation } = useSignedIn();
  const [year, showYear] = useProgrammeYear();
  const { data, error, isPending, refetch } = useGet<SummaryList>('/api/summaries', { year }, { keepPrevious: true });
  const provinceName = (code: string | null): string => {
    const province = code === null ? undefined : provinceCoded(code);
    return province === undefined ? '' : tell({ zh: province.name, en: province.en });
  };
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <TakeAway path="/api/summaries/export" formats={['xlsx']} params={{ year }} />
            <ProgrammeYear year={year} onChange={showYear} />
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Table<SummaryLine>
        size="small"
        rowKey={({ unit }) => unit.id}
        loading={isPending}
        dataSource={data?.summaries ?? []}
        pagination={false}
        scroll={{ x: 720 }}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          { title: t.province, width: 180, render: (_, { unit }) => provinceName(unit.province) },
          { title: t.unit, render: (_, { unit }) => unit.name },
          { title: t.state, width: 140, render: (_, { state }) => <SummaryStateTag state={state} /> },
          { title: t.ideas, width: 90, align: 'end', render: (_, { ideas }) => (ideas === 0 ? '' : ideas) },
          { title: t.changed, width: 160, className: 'tabular', render: (_, { changedAt }) => time(changedAt) },
          {
            key: 'open',
            width: 90,
            render: (_, { unit, state }) => (
              <Link to={`/summaries/${unit.id}?year=${year}`} aria-label={t.openOf(unit.name)}>
                {unit.id === organisation.id && (state === null || state === 'draft' || state === 'sent-back')
                  ? t.write
                  : t.open}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
