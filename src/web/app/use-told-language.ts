import { useEffect } from 'react';
import type { SessionView } from '../../shared/accounts.ts';
import { put } from './api.ts';
import { useLanguage } from './language.tsx';

/** Tells the server which language a person reads, so that mails and calendars come in it; again when they choose another. */
export function useToldLanguage(session: SessionView | undefined, refresh: () => void): void {
  const { language } = useLanguage();
  const told = session?.stage === 'open' ? session.account.language : language;
  useEffect(() => {
    if (told === language) return;
    // What fails now is told when the page is opened next.
    put('/api/account/language', { language }).then(refresh, () => {});
  }, [told, language, refresh]);
}
