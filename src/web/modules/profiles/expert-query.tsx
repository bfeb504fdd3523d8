import { Card, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { QueryBox } from '../../ui/query-box.tsx';
import { useReading } from '../../ui/query-reading.ts';
import { HEADING } from './concept-table.tsx';
import { faultsAt, type ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { Field } from './field.tsx';
import type { Compiled } from './use-compiled.ts';

/** In UTF-16 units, as the definition of a profile takes it. */
const LONGEST = 20_000;

/** The expert query, which catches beside concepts and applicants. */
export function ExpertQuery(props: {
  readonly draft: ProfileDraft;
  readonly compiled: Compiled;
  readonly disabled: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}): ReactNode {
  const { draft, compiled, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  const { expertRead } = compiled;
  const faults = faultsAt(compiled.faults, 'query');
  const reading = useReading(expertRead);
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.expert}</h2>}>
      <Form layout="vertical" component="div" disabled={disabled}>
        <Field id="expert-query" label={t.expertAbout} faults={faults}>
          <QueryBox
            id="expert-query"
            label={t.expert}
            value={draft.query}
            readText={expertRead}
            parts={reading?.parts}
            problem={faultIn(expertRead, faults)}
            disabled={disabled}
            longest={LONGEST}
            onChange={(query) => onChange({ ...draft, query })}
          />
        </Field>
      </Form>
    </Card>
  );
}

/** A definition is kept without the blanks around its query, so places are counted from behind them. */
function faultIn(read: string, faults: Compiled['faults']) {
  const fault = faults.find(({ at }) => at !== undefined);
  if (fault?.at === undefined) return undefined;
  const blanks = read.length - read.trimStart().length;
  return { ...fault.problem, at: { start: fault.at.start + blanks, end: fault.at.end + blanks } };
}
