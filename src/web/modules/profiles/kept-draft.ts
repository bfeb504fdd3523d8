import { useCallback, useEffect, useState } from 'react';
import { useSignedIn } from '../../app/session.tsx';
import type { ProfileDraft } from './draft.ts';

interface Kept {
  readonly at: string;
  /** The version that it began from; 0 for a profile that is not stored yet. */
  readonly version: number;
  readonly draft: ProfileDraft;
}

const PREFIX = 'chuanli.profile-draft.';
/** What was left lying longer than this is thrown away: it is somebody's trade secret on somebody's machine. */
const KEPT_DAYS = 7;
const PAUSE_MS = 500;

export interface DraftState {
  readonly draft: ProfileDraft;
  readonly change: (draft: ProfileDraft) => void;
  /** Whether it differs from what is stored. */
  readonly isChanged: boolean;
  /** When a draft that was found in the browser was left, and from which version, until the person says what to do with it. */
  readonly found: Pick<Kept, 'at' | 'version'> | undefined;
  readonly takeFound: () => void;
  /** Goes back to what is stored, and throws away what the browser keeps. */
  readonly drop: () => void;
}

/**
 * A draft that outlives its page: it is kept in this browser for this person until it is saved or dropped. `place` names the
 * form. A draft that began from an older version than the one stored now is still offered.
 */
export function useKeptDraft(place: string, version: number, stored: ProfileDraft): DraftState {
  const { account } = useSignedIn();
  const key = `${PREFIX}${account.id}.${place}`;
  const [found, setFound] = useState<Kept | undefined>(() => readKept(key, stored));
  const [draft, setDraft] = useState(stored);
  const isChanged = !same(draft, stored);
  useEffect(() => {
    if (found !== undefined) return;
    const timer = setTimeout(() => (isChanged ? keep(key, version, draft) : localStorage.removeItem(key)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, version, draft, isChanged, found]);
  const drop = useCallback(() => {
    localStorage.removeItem(key);
    setFound(undefined);
    setDraft(stored);
  }, [key, stored]);
  const takeFound = useCallback(() => {
    if (found !== undefined) setDraft(found.draft);
    setFound(undefined);
  }, [found]);
  return { draft, change: setDraft, isChanged, found, takeFound, drop };
}

const same = (one: ProfileDraft, other: ProfileDraft): boolean => JSON.stringify(one) === JSON.stringify(other);

function keep(key: string, version: number, draft: ProfileDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), version, draft } satisfies Kept));
  } catch {
    // A browser without room keeps no draft; the form itself goes on.
  }
}

function readKept(key: string, stored: ProfileDraft): Kept | undefined {
  dropOld();
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept === null || same(kept.draft, stored) ? undefined : kept;
  } catch {
    return undefined;
  }
}

function dropOld(): void {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const at = /"at":"([^"]+)"/.exec(localStorage.getItem(key) ?? '')?.[1];
    if (at === undefined || Date.parse(at) < oldest) localStorage.removeItem(key);
  }
}
