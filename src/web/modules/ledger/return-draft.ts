import { useCallback, useEffect, useState } from 'react';
import type { ReturnContent } from '../../../shared/ledger.ts';
import { useSignedIn } from '../../app/session.tsx';

interface Kept {
  readonly at: string;
  readonly content: ReturnContent;
}

const PREFIX = 'chuanli.return-draft.';
const PAUSE_MS = 500;

export interface ReturnDraft {
  readonly content: ReturnContent;
  readonly change: (content: ReturnContent) => void;
  /** Whether it differs from what is stored. */
  readonly isChanged: boolean;
  /** When writing that was found in this browser was left, until the person says what to do with it. */
  readonly foundAt: string | undefined;
  readonly takeFound: () => void;
  /** Goes back to what is stored and forgets the rest. */
  readonly drop: (stored: ReturnContent) => void;
}

/** What is written of a return outlives the page and a conflict: this browser keeps it for this person until it is saved or dropped. */
export function useReturnDraft(assignment: number, stored: ReturnContent): ReturnDraft {
  const { account } = useSignedIn();
  const key = `${PREFIX}${account.id}.${assignment}`;
  const [found, setFound] = useState(() => readKept(key, stored));
  const [content, setContent] = useState(stored);
  const isChanged = JSON.stringify(content) !== JSON.stringify(stored);
  useEffect(() => {
    if (found !== undefined) return;
    const timer = setTimeout(() => (isChanged ? keep(key, content) : localStorage.removeItem(key)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, content, isChanged, found]);
  const drop = useCallback(
    (kept: ReturnContent) => {
      localStorage.removeItem(key);
      setFound(undefined);
      setContent(kept);
    },
    [key],
  );
  const takeFound = useCallback(() => {
    if (found !== undefined) setContent(found.content);
    setFound(undefined);
  }, [found]);
  return { content, change: setContent, isChanged, foundAt: found?.at, takeFound, drop };
}

function keep(key: string, content: ReturnContent): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), content } satisfies Kept));
  } catch {
    // A browser without room keeps no draft; the form itself goes on.
  }
}

function readKept(key: string, stored: ReturnContent): Kept | undefined {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept === null || JSON.stringify(kept.content) === JSON.stringify(stored) ? undefined : kept;
  } catch {
    return undefined;
  }
}
