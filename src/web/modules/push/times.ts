import { useLanguage } from '../../app/language.tsx';

/** Writes instants as the reader's language does, to the minute. */
export function useTime(): (instant: string | null) => string {
  const { language } = useLanguage();
  return (instant) =>
    instant === null
      ? ''
      : new Date(instant).toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', {
          dateStyle: 'short',
          timeStyle: 'short',
        });
}
