import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { traditionalBy } from '../../shared/traditional.ts';

export type Language = 'zh' | 'zh-Hant' | 'en';
type Spoken = 'zh' | 'en';

/** Texts of a room: plain sentences, and functions for those that hold a number or a name. */
export type TextTree = {
  readonly [key: string]: string | TextTree | readonly string[] | ((...given: never[]) => string);
};

/** The texts of a room in both languages; that neither lacks a text is checked by their types. */
export interface Texts<T extends TextTree> {
  readonly zh: T;
  readonly en: T;
}

export function defineTexts<T extends TextTree>(zh: T, en: NoInfer<T>): Texts<T> {
  return { zh, en };
}

/** The marks between and behind words: of short things in a row, of things that may hold commas themselves, and behind a label. */
interface Stops {
  readonly list: string;
  readonly apart: string;
  readonly colon: string;
}

const STOPS: Readonly<Record<Spoken, Stops>> = {
  zh: { list: '、', apart: '；', colon: '：' },
  en: { list: ', ', apart: '; ', colon: ': ' },
};

interface LanguageChoice {
  readonly language: Language;
  /** What the texts that have no Traditional form of their own are taken from. */
  readonly spoken: Spoken;
  readonly choose: (language: Language) => void;
  readonly convert: (simplified: string) => string;
  /** What the server said in both languages, as the reader reads it. */
  readonly tell: (said: { readonly zh: string; readonly en: string }) => string;
  readonly stops: Stops;
}

const unchanged = (text: string): string => text;
const LanguageContext = createContext<LanguageChoice>({
  language: 'zh',
  spoken: 'zh',
  choose: () => {},
  convert: unchanged,
  tell: ({ zh }) => zh,
  stops: STOPS.zh,
});

const KEPT = 'chuanli.language';
const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', 'zh-Hant': 'zh-Hant', en: 'en' };

/** The language that was chosen on this device before; Simplified Chinese at first. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return kept === 'zh-Hant' || kept === 'en' ? kept : 'zh';
}

/** Traditional Chinese is converted from the Simplified text; the dictionary comes only to those who choose it. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const [toTraditional, setToTraditional] = useState<(text: string) => string>();
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
    if (language !== 'zh-Hant' || toTraditional !== undefined) return;
    import('opencc-js/cn2t').then(({ Converter }) => {
      const convert = traditionalBy(Converter({ from: 'cn', to: 'tw' }));
      setToTraditional(() => convert);
    });
  }, [language, toTraditional]);
  const choice = useMemo<LanguageChoice>(() => {
    const spoken = language === 'en' ? 'en' : 'zh';
    const convert = language === 'zh-Hant' && toTraditional !== undefined ? toTraditional : unchanged;
    return {
      language,
      spoken,
      choose: (next) => {
        localStorage.setItem(KEPT, next);
        setLanguage(next);
      },
      convert,
      tell: (said) => convert(said[spoken]),
      stops: STOPS[spoken],
    };
  }, [language, toTraditional]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** The texts of a room in the language of the reader. */
export function useTexts<T extends TextTree>(texts: Texts<T>): T {
  const { spoken, convert } = useLanguage();
  return useMemo(
    () => (convert === unchanged ? texts[spoken] : (converted(texts.zh, convert) as T)),
    [texts, spoken, convert],
  );
}

function converted(value: unknown, convert: (text: string) => string): unknown {
  if (typeof value === 'string') return convert(value);
  if (typeof value === 'function') return (...given: unknown[]) => convert(value(...given));
  if (Array.isArray(value)) return value.map((each) => converted(each, convert));
  return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, converted(each, convert)]));
}
