import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProfileView, VersionMade } from '../../../shared/profile-views.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { definitionOf, demandOf } from './draft.ts';
import { editorTexts } from './editor-texts.ts';
import { FoundDraft } from './found-draft.tsx';
import type { DraftState } from './kept-draft.ts';
import { ProfileForm } from './profile-form.tsx';
import type { Compiled } from './use-compiled.ts';

/** The newest version as a form; what is changed becomes the next version. */
export function ProfileEditor(props: {
  readonly profile: ProfileView;
  readonly state: DraftState;
  readonly compiled: Compiled;
  readonly disabled: boolean;
}): ReactNode {
  const { profile, state, compiled, disabled } = props;
  return (
    <>
      {!disabled && <FoundDraft {...state} newest={profile.version} />}
      <ProfileForm
        draft={state.draft}
        compiled={compiled}
        disabled={disabled || state.found !== undefined}
        onChange={state.change}
        after={!disabled && <SaveBar profile={profile} state={state} isSound={compiled.compiled !== null} />}
      />
    </>
  );
}

function SaveBar(props: {
  readonly profile: ProfileView;
  readonly state: DraftState;
  readonly isSound: boolean;
}): ReactNode {
  const { profile, state, isSound } = props;
  const t = useTexts(editorTexts);
  const { stops } = useLanguage();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);
  const save = async (): Promise<void> => {
    setIsSaving(true);
    try {
      const made = await post<VersionMade>(`/api/profiles/${profile.id}/versions`, {
        basedOn: profile.version,
        name: state.draft.name.trim(),
        definition: definitionOf(state.draft),
        ...demandOf(state.draft),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      });
      const saved = made.changed ? t.saved(made.version) : t.unchanged;
      void message.success(made.changed && profile.needsSignOff ? `${saved}${t.signOffNext}` : saved);
      state.drop();
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/profiles') });
    } catch (failure) {
      setProblem(failure);
      setIsSaving(false);
    }
  };
  const isReady = state.isChanged && isSound && state.draft.name.trim() !== '';
  return (
    <Card size="small" style={{ position: 'sticky', bottom: 8, zIndex: 5, boxShadow: '0 0 12px rgba(0,0,0,.12)' }}>
      <ProblemNotice problem={problem} />
      <Flex gap={8} align="center" wrap>
        <Input
          value={note}
          maxLength={1000}
          aria-label={t.note}
          placeholder={`${t.note}${stops.colon}${t.noteHint}`}
          onChange={({ target }) => setNote(target.value)}
          style={{ flex: '1 1 220px', width: 'auto' }}
        />
        <Button type="primary" disabled={!isReady} loading={isSaving} onClick={() => void save()}>
          {t.save}
        </Button>
        <Button disabled={!state.isChanged} onClick={state.drop}>
          {t.revert}
        </Button>
      </Flex>
      {state.isChanged && (
        <Typography.Text type="warning" style={{ fontSize: 12 }}>
          {t.unsaved}
        </Typography.Text>
      )}
    </Card>
  );
}
