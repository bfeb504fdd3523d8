import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button, Collapse, Flex, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  BEHIND_EXPORT,
  BEHIND_PAGE,
  BEHIND_TYPES,
  type BehindLine,
  type BehindNumber,
  type IndicatorDefinition,
  type IndicatorTable,
  NOTHING,
} from '../../../shared/indicators.ts';
import type { UnitList } from '../../../shared/network-pages.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { addressOf } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Definition } from './definition.tsx';
import { type Narrowing, useNarrowing } from './indicator-address.ts';
import { indicatorTexts } from './indicator-texts.ts';
import { recordTexts } from './record-texts.ts';
import { useRecordColumns } from './use-record-columns.tsx';
import { useTasks } from './use-tasks.ts';
import { useWords } from './use-words.ts';

/** The records that a number was counted from, narrowed as the number was. */
export default function IndicatorRecordsPage(): ReactNode {
  const t = useTexts(recordTexts);
  const words = useTexts(indicatorTexts);
  const { nameOf } = useWords();
  const { spoken } = useLanguage();
  const { narrowing, value, change } = useNarrowing();
  const code = value('code');
  const page = Math.max(1, Number(value('page')) || 1);
  const catalogue = useGet<IndicatorTable>('/api/indicators', { ...narrowing });
  const indicator = catalogue.data?.indicators.find((one) => one.code === code);
  const { data, error, isFetching, refetch } = useGet<BehindNumber>(
    '/api/indicators/records',
    { ...narrowing, code, page },
    { keepPrevious: true, enabled: code !== undefined },
  );
  const columns = useRecordColumns(indicator, BEHIND_TYPES[indicator?.measure.from ?? 'services']);
  const name = indicator === undefined ? (code ?? '') : nameOf(indicator);
  return (
    <>
      <p style={{ margin: '0 0 12px' }}>
        <Link to={addressOf('/indicators', { ...narrowing, code })}>
          <ArrowLeftOutlined aria-hidden /> {t.back}
        </Link>
      </p>
      <PageHeader
        title={t.title(name)}
        {...(data && indicator && { about: <Counted number={data} indicator={indicator} /> })}
        actions={
          code !== undefined && (
            <Button
              icon={<DownloadOutlined />}
              href={addressOf('/api/indicators/records.xlsx', { ...narrowing, code, language: spoken })}
              download
            >
              {t.export}
            </Button>
          )
        }
      />
      <Scope narrowing={narrowing} />
      {indicator !== undefined && (
        <Collapse
          size="small"
          style={{ marginBottom: 12 }}
          items={[{ key: 'definition', label: words.definition, children: <Definition indicator={indicator} /> }]}
        />
      )}
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data !== undefined && data.lines > BEHIND_EXPORT && <p>{t.exportMost(BEHIND_EXPORT)}</p>}
      <Table<BehindLine>
        size="small"
        rowKey={({ type, id }) => `${type} ${id}`}
        loading={isFetching}
        scroll={{ x: 'max-content' }}
        dataSource={data?.page ?? []}
        columns={columns}
        locale={whenEmpty(
          code === undefined ? true : data,
          <EmptyState about={code === undefined ? t.unknown : t.none} />,
        )}
        pagination={{
          current: page,
          pageSize: BEHIND_PAGE,
          total: data?.lines ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: (next) => change({ page: next }),
        }}
      />
    </>
  );
}

/** The number as its records give it. */
function Counted(props: { readonly number: BehindNumber; readonly indicator: IndicatorDefinition }): ReactNode {
  const { number, indicator } = props;
  const t = useTexts(recordTexts);
  const { unitOf } = useWords();
  if (number.value === null) return t.undefinedNumber;
  const { dedupe } = indicator;
  const written = writtenValue(indicator, number.value);
  const told = dedupe === 'share' ? written : t.number(written, unitOf(indicator));
  return `${number.of === null ? told : t.basis(told, number.of)} · ${t.lines(number.lines)}`;
}

/** What the number was narrowed to. */
function Scope({ narrowing }: { readonly narrowing: Narrowing }): ReactNode {
  const t = useTexts(recordTexts);
  const { tell } = useLanguage();
  const { year, fromMonth = 1, toMonth = 12, province, task, unit } = narrowing;
  const title = useTasks(year).find(({ clause }) => clause === task)?.title ?? '';
  const units = useGet<UnitList>('/api/network/units', { year, limit: 10_000 }, { enabled: unit !== undefined }).data
    ?.units;
  const known = province === undefined ? undefined : provinceCoded(province);
  const unitName = units?.find(({ id }) => id === unit)?.name;
  return (
    <Flex gap={4} wrap role="group" aria-label={t.narrowed} style={{ marginBottom: 12 }}>
      <Tag>{t.yearMonths(year, fromMonth, toMonth)}</Tag>
      {province !== undefined && (
        <Tag>{known === undefined ? t.noProvince : tell({ zh: known.short, en: known.en })}</Tag>
      )}
      {task !== undefined && <Tag>{task === NOTHING ? t.noTask : `${task} ${tell({ zh: title, en: title })}`}</Tag>}
      {unitName !== undefined && <Tag>{t.oneUnit(unitName)}</Tag>}
    </Flex>
  );
}
