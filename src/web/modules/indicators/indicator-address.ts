import { useSearchParams } from 'react-router';

/** What a dashboard counts. The province '' is that of units that have none; `task` is a clause of the year's plan. */
export interface Narrowing {
  readonly year: number;
  readonly fromMonth?: number;
  readonly toMonth?: number;
  readonly province?: string;
  readonly task?: string;
  readonly unit?: number;
}

type Changes = Readonly<Record<string, string | number | undefined>>;

const EARLIEST = 2011;

/** The programme years, the latest first: from the founding of the line of work to this one. */
export function countedYears(): number[] {
  const now = thisYear();
  return Array.from({ length: now - EARLIEST + 1 }, (_, at) => now - at);
}

/** The year that it is at the house. */
export function thisYear(): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()));
}

/** What the address of a page says is counted, and the page that it has in it beside that. */
export function useNarrowing(): {
  readonly narrowing: Narrowing;
  readonly value: (name: string) => string | undefined;
  /** Changes what the address says; undefined takes a part away. */
  readonly change: (changes: Changes) => void;
} {
  const [address, setAddress] = useSearchParams();
  return {
    narrowing: narrowingOf(address),
    value: (name) => address.get(name) ?? undefined,
    change: (changes) => setAddress((old) => changed(old, changes)),
  };
}

function changed(old: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(old);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}

function narrowingOf(address: URLSearchParams): Narrowing {
  const within = (name: string, least: number, most: number): number | undefined => {
    const said = Number(address.get(name));
    return Number.isInteger(said) && said >= least && said <= most ? said : undefined;
  };
  const [fromMonth, toMonth, unit] = [
    within('fromMonth', 1, 12),
    within('toMonth', 1, 12),
    within('unit', 1, Number.MAX_SAFE_INTEGER),
  ];
  const [province, task] = [address.get('province'), address.get('task')];
  return {
    year: within('year', EARLIEST, thisYear()) ?? thisYear(),
    ...(fromMonth === undefined ? {} : { fromMonth }),
    ...(toMonth === undefined ? {} : { toMonth }),
    ...(province === null ? {} : { province }),
    ...(task === null ? {} : { task }),
    ...(unit === undefined ? {} : { unit }),
  };
}
