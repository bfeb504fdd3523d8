import { Checkbox, Flex, Grid, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { publicationTexts } from './publication-texts.ts';

interface LanguageColumn {
  /** Its place among the texts of its kind: a language can stand twice, as when a source gives two abstracts in it. */
  readonly index: number;
  readonly lang: string;
  readonly content: ReactNode;
}

/** Languages that stand side by side at first. */
const AT_FIRST = 2;

/** Texts in their languages, side by side where there is room; of many languages the reader chooses. */
export function LanguageColumns({ columns }: { readonly columns: readonly LanguageColumn[] }): ReactNode {
  const t = useTexts(publicationTexts);
  const wide = Grid.useBreakpoint().md === true;
  const { spoken } = useLanguage();
  const nameOf = useLanguageName();
  const languages = [...new Set(columns.map(({ lang }) => lang))];
  const [chosen, setChosen] = useState<readonly string[]>();
  const shown = chosen ?? preferred(languages, spoken).slice(0, AT_FIRST);
  return (
    <>
      {languages.length > AT_FIRST && (
        <Checkbox.Group
          aria-label={t.languages}
          style={{ marginBottom: 12 }}
          value={[...shown]}
          onChange={setChosen}
          options={languages.map((lang) => ({ value: lang, label: nameOf(lang) }))}
        />
      )}
      <Flex gap={28} vertical={!wide} align="stretch">
        {columns
          .filter(({ lang }) => shown.includes(lang))
          .map(({ index, lang, content }) => (
            <section key={index} style={{ flex: 1, minWidth: 0, maxWidth: '52em' }}>
              <Typography.Text type="secondary">{nameOf(lang)}</Typography.Text>
              <div {...(lang === 'und' ? {} : { lang })} style={{ whiteSpace: 'pre-wrap', lineHeight: 1.75 }}>
                {content}
              </div>
            </section>
          ))}
      </Flex>
    </>
  );
}

/** The reader's language first, then Chinese and English, then the others as they come. */
export function preferred(languages: readonly string[], spoken: string): string[] {
  return [...new Set([spoken, 'zh', 'en', ...languages])].filter((lang) => languages.includes(lang));
}

function useLanguageName(): (lang: string) => string {
  const t = useTexts(publicationTexts);
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language === 'en' ? 'en' : language === 'zh' ? 'zh-Hans' : 'zh-Hant'], {
    type: 'language',
  });
  return (lang) => (lang === 'und' ? t.unknownLanguage : (names.of(lang) ?? lang));
}
