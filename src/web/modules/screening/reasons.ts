import { useMemo } from 'react';
import { reasonIn, SCREENING_REASONS, storedReason } from '../../../shared/screening-reasons.ts';
import { useLanguage } from '../../app/language.tsx';

export interface Reasons {
  /** What can be chosen, in the reader's language. */
  readonly choices: readonly string[];
  /** A stored reason as the reader reads it. */
  readonly read: (stored: string) => string;
  /** What is stored of the words that stand in the field. */
  readonly stored: (words: string) => string;
}

/** The short reasons with a decision: chosen ones are stored as codes, written ones as they are. */
export function useReasons(): Reasons {
  const { spoken, convert } = useLanguage();
  return useMemo(() => {
    const shown = (code: string): string => convert(reasonIn(spoken, code));
    const codes = new Map(Object.keys(SCREENING_REASONS).map((code) => [shown(code), code]));
    return {
      choices: [...codes.keys()],
      // Only chosen reasons are the program's own words; what somebody wrote is not converted.
      read: (stored) => (Object.hasOwn(SCREENING_REASONS, storedReason(stored)) ? shown(stored) : stored),
      stored: (words) => codes.get(words) ?? words,
    };
  }, [spoken, convert]);
}
