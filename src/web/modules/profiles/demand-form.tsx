import { Card, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { HEADING } from './concept-table.tsx';
import type { ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { Field } from './field.tsx';
import { Terms } from './terms.tsx';

const RESULTS = ['express', 'brief', 'alert', 'database', 'analysis', 'lapsed'] as const;
const READERS = ['rd', 'ip-manager', 'management', 'other'] as const;
const SECRECIES = ['normal', 'confidential'] as const;

/** What the enterprise needs, in its own words, before any query. */
export function DemandForm(props: {
  readonly draft: ProfileDraft;
  readonly disabled: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}): ReactNode {
  const { draft, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  const { demand, rest } = draft;
  const set = (change: Partial<ProfileDraft['demand']>): void =>
    onChange({ ...draft, demand: { ...demand, ...change } });
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.demand}</h2>}>
      <Form layout="vertical" component="div" disabled={disabled}>
        <Field id="demand-problem" label={t.problem}>
          <Input.TextArea
            id="demand-problem"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={5000}
            placeholder={t.problemHint}
            value={demand.problem}
            onChange={({ target }) => set({ problem: target.value })}
          />
        </Field>
        <div style={COLUMNS}>
          <Field id="demand-products" label={t.products}>
            <Terms
              id="demand-products"
              label={t.products}
              most={100}
              value={demand.products}
              disabled={disabled}
              onChange={(products) => set({ products })}
            />
          </Field>
          <Field id="demand-points" label={t.technicalPoints}>
            <Terms
              id="demand-points"
              label={t.technicalPoints}
              most={100}
              value={demand.technicalPoints}
              disabled={disabled}
              onChange={(technicalPoints) => set({ technicalPoints })}
            />
          </Field>
          <Field id="demand-results" label={t.results}>
            <Select
              id="demand-results"
              mode="multiple"
              value={demand.results}
              onChange={(results) => set({ results })}
              options={RESULTS.map((value) => ({ value, label: t.resultKinds[value] }))}
            />
          </Field>
          <Field id="demand-contact" label={t.contactWishes}>
            <Input
              id="demand-contact"
              maxLength={1000}
              placeholder={t.contactHint}
              value={demand.contactWishes}
              onChange={({ target }) => set({ contactWishes: target.value })}
            />
          </Field>
          <Field id="demand-reader" label={t.readerRole}>
            <Select
              id="demand-reader"
              value={rest.readerRole}
              onChange={(readerRole) => onChange({ ...draft, rest: { ...rest, readerRole } })}
              options={READERS.map((value) => ({ value, label: t.readerRoles[value] }))}
            />
          </Field>
          <Field id="demand-secrecy" label={t.secrecy}>
            <Select
              id="demand-secrecy"
              value={rest.secrecy}
              onChange={(secrecy) => onChange({ ...draft, rest: { ...rest, secrecy } })}
              options={SECRECIES.map((value) => ({ value, label: t.secrecies[value] }))}
            />
          </Field>
        </div>
      </Form>
    </Card>
  );
}

export const COLUMNS = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
  columnGap: 16,
} as const;
