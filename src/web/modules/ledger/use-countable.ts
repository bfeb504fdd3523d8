import type { IndicatorCatalogue, IndicatorDefinition } from '../../../shared/indicators.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { returnTexts } from './return-texts.ts';

/** What the indicators of a year count that a unit can set itself a target for: their codes and names. */
export function useCountable(year: number): { readonly value: string; readonly label: string }[] {
  const t = useTexts(returnTexts);
  const { tell } = useLanguage();
  const { data } = useGet<IndicatorCatalogue>('/api/indicators/definitions', { year });
  return (data?.indicators ?? [])
    .filter(isCountable)
    .map(({ code, name, unit }) => ({ value: code, label: t.countedIn(tell(name), tell(unit)) }));
}

/** The system counts how returns came in; no unit sets itself a target for that. */
function isCountable({ measure }: IndicatorDefinition): boolean {
  return measure.from !== 'returns';
}
