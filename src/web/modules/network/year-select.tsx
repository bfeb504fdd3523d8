import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { programmeYears } from './use-year.ts';
import { yearTexts } from './year-texts.ts';

export function YearSelect(props: { readonly year: number; readonly onChange: (year: number) => void }): ReactNode {
  const t = useTexts(yearTexts);
  return (
    <Select
      aria-label={t.year}
      value={props.year}
      onChange={props.onChange}
      options={programmeYears().map((value) => ({ value, label: t.yearOf(value) }))}
      style={{ width: 130 }}
    />
  );
}
