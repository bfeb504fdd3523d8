import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { editorTexts } from './editor-texts.ts';
import type { DraftState } from './kept-draft.ts';

/** Offers what was left unsaved in this browser. */
export function FoundDraft({ found, takeFound, drop, newest }: DraftState & { readonly newest: number }): ReactNode {
  const t = useTexts(editorTexts);
  const minute = useInstant();
  if (found === undefined) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t.draftFound(minute(found.at))}
      description={found.version < newest && t.draftOutdated(found.version, newest)}
      style={{ marginBottom: 12 }}
      action={
        <Flex gap={8}>
          <Button size="small" type="primary" onClick={takeFound}>
            {t.continueDraft}
          </Button>
          <Button size="small" onClick={drop}>
            {t.dropDraft}
          </Button>
        </Flex>
      }
    />
  );
}
