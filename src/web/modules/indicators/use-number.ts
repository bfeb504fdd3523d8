import type { IndicatorDefinition } from '../../../shared/indicators.ts';
import { useLanguage } from '../../app/language.tsx';

/** How numbers of an indicator are written: shares in per cent, means with two places. */
export function useNumber(): (one: Pick<IndicatorDefinition, 'dedupe'>, value: number) => string {
  const { language } = useLanguage();
  const tag = language === 'en' ? 'en-GB' : 'zh-CN';
  return ({ dedupe }, value) => {
    if (dedupe === 'share') return value.toLocaleString(tag, { style: 'percent', maximumFractionDigits: 1 });
    const places = dedupe === 'mean' ? { minimumFractionDigits: 2 } : {};
    return value.toLocaleString(tag, { maximumFractionDigits: 2, ...places });
  };
}
