import { type Language, useLanguage } from '../app/language.tsx';

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' };

/** An ISO instant as the reader writes dates and times, by the clock of the reader. */
export function instantFor(language: Language, instant: string): string {
  return new Date(instant).toLocaleString(TAGS[language], {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** Writes instants as the reader does; nothing where there is none. */
export function useInstant(): (instant: string | null) => string {
  const { language } = useLanguage();
  return (instant) => (instant === null ? '' : instantFor(language, instant));
}
