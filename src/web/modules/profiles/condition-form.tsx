import { Card, DatePicker, Form, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { DraftFault } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { HEADING } from './concept-table.tsx';
import { COLUMNS } from './demand-form.tsx';
import { faultsAt, type ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { Field } from './field.tsx';
import { Terms } from './terms.tsx';

const TYPES = ['invention', 'utility', 'design'] as const;
const STAGES = [
  'published',
  'examination',
  'granted',
  'pending',
  'ended',
  'lapsed',
  'expired',
  'withdrawn',
  'refused',
] as const;

/** What restricts the hits, whatever caught them. */
export function Restrictions(props: {
  readonly draft: ProfileDraft;
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}): ReactNode {
  const { draft, faults, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  const { rest } = draft;
  const set = (change: Partial<ProfileDraft['rest']>): void => onChange({ ...draft, rest: { ...rest, ...change } });
  const wrongIn = (part: string): number[] =>
    faultsAt(faults, part).flatMap(({ path }) => (typeof path[1] === 'number' ? [path[1]] : []));
  const upper = (values: string[]): string[] => values.map((value) => value.toUpperCase());
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.restrictions}</h2>}>
      <Form layout="vertical" component="div" disabled={disabled}>
        <Field id="exclusions" label={t.exclusions} faults={faultsAt(faults, 'exclusions')}>
          <Terms
            id="exclusions"
            label={t.exclusions}
            value={rest.exclusions}
            wrong={wrongIn('exclusions')}
            disabled={disabled}
            onChange={(exclusions) => set({ exclusions })}
          />
        </Field>
        <div style={COLUMNS}>
          <Field id="types" label={t.types} faults={faultsAt(faults, 'types')}>
            <Select
              id="types"
              mode="multiple"
              value={rest.types}
              onChange={(types) => set({ types })}
              options={TYPES.map((value) => ({ value, label: t.typeNames[value] }))}
            />
          </Field>
          <Field id="countries" label={t.countries} faults={faultsAt(faults, 'countries')}>
            <Terms
              id="countries"
              label={t.countries}
              placeholder={t.countriesHint}
              value={rest.countries}
              wrong={wrongIn('countries')}
              disabled={disabled}
              most={260}
              onChange={(countries) => set({ countries: upper(countries) })}
            />
          </Field>
          <Field id="kinds" label={t.kinds} faults={faultsAt(faults, 'kinds')}>
            <Terms
              id="kinds"
              label={t.kinds}
              placeholder={t.kindsHint}
              value={rest.kinds}
              wrong={wrongIn('kinds')}
              disabled={disabled}
              most={50}
              onChange={(kinds) => set({ kinds: upper(kinds) })}
            />
          </Field>
          <Field id="legal-status" label={t.legalStatus} faults={faultsAt(faults, 'legalStatus')}>
            <Select
              id="legal-status"
              mode="multiple"
              value={rest.legalStatus}
              onChange={(legalStatus) => set({ legalStatus })}
              options={STAGES.map((value) => ({ value, label: t.stages[value] }))}
            />
          </Field>
          {(['from', 'to'] as const).map((end) => (
            <Field
              key={end}
              id={`published-${end}`}
              label={t[end]}
              faults={end === 'to' ? faultsAt(faults, 'published') : []}
            >
              <DatePicker
                id={`published-${end}`}
                value={draft[end] === '' ? null : dayjs(draft[end])}
                onChange={(day) => onChange({ ...draft, [end]: day?.format('YYYY-MM-DD') ?? '' })}
                style={{ width: '100%' }}
              />
            </Field>
          ))}
        </div>
      </Form>
    </Card>
  );
}
