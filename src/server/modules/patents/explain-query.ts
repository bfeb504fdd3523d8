import { OFFICE_CODES, officeName } from '../../../engine/numbers/index.ts';
import {
  explainQuery,
  FIELD_NAMES,
  type Field,
  parseQuery,
  partsOf,
  printQuery,
  TEXT_FIELDS,
} from '../../../engine/query/index.ts';
import { STAGES } from '../../../engine/status/index.ts';
import type { QueryField, QueryReading } from '../../../shared/search.ts';

/** How a query is understood, also while it is unfinished. Nothing is searched. */
export function readQuery(written: string): QueryReading {
  const parts = partsOf(written);
  if (written.trim() === '') return { parts };
  const query = parseQuery(written);
  if (!query.ok) {
    const suggestion = query.problem.code === 'query.bare-number' ? documentMeant(written) : undefined;
    return { parts, problem: query.problem, ...(suggestion === undefined ? {} : { suggestion }) };
  }
  const words = { zh: explainQuery(query.value, 'zh'), en: explainQuery(query.value, 'en') };
  return { parts, understood: { canonical: printQuery(query.value), words } };
}

/** The query for the document whose number is all that was written. */
function documentMeant(written: string): string | undefined {
  const number = written.trim().replaceAll('"', ' ');
  return ['pn', 'an'].map((field) => `${field}="${number}"`).find((query) => parseQuery(query).ok);
}

/** The fields that a query can name. */
export function queryFields(): QueryField[] {
  return FIELD_NAMES.map(({ field, zh, en }) => {
    const values = VALUES[field]?.();
    return { field, zh, en, kind: kindOf(field), ...(values === undefined ? {} : { values }) };
  });
}

function kindOf(field: Field): QueryField['kind'] {
  if ((TEXT_FIELDS as readonly Field[]).includes(field)) return 'text';
  return KINDS[field] ?? 'code';
}

const KINDS: Readonly<Partial<Record<Field, QueryField['kind']>>> = {
  ad: 'date',
  pd: 'date',
  prd: 'date',
  ipc: 'class',
  cpc: 'class',
  an: 'number',
  pn: 'number',
  pr: 'number',
};

const VALUES: Readonly<Partial<Record<Field, () => NonNullable<QueryField['values']>>>> = {
  ty: () => [
    { value: 'invention', zh: '发明', en: 'invention' },
    { value: 'utility', zh: '实用新型', en: 'utility model' },
    { value: 'design', zh: '外观设计', en: 'design' },
  ],
  ls: () => Object.entries(STAGES).map(([value, names]) => ({ value, ...names })),
  cc: () =>
    OFFICE_CODES.map((value) => ({
      value,
      zh: officeName(value, 'zh') ?? value,
      en: officeName(value, 'en') ?? value,
    })),
};
