import { useLanguage } from '../../app/language.tsx';

/** Instants as people of the reader's language write them, in the time of the reader's machine. */
export function useMoment(): (instant: string) => string {
  const { language } = useLanguage();
  const tag = { zh: 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }[language];
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  return (instant) => format.format(new Date(instant));
}
