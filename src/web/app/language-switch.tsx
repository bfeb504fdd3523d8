import { TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown, Grid } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { type Language, useLanguage, useTexts } from './language.tsx';
import { layoutTexts } from './texts.ts';

/** Each language in its own words, for whoever cannot read the present one. */
const NAMES: Readonly<Record<Language, string>> = { zh: '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

export function LanguageSwitch({ style }: { readonly style?: CSSProperties }): ReactNode {
  const t = useTexts(layoutTexts);
  const { language, choose } = useLanguage();
  const wide = Grid.useBreakpoint().sm === true;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [language],
        items: (Object.keys(NAMES) as Language[]).map((key) => ({
          key,
          label: NAMES[key],
          onClick: () => choose(key),
        })),
      }}
    >
      <Button
        type="text"
        {...(style === undefined ? {} : { style })}
        icon={<TranslationOutlined />}
        aria-label={`${t.language}: ${NAMES[language]}`}
      >
        {wide && NAMES[language]}
      </Button>
    </Dropdown>
  );
}
