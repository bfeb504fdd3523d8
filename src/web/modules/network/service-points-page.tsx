import { Alert, Flex, Segmented, Select, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ServicePointLine, ServicePointList } from '../../../shared/network-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { PointState, StepLine } from './point-state.tsx';
import { pointTexts } from './point-texts.ts';
import { StepButtons } from './step-buttons.tsx';
import { unitAddress } from './unit-address.ts';
import { useProvinces } from './use-provinces.ts';
import { useYear } from './use-year.ts';
import { YearSelect } from './year-select.tsx';

/** The service points of a year by province, in the order in which they are recommended; those that gave too little stand out. */
export default function ServicePointsPage(): ReactNode {
  const t = useTexts(pointTexts);
  const { year, filter, show } = useYear();
  const provinces = useProvinces();
  const { data, error, refetch, isFetching } = useGet<ServicePointList>('/api/network/service-points', { year });
  const province = filter('province');
  const points = (data?.points ?? [])
    .filter(({ unit }) => province === undefined || unit.province === province)
    .sort(byProvinceAndRank);
  const short = points.filter((point) => point.short).length;
  const passed = points.filter((point) => isOverdue(point, data?.today));
  const inYear = points.filter(({ due }) => due !== null && due.on <= `${year}-12-31`);
  const chosen = filter('due');
  const shown = chosen === 'passed' ? passed : chosen === 'year' ? inYear : points;
  const counted = points.some(({ served }) => served !== null);
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <TakeAway path="/api/network/service-points/export" formats={['xlsx']} params={{ year }} />
            <YearSelect year={year} onChange={(chosen) => show({ year: chosen })} />
            <Select
              allowClear
              aria-label={t.province}
              placeholder={t.province}
              value={province ?? null}
              onChange={(value?: string | null) => show({ province: value ?? undefined })}
              options={provinces.options}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 120 }}
            />
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {short > 0 && data !== undefined && (
        <Alert type="warning" showIcon title={t.shortCount(short, data.least)} style={{ marginBottom: 12 }} />
      )}
      {passed.length > 0 && (
        <Alert type="error" showIcon title={t.dueAlarm(passed.length)} style={{ marginBottom: 12 }} />
      )}
      <Segmented
        aria-label={t.dueShown}
        value={chosen ?? 'all'}
        onChange={(value) => show({ due: value === 'all' ? undefined : value })}
        options={[
          { value: 'all', label: t.dueAll },
          { value: 'year', label: t.dueInYear(inYear.length) },
          { value: 'passed', label: t.duePassed(passed.length) },
        ]}
        style={{ marginBottom: 12 }}
      />
      <Table<ServicePointLine>
        size="small"
        rowKey={({ unit }) => unit.id}
        loading={isFetching && data === undefined}
        dataSource={shown}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={shown.length === 0 ? {} : { x: 1030 }}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          {
            title: t.province,
            key: 'province',
            width: 90,
            render: (_, { unit }) => provinces.nameOf(unit.province) ?? '–',
          },
          { title: t.rank, dataIndex: 'rank', width: 90, render: (rank: number | null) => rank ?? '–' },
          { title: t.name, key: 'name', render: (_, { unit }) => <Link to={unitAddress(unit.id)}>{unit.name}</Link> },
          { title: t.state, key: 'state', width: 100, render: (_, { state }) => <PointState state={state} /> },
          { title: t.last, key: 'last', width: 210, render: (_, { last }) => <StepLine step={last} /> },
          {
            title: t.due,
            key: 'due',
            width: 170,
            render: (_, point) => <Due point={point} today={data?.today} />,
          },
          ...(counted
            ? [
                {
                  title: t.served,
                  key: 'served',
                  width: 130,
                  render: (_: unknown, point: ServicePointLine) => <Served point={point} least={data?.least ?? 0} />,
                },
              ]
            : []),
          {
            title: t.actions,
            key: 'next',
            width: 230,
            render: (_, { unit, next }) => <StepButtons unit={unit} next={next} year={year} />,
          },
        ]}
      />
    </>
  );
}

function Served({ point, least }: { readonly point: ServicePointLine; readonly least: number }): ReactNode {
  const t = useTexts(pointTexts);
  if (point.served === null) return '–';
  return (
    <Flex gap={6} align="center" className="tabular">
      {t.servedOf(point.served, least)}
      {point.short && <Tag color="warning">{t.short}</Tag>}
    </Flex>
  );
}

function isOverdue({ due }: ServicePointLine, today: string | undefined): boolean {
  return due !== null && today !== undefined && due.on < today;
}

function Due({ point, today }: { readonly point: ServicePointLine; readonly today: string | undefined }): ReactNode {
  const t = useTexts(pointTexts);
  const { due } = point;
  if (due === null) return '–';
  return (
    <Flex gap={6} align="center" wrap className="tabular">
      {t.dueBy[due.act](due.on)}
      {isOverdue(point, today) && <Tag color="error">{t.overdue}</Tag>}
    </Flex>
  );
}

function byProvinceAndRank(one: ServicePointLine, other: ServicePointLine): number {
  const byProvince = (one.unit.province ?? '9').localeCompare(other.unit.province ?? '9');
  return byProvince || (one.rank ?? Infinity) - (other.rank ?? Infinity) || one.unit.id - other.unit.id;
}
