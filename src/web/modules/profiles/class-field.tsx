import { Card, Form } from 'antd';
import type { ReactNode } from 'react';
import type { DraftFault } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { ClassPicker } from '../../ui/class-picker.tsx';
import { ClassTitles } from './class-titles.tsx';
import { HEADING } from './concept-table.tsx';
import { faultsAt, type ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { Field } from './field.tsx';
import { Terms } from './terms.tsx';

/** The classes of which a publication has to bear one. */
export function ClassField(props: {
  readonly draft: ProfileDraft;
  readonly faults: readonly DraftFault[];
  readonly disabled: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}): ReactNode {
  const { draft, faults, disabled, onChange } = props;
  const t = useTexts(editorTexts);
  const set = (ipc: string[]): void => onChange({ ...draft, rest: { ...draft.rest, ipc } });
  const own = faultsAt(faults, 'ipc');
  return (
    <Card size="small" title={<h2 style={HEADING}>{t.classes}</h2>}>
      <Form layout="vertical" component="div" disabled={disabled}>
        <Field id="profile-classes" label={t.classesAbout} faults={own}>
          <Terms
            id="profile-classes"
            label={t.classes}
            placeholder={t.classesHint}
            value={draft.rest.ipc}
            wrong={own.flatMap(({ path }) => (typeof path[1] === 'number' ? [path[1]] : []))}
            disabled={disabled}
            onChange={set}
          />
        </Field>
        <ClassTitles symbols={draft.rest.ipc} />
        {!disabled && <ClassPicker value={draft.rest.ipc} onChange={set} />}
      </Form>
    </Card>
  );
}
