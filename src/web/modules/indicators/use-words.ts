import type { IndicatorDefinition } from '../../../shared/indicators.ts';
import { useLanguage } from '../../app/language.tsx';

/** How the reader is told of an indicator: English names stand alone here, so they begin with a capital. */
export function useWords() {
  const { spoken, tell } = useLanguage();
  return {
    nameOf: ({ name }: IndicatorDefinition): string => {
      const told = tell(name);
      return spoken === 'en' ? told.charAt(0).toUpperCase() + told.slice(1) : told;
    },
    unitOf: ({ unit }: IndicatorDefinition): string => tell(unit),
    definitionOf: ({ definition }: IndicatorDefinition): string => tell(definition),
  };
}
