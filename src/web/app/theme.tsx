import { theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Language, useLanguage } from './language.tsx';
import { useMedia } from './media.ts';

type Brightness = 'light' | 'dark';

interface ThemeChoice {
  readonly brightness: Brightness;
  readonly turn: () => void;
}

const ThemeContext = createContext<ThemeChoice>({ brightness: 'light', turn: () => {} });
const KEPT = 'chuanli.brightness';

/** One meaning for each colour: blue is what can be done, green done or relevant, amber doubtful or waiting, red wrong or refused. */
const TOKENS: Readonly<Record<Brightness, NonNullable<ThemeConfig['token']>>> = {
  light: {
    colorPrimary: '#0b5cad',
    colorInfo: '#0b5cad',
    colorSuccess: '#1f7a45',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    // Derived from the dark seeds these would be muddy.
    colorSuccessBg: '#e7f4eb',
    colorSuccessBorder: '#a8d3b8',
    colorWarningBg: '#fff5e0',
    colorWarningBorder: '#e6c98f',
    colorErrorBg: '#fdeeec',
    colorErrorBorder: '#efb5b0',
    colorLink: '#0b5cad',
    colorBgLayout: '#f4f6f8',
    colorTextSecondary: '#4a5663',
    colorTextTertiary: '#5a6673',
    colorTextDescription: '#4a5663',
    colorTextPlaceholder: '#667382',
  },
  dark: {
    colorPrimary: '#5aa2e6',
    colorInfo: '#5aa2e6',
    colorSuccess: '#5fc48a',
    colorWarning: '#e0a13c',
    colorError: '#f0827b',
    // Derived from the seeds these would be too dark for words on a tag.
    colorSuccessText: '#7fd3a3',
    colorWarningText: '#e8b45e',
    colorErrorText: '#f7a29c',
    colorLink: '#7db8ef',
    colorBgLayout: '#0f1519',
    colorTextSecondary: '#b9c2cb',
    colorTextTertiary: '#a3adb7',
    colorTextDescription: '#b0bac4',
    colorTextPlaceholder: '#93a0ad',
  },
};

const SIZES = {
  Layout: { headerPadding: '0 16px', headerHeight: 52 },
  Table: { cellPaddingBlockSM: 6 },
  Menu: { itemHeight: 34 },
} as const;

const COMPONENTS: Readonly<Record<Brightness, NonNullable<ThemeConfig['components']>>> = {
  light: SIZES,
  dark: {
    ...SIZES,
    Layout: { ...SIZES.Layout, siderBg: '#141414' },
    // On the light blue of the dark, white could not be read.
    Button: { primaryColor: '#08131c' },
    Menu: { ...SIZES.Menu, itemSelectedColor: '#b9dcff' },
  },
};

const FONTS =
  "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',system-ui,-apple-system,'Segoe UI',sans-serif";
const LOCALES: Readonly<Record<Language, typeof zhCN>> = { zh: zhCN, 'zh-Hant': zhTW, en: enUS };

function keptBrightness(): Brightness | undefined {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

/** As bright as the reader chose here, or else as their device; and as still as the device asks. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Brightness | undefined>(keptBrightness);
  const isDarkDevice = useMedia('(prefers-color-scheme: dark)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const brightness = chosen ?? (isDarkDevice ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.dataset.brightness = brightness;
  }, [brightness]);
  const choice = useMemo<ThemeChoice>(
    () => ({
      brightness,
      turn: () => {
        const next = brightness === 'light' ? 'dark' : 'light';
        localStorage.setItem(KEPT, next);
        setChosen(next);
      },
    }),
    [brightness],
  );
  const config = useMemo<ThemeConfig>(
    () => ({
      // The brightness is the reader's choice and not only the system's.
      algorithm: brightness === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
      token: { ...TOKENS[brightness], fontFamily: FONTS, borderRadius: 6, fontSize: 14, motion: !isStill },
      components: COMPONENTS[brightness],
    }),
    [brightness, isStill],
  );
  return (
    <ThemeContext value={choice}>
      <ConfigProvider locale={LOCALES[language]} theme={config} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}

export function useTheme(): ThemeChoice {
  return use(ThemeContext);
}
