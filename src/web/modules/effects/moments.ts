import { useLanguage } from '../../app/language.tsx';
import { instantFor } from '../../ui/instants.ts';

/** Instants in the language of the reader. */
export function useMoment(): (instant: string) => string {
  const { language } = useLanguage();
  return (instant) => instantFor(language, instant);
}
