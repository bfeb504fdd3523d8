import { Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import type { UnitList } from '../../../shared/network-pages.ts';
import { PROVINCES } from '../../../shared/regions.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { countedYears, type Narrowing } from './indicator-address.ts';
import { indicatorTexts } from './indicator-texts.ts';
import type { Task } from './use-tasks.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The choice of what a dashboard counts: year, months, task, and as far as the reader sees them, province and unit. */
export function NarrowingFields(props: {
  readonly narrowing: Narrowing;
  readonly tasks: readonly Task[];
  readonly onChange: (changes: Readonly<Record<string, string | number | undefined>>) => void;
}): ReactNode {
  const { narrowing, tasks, onChange } = props;
  const { year, fromMonth = 1, toMonth = 12, province, task } = narrowing;
  const t = useTexts(indicatorTexts);
  const { tell } = useLanguage();
  const seesAll = useMay('officer');
  const seesBelow = useMay('officer', 'province-responsible', 'province-contact');
  const months = MONTHS.map((value) => ({ value, label: t.monthOf(value) }));
  return (
    <Flex gap={8} wrap align="center" role="group" aria-label={t.narrowTo} style={{ marginBottom: 12 }}>
      <Select
        aria-label={t.year}
        value={year}
        style={{ width: 110 }}
        onChange={(chosen) => onChange({ year: chosen, task: undefined, unit: undefined })}
        options={countedYears().map((value) => ({ value, label: t.yearOf(value) }))}
      />
      <Select
        aria-label={t.fromMonth}
        value={fromMonth}
        style={{ width: 100 }}
        onChange={(chosen) =>
          onChange({ fromMonth: chosen === 1 ? undefined : chosen, ...(chosen > toMonth ? { toMonth: chosen } : {}) })
        }
        options={months}
      />
      <span aria-hidden>{t.until}</span>
      <Select
        aria-label={t.toMonth}
        value={toMonth}
        style={{ width: 100 }}
        onChange={(chosen) =>
          onChange({
            toMonth: chosen === 12 ? undefined : chosen,
            ...(chosen < fromMonth ? { fromMonth: chosen } : {}),
          })
        }
        options={months}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.task}
        placeholder={t.allTasks}
        value={task ?? null}
        style={{ width: 220 }}
        popupMatchSelectWidth={false}
        onChange={(chosen) => onChange({ task: chosen ?? undefined })}
        options={tasks.map(({ clause, title }) => ({
          value: clause,
          label: `${clause} ${tell({ zh: title, en: title })}`,
        }))}
      />
      {seesAll && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t.province}
          placeholder={t.allProvinces}
          value={province ?? null}
          style={{ width: 130 }}
          onChange={(chosen) => onChange({ province: chosen ?? undefined, unit: undefined })}
          options={PROVINCES.map(({ code, short, en }) => ({ value: code, label: tell({ zh: short, en }) }))}
        />
      )}
      {seesBelow && <UnitField narrowing={narrowing} onChange={(unit) => onChange({ unit })} />}
    </Flex>
  );
}

/** Enterprises are served and have no numbers of their own, so they are not among the choices. */
function UnitField(props: {
  readonly narrowing: Narrowing;
  readonly onChange: (unit: number | undefined) => void;
}): ReactNode {
  const { narrowing, onChange } = props;
  const { year, province, unit } = narrowing;
  const t = useTexts(indicatorTexts);
  const { data } = useGet<UnitList>('/api/network/units', {
    ...{ year, limit: 10_000 },
    province: province || undefined,
  });
  const units = (data?.units ?? []).filter(({ kind }) => kind !== 'enterprise');
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t.unit}
      placeholder={t.allUnits}
      value={data === undefined ? null : (unit ?? null)}
      style={{ width: 220 }}
      popupMatchSelectWidth={false}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
