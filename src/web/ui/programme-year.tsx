import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { defineTexts, useTexts } from '../app/language.tsx';

const texts = defineTexts(
  { year: '年度', of: (year: number) => `${year} 年` },
  { year: 'Year', of: (year: number) => String(year) },
);

const FOUNDED = 2011;

/** The year that it is at the house. */
export function yearNow(): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()));
}

/** The programme year that the address says, this year where it says none; and how to say another. */
export function useProgrammeYear(): readonly [year: number, show: (year: number) => void] {
  const [params, setParams] = useSearchParams();
  const said = Number(params.get('year'));
  const year = said >= FOUNDED && said <= yearNow() + 1 ? said : yearNow();
  const show = (chosen: number): void => {
    const next = new URLSearchParams(params);
    next.set('year', String(chosen));
    setParams(next, { replace: true });
  };
  return [year, show];
}

/** Chooses a programme year, the latest first. */
export function ProgrammeYear(props: {
  readonly year: number;
  readonly onChange: (year: number) => void;
  readonly disabled?: boolean;
}): ReactNode {
  const t = useTexts(texts);
  const last = yearNow() + 1;
  const years = Array.from({ length: last - FOUNDED + 1 }, (_, at) => last - at);
  return (
    <Select
      aria-label={t.year}
      value={props.year}
      disabled={props.disabled ?? false}
      onChange={props.onChange}
      options={years.map((value) => ({ value, label: t.of(value) }))}
      style={{ width: 120 }}
    />
  );
}
