import { Col, Flex, Row, Select, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UnitList } from '../../../shared/network-pages.ts';
import { STANDINGS, type StandingName } from '../../../shared/network-standings.ts';
import { STANDING_WORDS } from '../../../shared/network-words.ts';
import { PROVINCES } from '../../../shared/regions.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TileMap } from '../../ui/tile-map.tsx';
import { Cities } from './cities.tsx';
import { unitsAddress } from './unit-address.ts';
import { useLabel } from './use-label.ts';
import { useProvinces } from './use-provinces.ts';
import { useYear } from './use-year.ts';
import { YearSelect } from './year-select.tsx';
import { yearTexts } from './year-texts.ts';

/** How many organisations there are in each province, as a map of tiles and as a table. */
export default function RegionPage(): ReactNode {
  const t = useTexts(yearTexts);
  const label = useLabel();
  const { year, filter, show } = useYear();
  const { nameOf } = useProvinces();
  const standing = STANDINGS.find((one) => one === filter('standing'));
  const { data, error, refetch } = useGet<UnitList>('/api/network/units', { year, standing, limit: 10_000 });
  const units = data?.units ?? [];
  const values = new Map<string, number>();
  for (const { province } of units) if (province !== null) values.set(province, (values.get(province) ?? 0) + 1);
  const elsewhere = units.filter(({ province }) => province === null).length;
  const measure = standing === undefined ? t.allUnits : label(STANDING_WORDS[standing]);
  const addressOf = (province: string): string => unitsAddress({ year, standing, province });
  return (
    <>
      <PageHeader
        title={t.map}
        about={t.mapAbout}
        actions={
          <>
            <YearSelect year={year} onChange={(chosen) => show({ year: chosen })} />
            <Select<StandingName | ''>
              aria-label={t.measure}
              value={standing ?? ''}
              onChange={(value) => show({ standing: value || undefined })}
              options={[
                { value: '' as const, label: t.allUnits },
                ...STANDINGS.map((value) => ({ value, label: label(STANDING_WORDS[value]) })),
              ]}
              style={{ width: 190 }}
            />
            <LinkButton to={unitsAddress({ year })}>{t.back}</LinkButton>
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Row gutter={[24, 24]}>
        <Col xs={24} lg={14}>
          <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
            {t.chosen(measure)}
          </Typography.Title>
          <TileMap title={t.chosen(measure)} values={values} addressOf={addressOf} />
          <Cities year={year} />
        </Col>
        <Col xs={24} lg={10}>
          <Table
            size="small"
            rowKey="code"
            pagination={false}
            dataSource={PROVINCES.map(({ code }) => ({ code, value: values.get(code) ?? 0 }))}
            columns={[
              {
                title: t.province,
                dataIndex: 'code',
                render: (code: string) => <Link to={addressOf(code)}>{nameOf(code)}</Link>,
              },
              {
                title: t.chosen(measure),
                dataIndex: 'value',
                align: 'right',
                className: 'tabular',
                sorter: (one, other) => one.value - other.value,
              },
            ]}
            footer={() => (
              <Flex vertical className="tabular">
                {elsewhere > 0 && <Between start={t.elsewhere} end={elsewhere} />}
                <Between start={t.total} end={units.length} />
              </Flex>
            )}
          />
        </Col>
      </Row>
    </>
  );
}

function Between({ start, end }: { readonly start: string; readonly end: number }): ReactNode {
  return (
    <Flex justify="space-between">
      <span>{start}</span>
      <span>{end}</span>
    </Flex>
  );
}
