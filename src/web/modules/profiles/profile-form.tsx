import { ConfigProvider, Flex, Form, Input, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { ApplicantTable } from './applicant-table.tsx';
import { ClassField } from './class-field.tsx';
import { CompiledQuery } from './compiled-query.tsx';
import { ConceptTable } from './concept-table.tsx';
import { Restrictions } from './condition-form.tsx';
import { DemandForm } from './demand-form.tsx';
import type { ProfileDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { ExpertQuery } from './expert-query.tsx';
import { Field } from './field.tsx';
import type { Compiled } from './use-compiled.ts';

/** The whole of a profile as a form, and beside it the query that it comes to. */
export function ProfileForm(props: {
  readonly draft: ProfileDraft;
  readonly compiled: Compiled;
  readonly disabled: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
  /** What stands before the name, and after everything. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}): ReactNode {
  const { draft, compiled, disabled, onChange, before, after } = props;
  const t = useTexts(editorTexts);
  const part = { draft, disabled, onChange, faults: compiled.faults };
  const { token } = theme.useToken();
  // Who may only read shall be able to.
  const readable =
    disabled && !after ? { colorTextDisabled: token.colorText, colorBgContainerDisabled: token.colorBgContainer } : {};
  return (
    <Flex gap={16} align="flex-start" wrap>
      <ConfigProvider theme={{ token: readable }}>
        <Flex vertical gap={12} style={{ flex: '3 1 480px', minWidth: 0 }}>
          <Form layout="vertical" component="div" disabled={disabled}>
            {before}
            <Field id="profile-name" label={t.name} required>
              <Input
                id="profile-name"
                maxLength={200}
                placeholder={t.nameHint}
                value={draft.name}
                onChange={({ target }) => onChange({ ...draft, name: target.value })}
              />
            </Field>
          </Form>
          <DemandForm {...part} />
          <ConceptTable {...part} concepts={draft.concepts} onChange={(concepts) => onChange({ ...draft, concepts })} />
          <ClassField {...part} />
          <ApplicantTable
            {...part}
            applicants={draft.applicants}
            onChange={(applicants) => onChange({ ...draft, applicants })}
          />
          <ExpertQuery draft={draft} compiled={compiled} disabled={disabled} onChange={onChange} />
          <Restrictions {...part} />
          {after}
        </Flex>
      </ConfigProvider>
      <div style={{ flex: '2 1 320px', minWidth: 0, position: 'sticky', top: 64 }}>
        <CompiledQuery {...compiled} />
      </div>
    </Flex>
  );
}
