import { Button, Flex, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ORGANISATION_KINDS } from '../../../shared/network.ts';
import { STANDING_GRADES, STANDINGS, type StandingName } from '../../../shared/network-standings.ts';
import { GRADE_WORDS, KIND_WORDS, STANDING_WORDS } from '../../../shared/network-words.ts';
import { useTexts } from '../../app/language.tsx';
import { useLabel } from './use-label.ts';
import { useProvinces } from './use-provinces.ts';
import type { useYear } from './use-year.ts';
import { YearSelect } from './year-select.tsx';
import { yearTexts } from './year-texts.ts';

export const FILTERS = ['standing', 'grade', 'province', 'kind', 'text'] as const;

/** The year, and what narrows its organisations. */
export function UnitFilters({ year, filter, show }: ReturnType<typeof useYear>): ReactNode {
  const t = useTexts(yearTexts);
  const label = useLabel();
  const provinces = useProvinces();
  const standing = filter('standing') as StandingName | undefined;
  const grades = standing === undefined ? [] : (STANDING_GRADES[standing] ?? []);
  const select = (
    name: 'standing' | 'grade' | 'province' | 'kind',
    label: string,
    options: { value: string; label: string }[],
    width: number,
  ): ReactNode => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={filter(name) ?? null}
      onChange={(value?: string | null) =>
        show({ [name]: value ?? undefined, ...(name === 'standing' ? { grade: undefined } : {}) })
      }
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ width }}
    />
  );
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} role="search" aria-label={t.search}>
      <YearSelect year={year} onChange={(chosen) => show({ year: chosen })} />
      {select(
        'standing',
        t.standing,
        STANDINGS.map((value) => ({ value, label: label(STANDING_WORDS[value]) })),
        170,
      )}
      {grades.length > 0 &&
        select(
          'grade',
          t.grade,
          grades.map((value) => ({ value, label: label(GRADE_WORDS[value]) })),
          110,
        )}
      {select('province', t.province, provinces.options, 120)}
      {select(
        'kind',
        t.kind,
        ORGANISATION_KINDS.map((value) => ({ value, label: label(KIND_WORDS[value]) })),
        130,
      )}
      <Input.Search
        allowClear
        aria-label={t.search}
        placeholder={t.search}
        defaultValue={filter('text') ?? ''}
        onSearch={(text) => show({ text: text.trim() || undefined })}
        style={{ width: 200 }}
      />
      {FILTERS.some((name) => filter(name) !== undefined) && (
        <Button onClick={() => show(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>{t.clear}</Button>
      )}
    </Flex>
  );
}
