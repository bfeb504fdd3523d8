import { useLanguage } from '../../app/language.tsx';
import { instantFor } from '../../ui/instants.ts';

/** Writes an ISO instant as the reader writes it. */
export function useInstants(): { readonly minute: (instant: string) => string } {
  const { language } = useLanguage();
  return { minute: (instant) => instantFor(language, instant) };
}
