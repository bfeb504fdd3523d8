import type { IndicatorDefinition } from './indicators.ts';

/**
 * A number of an indicator as it is written everywhere, on pages and in documents alike: shares in per cent, means with two places.
 * Chinese and English group their digits in the same way.
 */
export function writtenValue({ dedupe }: Pick<IndicatorDefinition, 'dedupe'>, value: number): string {
  if (dedupe === 'share') return value.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });
  const places = dedupe === 'mean' ? { minimumFractionDigits: 2 } : {};
  return value.toLocaleString('en', { maximumFractionDigits: 2, ...places });
}
