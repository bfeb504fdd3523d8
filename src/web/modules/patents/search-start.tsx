import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SavedQuery } from '../../../shared/search.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { addressOfSaved, SAVED_QUERIES } from './saved-query-list.ts';
import { searchAddress } from './search-address.ts';
import { savedTexts, searchTexts } from './search-texts.ts';

/** Saved queries that are offered at once; the others are one page away. */
const FEW = 8;

/** Before anything is searched: examples of the language, and one's own queries. */
export function SearchStart(): ReactNode {
  const t = useTexts(searchTexts);
  const saved = useTexts(savedTexts);
  const { data } = useGet<{ queries: SavedQuery[] }>(SAVED_QUERIES);
  const queries = data?.queries ?? [];
  return (
    <Flex vertical gap={20} style={{ padding: '16px 0' }}>
      <Offered
        about={t.start}
        offered={t.examples.map((example) => ({ name: example, address: searchAddress({ q: example }) }))}
      />
      {queries.length > 0 && (
        <Offered
          about={t.kept}
          offered={[
            ...queries.slice(0, FEW).map((query) => ({ name: query.name, address: addressOfSaved(query) })),
            { name: saved.all, address: '/saved-queries' },
          ]}
        />
      )}
    </Flex>
  );
}

interface OfferedProps {
  readonly about: string;
  readonly offered: readonly { readonly name: string; readonly address: string }[];
}

function Offered({ about, offered }: OfferedProps): ReactNode {
  return (
    <div>
      <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
        {about}
      </Typography.Paragraph>
      <Flex gap={8} wrap>
        {offered.map(({ name, address }) => (
          <LinkButton key={address} to={address}>
            {name}
          </LinkButton>
        ))}
      </Flex>
    </div>
  );
}
