import { Button, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitList } from '../../../shared/network-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { addressWith } from './unit-address.ts';
import { FILTERS, UnitFilters } from './unit-filters.tsx';
import { UnitTable } from './unit-table.tsx';
import { useYear } from './use-year.ts';
import { yearTexts } from './year-texts.ts';

const PAGE = 100;

/** The organisations of a programme year with what they were in it: as a tree, or narrowed down to a list. */
export default function UnitsPage(): ReactNode {
  const t = useTexts(yearTexts);
  const shown = useYear();
  const { year, filter } = shown;
  const edits = useMay('analyst', 'officer');
  const carries = useMay('analyst', 'screener', 'reviewer', 'officer', 'province-responsible', 'province-contact');
  const [entering, setEntering] = useState(false);
  const page = Number(filter('page') ?? 1);
  const narrowed = FILTERS.some((name) => filter(name) !== undefined);
  const narrowing = Object.fromEntries(FILTERS.map((name) => [name, filter(name)]));
  const { data, error, refetch, isFetching } = useGet<UnitList>(
    '/api/network/units',
    {
      ...{ year, skip: (page - 1) * PAGE, limit: PAGE },
      ...(narrowed ? narrowing : { parent: 'none' }),
    },
    { keepPrevious: true },
  );
  const units = data?.units ?? [];
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <LinkButton to={addressWith('/units/map', { year })}>{t.map}</LinkButton>
            {carries && <LinkButton to={addressWith('/units/workbook', { year })}>{t.workbook}</LinkButton>}
            {edits && (
              <Button type="primary" onClick={() => setEntering(true)}>
                {t.add}
              </Button>
            )}
          </>
        }
      />
      <UnitFilters {...shown} show={(changed) => shown.show({ page: undefined, ...changed })} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Typography.Paragraph type="secondary" style={{ margin: '0 0 8px' }} role="status">
        {narrowed ? t.count(data?.total ?? 0) : t.countTop(data?.total ?? 0)}
      </Typography.Paragraph>
      <UnitTable
        key={`${year} ${narrowed}`}
        year={year}
        units={units}
        opens={!narrowed}
        loading={isFetching && data === undefined}
        empty={whenEmpty(data, <EmptyState about={narrowed ? t.noneFound : t.none} />)}
        pages={{
          current: page,
          pageSize: PAGE,
          total: data?.total ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: (next) => shown.show({ page: next === 1 ? undefined : next }),
        }}
      />
      {entering && <OrganisationForm onClose={() => setEntering(false)} />}
    </>
  );
}
