import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SearchResult } from '../../../shared/patents.ts';
import { useTexts } from '../../app/language.tsx';
import { facetTexts } from './search-texts.ts';

type Facets = NonNullable<SearchResult['facets']>;
type FacetName = keyof Facets;

/** The condition of the search language that a value of a facet stands for. */
const CONDITIONS: Readonly<Record<FacetName, (value: string) => string>> = {
  applicant: (value) => `pa="${value.replaceAll(/["“”„＂]/g, ' ')}"`,
  ipc: (value) => `ipc=${value}`,
  country: (value) => `cc=${value}`,
  year: (value) => `pd=${value}`,
  kind: (value) => `kd=${value}`,
};

const ORDER: readonly FacetName[] = ['year', 'country', 'ipc', 'applicant', 'kind'];
/** Values of a facet before one asks for more. */
const FEW = 6;

interface FacetsProps {
  readonly facets: Facets;
  readonly narrow: readonly string[];
  readonly onNarrow: (condition: string) => void;
}

/** The commonest values among the hits, each of which narrows the search with one click. */
export function SearchFacets({ facets, narrow, onNarrow }: FacetsProps): ReactNode {
  return (
    <Flex vertical gap={14}>
      {ORDER.filter((name) => facets[name].length > 0).map((name) => (
        <Facet key={name} name={name} values={facets[name]} narrow={narrow} onNarrow={onNarrow} />
      ))}
    </Flex>
  );
}

interface FacetProps extends Omit<FacetsProps, 'facets'> {
  readonly name: FacetName;
  readonly values: Facets[FacetName];
}

function Facet({ name, values, narrow, onNarrow }: FacetProps): ReactNode {
  const t = useTexts(facetTexts);
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, FEW);
  const highest = Math.max(...values.map(({ count }) => count));
  return (
    <section aria-label={t[name]}>
      <Typography.Text strong style={{ display: 'block', marginBottom: 2 }}>
        {t[name]}
      </Typography.Text>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <Button
              type="text"
              size="small"
              block
              disabled={narrow.includes(CONDITIONS[name](value))}
              title={t.narrow(value, count)}
              style={{ position: 'relative', paddingInline: 6, justifyContent: 'space-between', gap: 8 }}
              onClick={() => onNarrow(CONDITIONS[name](value))}
            >
              <Bar share={count / highest} />
              <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{value}</span>
              <Typography.Text type="secondary" className="tabular">
                {count.toLocaleString('en')}
              </Typography.Text>
            </Button>
          </li>
        ))}
      </ul>
      {values.length > FEW && (
        <Button type="link" size="small" style={{ paddingInline: 6 }} onClick={() => setAll(!all)}>
          {all ? t.fewer : t.more(values.length - FEW)}
        </Button>
      )}
    </section>
  );
}

/** How common a value is beside the commonest. */
function Bar({ share }: { readonly share: number }): ReactNode {
  return (
    <span
      aria-hidden
      style={{
        position: 'absolute',
        insetInlineStart: 0,
        bottom: 0,
        height: 2,
        width: `${Math.max(1, share * 100)}%`,
        background: 'currentcolor',
        opacity: 0.18,
      }}
    />
  );
}
