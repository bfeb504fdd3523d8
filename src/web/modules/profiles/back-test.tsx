import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Flex, Segmented, Select, Skeleton, Spin, Table, Typography } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { ProfileView } from '../../../shared/profile-views.ts';
import type { ProfileTest } from '../../../shared/profiles.ts';
import { type ApiProblem, get, post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HEADING } from './concept-table.tsx';
import { definitionOf, type ProfileDraft } from './draft.ts';
import { ExampleList } from './example-list.tsx';
import { trialTexts } from './trial-texts.ts';

const WeeklyChart = lazy(() => import('./weekly-chart.tsx'));
const SPANS = [8, 13, 26, 52];

export interface TrialProps {
  readonly profile: ProfileView;
  readonly draft: ProfileDraft;
  readonly isChanged: boolean;
  /** Whether the draft can be compiled. */
  readonly isSound: boolean;
}

/** How many publications the profile would have caught in the weeks behind, as it is stored or as it is being edited. */
export function BackTest({ profile, draft, isChanged, isSound }: TrialProps): ReactNode {
  const t = useTexts(trialTexts);
  const [tried, setTried] = useState<'stored' | 'draft'>(isChanged ? 'draft' : 'stored');
  const [weeks, setWeeks] = useState(SPANS[0]!);
  const definition = tried === 'draft' && isChanged ? definitionOf(draft) : undefined;
  const isWrong = definition !== undefined && !isSound;
  const { data, error, isFetching, refetch } = useQuery<ProfileTest, ApiProblem>({
    queryKey: [`/api/profiles/${profile.id}/back-test`, weeks, definition ?? profile.version],
    queryFn: ({ signal }) =>
      definition === undefined
        ? get<ProfileTest>(`/api/profiles/${profile.id}/back-test`, { weeks }, signal)
        : post<ProfileTest>('/api/profiles/back-test', { definition, weeks }),
    enabled: !isWrong,
  });
  return (
    <>
      <Flex gap={12} align="center" wrap style={{ marginBottom: 12 }}>
        {isChanged && (
          <Segmented
            aria-label={t.tested}
            value={tried}
            onChange={setTried}
            options={[
              { value: 'draft', label: t.draft },
              { value: 'stored', label: t.stored(profile.version) },
            ]}
          />
        )}
        <Flex gap={6} align="center">
          <label htmlFor="back-test-weeks">{t.weeks}</label>
          <Select
            id="back-test-weeks"
            value={weeks}
            onChange={setWeeks}
            options={SPANS.map((value) => ({ value, label: String(value) }))}
            style={{ width: 76 }}
          />
        </Flex>
        <Typography.Text type="secondary">{t.about}</Typography.Text>
        {isFetching && <Spin size="small" />}
      </Flex>
      {isWrong && <Alert type="warning" showIcon title={t.wrongDraft} />}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data !== undefined && !isWrong && <Tested key={data.query} test={data} />}
    </>
  );
}

function Tested({ test }: { readonly test: ProfileTest }): ReactNode {
  const t = useTexts(trialTexts);
  const [chosen, setChosen] = useState(test.weeks.find(({ count }) => count > 0)?.from);
  const inWeeks = test.weeks.reduce((sum, { count }) => sum + count, 0);
  const oldestFirst = useMemo(() => test.weeks.toReversed(), [test]);
  const week = test.weeks.find(({ from }) => from === chosen);
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 3, lg: 5 }}
        style={{ marginBottom: 12 }}
        items={[
          { key: 'total', label: t.total, children: test.total },
          { key: 'weeks', label: t.inWeeks, children: inWeeks },
          { key: 'perWeek', label: t.perWeek, children: test.perWeek.toFixed(1) },
          { key: 'other', label: t.other, children: test.total - inWeeks - test.undated },
          { key: 'undated', label: t.undated, children: test.undated },
        ]}
      />
      {test.undated > 0 && (
        <Typography.Paragraph type="secondary" style={{ fontSize: 12 }}>
          {t.undatedAbout}
        </Typography.Paragraph>
      )}
      {inWeeks === 0 && <Alert type="info" showIcon title={t.none} style={{ marginBottom: 12 }} />}
      <Flex gap={12} align="flex-start" wrap>
        <Card size="small" title={<h2 style={HEADING}>{t.chart}</h2>} style={{ flex: '3 1 440px', minWidth: 0 }}>
          <Suspense fallback={<Skeleton active title={false} />}>
            <WeeklyChart weeks={oldestFirst} name={t.count} chosen={chosen} onChoose={setChosen} />
          </Suspense>
        </Card>
        <Table
          size="small"
          rowKey="from"
          dataSource={test.weeks}
          pagination={test.weeks.length > 13 ? { pageSize: 13, size: 'small', showSizeChanger: false } : false}
          style={{ flex: '2 1 300px', minWidth: 0 }}
          columns={[
            {
              title: t.week,
              className: 'tabular',
              render: (_, { from, to }) => (
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0 }}
                  aria-pressed={from === chosen}
                  onClick={() => setChosen(from)}
                >
                  {from} – {to}
                </Button>
              ),
            },
            { title: t.count, dataIndex: 'count', align: 'right', className: 'tabular', width: 72 },
          ]}
        />
      </Flex>
      <Card
        size="small"
        title={<h2 style={HEADING}>{week === undefined ? t.chooseWeek : t.examples(week.from, week.to)}</h2>}
        style={{ marginTop: 12 }}
      >
        {week !== undefined && <ExampleList publications={week.publications} none={t.noExamples} />}
      </Card>
    </>
  );
}
