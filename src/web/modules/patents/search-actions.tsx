import { FileAddOutlined, SaveOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SavedQuery, SavedQueryInput } from '../../../shared/search.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { SavedQueryForm } from './saved-query-form.tsx';
import { SAVED_QUERIES } from './saved-query-list.ts';
import { narrowedQuery, type SearchPlace } from './search-address.ts';
import { SearchExport } from './search-export.tsx';
import { savedTexts, searchTexts } from './search-texts.ts';

/** What can be done with a search: keep it, take its hits away, make a profile of it. */
export function SearchActions({ place, total }: { readonly place: SearchPlace; readonly total: number }): ReactNode {
  const t = useTexts(searchTexts);
  const saved = useTexts(savedTexts);
  const analyst = useMay('analyst');
  const client = useQueryClient();
  const [naming, setNaming] = useState(false);
  const query = narrowedQuery(place);
  const { withdrawn, order } = place;
  const save = async (name: string): Promise<void> => {
    await post<SavedQuery>(SAVED_QUERIES, { name, query, withdrawn, order } satisfies SavedQueryInput);
    await client.invalidateQueries({ queryKey: [SAVED_QUERIES] });
  };
  return (
    <>
      <Button icon={<SaveOutlined />} onClick={() => setNaming(true)}>
        {saved.save}
      </Button>
      <SearchExport q={query} withdrawn={withdrawn} total={total} />
      {analyst && (
        <LinkButton icon={<FileAddOutlined />} to={`/profiles/new?${new URLSearchParams({ q: query })}`}>
          {t.makeProfile}
        </LinkButton>
      )}
      {naming && (
        <SavedQueryForm title={saved.save} name="" done={saved.saved} onSave={save} onClose={() => setNaming(false)} />
      )}
    </>
  );
}
