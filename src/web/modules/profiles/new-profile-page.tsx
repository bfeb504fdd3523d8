import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Flex, Select, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ServedEnterprises, VersionMade } from '../../../shared/profile-views.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { definitionOf, demandOf, emptyDraft } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { Field } from './field.tsx';
import { FoundDraft } from './found-draft.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { ProfileForm } from './profile-form.tsx';
import { profileTexts } from './texts.ts';
import { useCompiled } from './use-compiled.ts';

/** A new profile; the address may name the enterprise, and a query that becomes the expert query. */
export default function NewProfilePage(): ReactNode {
  const t = useTexts(editorTexts);
  const page = useTexts(profileTexts);
  const { stops } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const go = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const query = address.get('q') ?? '';
  const stored = useMemo(() => emptyDraft(query), [query]);
  const state = useKeptDraft(query === '' ? 'new' : `new?${query}`, 0, stored);
  const compiled = useCompiled(state.draft);
  const named = Number(address.get('enterprise'));
  const enterprise = Number.isInteger(named) && named > 0 ? named : undefined;
  const choose = (chosen: number): void => {
    const next = new URLSearchParams(address);
    next.set('enterprise', String(chosen));
    setAddress(next, { replace: true });
  };
  const [needsSignOff, setNeedsSignOff] = useState(true);
  const [problem, setProblem] = useState<unknown>();
  const { data: enterprises, error } = useGet<ServedEnterprises>('/api/profiles/enterprises');
  const missing = [
    ...(enterprise === undefined ? [t.chosenEnterprise] : []),
    ...(state.draft.name.trim() === '' ? [t.writtenName] : []),
    ...(compiled.compiled === null ? [t.soundQuery] : []),
  ];
  const isReady = missing.length === 0;
  const save = async (draft: boolean): Promise<void> => {
    try {
      const made = await post<VersionMade>('/api/profiles', {
        enterprise,
        name: state.draft.name.trim(),
        definition: definitionOf(state.draft),
        ...demandOf(state.draft),
        needsSignOff,
        draft,
      });
      state.drop();
      await client.invalidateQueries({ queryKey: ['/api/profiles'] });
      void message.success(needsSignOff && !draft ? `${t.saved(1)}${t.signOffNext}` : t.saved(1));
      go(`/profiles/${made.id}`);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <>
      <PageHeader title={page.newTitle} />
      <FoundDraft {...state} newest={0} />
      <ProfileForm
        draft={state.draft}
        compiled={compiled}
        disabled={false}
        onChange={state.change}
        before={
          <Field id="profile-enterprise" label={t.enterprise} required>
            <Select
              id="profile-enterprise"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t.enterpriseHint}
              {...(enterprise === undefined ? {} : { value: enterprise })}
              onChange={choose}
              options={(enterprises ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        }
        after={
          <Flex vertical gap={12}>
            <ProblemNotice problem={problem ?? error} />
            <Checkbox checked={needsSignOff} onChange={({ target }) => setNeedsSignOff(target.checked)}>
              {page.needsSignOff}
            </Checkbox>
            <Flex gap={8} align="center" wrap>
              <Button type="primary" disabled={!isReady} onClick={() => void save(false)}>
                {t.create}
              </Button>
              <Button disabled={!isReady} onClick={() => void save(true)}>
                {t.createDraft}
              </Button>
              {!isReady && (
                <Typography.Text type="secondary">{t.stillNeeded(missing.join(stops.list))}</Typography.Text>
              )}
            </Flex>
          </Flex>
        }
      />
    </>
  );
}
