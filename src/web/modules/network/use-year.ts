import { useSearchParams } from 'react-router';

const EARLIEST = 2011;

/** The years that there are plans of, the latest first: from the founding of the line of work to the coming year. */
export function programmeYears(): number[] {
  const next = thisYear() + 1;
  return Array.from({ length: next - EARLIEST + 1 }, (_, at) => next - at);
}

/** The year that it is at the house. */
export function thisYear(): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()));
}

interface Shown {
  readonly year: number;
  readonly filter: (name: string) => string | undefined;
  /** Changes what the address says; undefined takes a filter away. */
  readonly show: (changed: Readonly<Record<string, string | number | undefined>>) => void;
}

/** The year and the filters that the address of a page says; this year where it says none. */
export function useYear(): Shown {
  const [params, setParams] = useSearchParams();
  const said = Number(params.get('year'));
  return {
    year: programmeYears().includes(said) ? said : thisYear(),
    filter: (name) => params.get(name) ?? undefined,
    show: (changed) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changed)) {
        if (value === undefined) next.delete(name);
        else next.set(name, String(value));
      }
      setParams(next, { replace: true });
    },
  };
}
