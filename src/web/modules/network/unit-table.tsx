import { Flex, Table, type TableProps, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { UnitList } from '../../../shared/network-pages.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StandingTags } from './standing-tags.tsx';
import { unitAddress } from './unit-address.ts';
import { useLabel } from './use-label.ts';
import { useProvinces } from './use-provinces.ts';
import { yearTexts } from './year-texts.ts';

type ListedUnit = UnitList['units'][number];
/** Organisations below one that a page of the tree shows at once. */
const BELOW = 100;

interface Props {
  readonly year: number;
  readonly units: readonly ListedUnit[];
  /** Whether what stands below an organisation opens under it. */
  readonly opens: boolean;
  readonly loading?: boolean;
  readonly empty?: TableProps<ListedUnit>['locale'];
  readonly pages?: TableProps<ListedUnit>['pagination'];
  readonly isInside?: boolean;
}

/** Organisations of a year in lines; what stands below one is asked for when its line is opened. */
export function UnitTable({ year, units, opens, loading = false, empty, pages, isInside = false }: Props): ReactNode {
  const t = useTexts(yearTexts);
  const label = useLabel();
  const provinces = useProvinces();
  return (
    <Table<ListedUnit>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={[...units]}
      pagination={pages ?? false}
      showHeader={!isInside}
      scroll={units.length === 0 || isInside ? {} : { x: 720 }}
      {...(empty && { locale: empty })}
      {...(opens && {
        expandable: {
          rowExpandable: ({ below }) => below > 0,
          expandedRowRender: ({ id }) => <Below year={year} parent={id} />,
        },
      })}
      columns={[
        {
          title: t.name,
          key: 'name',
          render: (_, { id, name, endedOn, below }) => (
            <Flex gap={8} align="center" wrap style={{ display: 'inline-flex' }}>
              <Link to={unitAddress(id)}>{name}</Link>
              {opens && below > 0 && <span className="tabular">({below})</span>}
              {endedOn !== null && <Tag color="warning">{t.ended(endedOn)}</Tag>}
            </Flex>
          ),
        },
        { title: t.kind, key: 'kind', width: 120, render: (_, { kind }) => label(KIND_WORDS[kind]) },
        {
          title: t.province,
          key: 'province',
          width: 110,
          render: (_, { province }) => provinces.nameOf(province) ?? t.noProvince,
        },
        {
          title: t.standing,
          key: 'standings',
          width: 320,
          render: (_, { standings }) => <StandingTags standings={standings} />,
        },
      ]}
    />
  );
}

function Below({ year, parent }: { readonly year: number; readonly parent: number }): ReactNode {
  const [page, setPage] = useState(1);
  const asked = { year, parent, skip: (page - 1) * BELOW, limit: BELOW };
  const { data, error, refetch } = useGet<UnitList>('/api/network/units', asked, { keepPrevious: true });
  return (
    <>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <UnitTable
        year={year}
        units={data?.units ?? []}
        opens
        isInside
        loading={data === undefined && error === null}
        pages={{
          current: page,
          pageSize: BELOW,
          total: data?.total ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: setPage,
        }}
      />
    </>
  );
}
