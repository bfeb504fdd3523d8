import { Form, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OrganisationList } from '../../../shared/network.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import type { ServedSearchInput } from '../../../shared/search.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { servedTexts } from './served-texts.ts';

/** Whom a search is for: nobody besides the house, the public, or an organisation by its number. */
export type ServedFor = 'nobody' | 'public' | number;

/** As the server is told; undefined where nothing is to be recorded. */
export function beneficiaryOf(chosen: ServedFor): ServedSearchInput['for'] | undefined {
  if (chosen === 'nobody') return undefined;
  return chosen === 'public' ? { type: 'public' } : { type: 'unit', unit: chosen };
}

/** Chooses whom a search is for, found by a part of the name. */
export function ServedForField(props: {
  readonly value: ServedFor;
  readonly onChange: (chosen: ServedFor) => void;
}): ReactNode {
  const t = useTexts(servedTexts);
  const { tell } = useLanguage();
  const { data } = useGet<OrganisationList>('/api/organisations');
  const served = (data?.organisations ?? []).filter(({ id, kind }) => id !== data?.houseId && kind !== 'office');
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t.servedFor} htmlFor="served-for" extra={t.about} style={{ marginBottom: 12 }}>
        <Select<ServedFor>
          id="served-for"
          showSearch={{ optionFilterProp: 'title' }}
          value={props.value}
          onChange={props.onChange}
          options={[
            { value: 'nobody', label: t.nobody, title: t.nobody },
            { value: 'public', label: t.public, title: t.public },
            ...served.map(({ id, name, kind }) => ({
              ...{ value: id, title: name },
              label: (
                <>
                  {name} <Typography.Text type="secondary">{tell(KIND_WORDS[kind])}</Typography.Text>
                </>
              ),
            })),
          ]}
        />
      </Form.Item>
    </Form>
  );
}
