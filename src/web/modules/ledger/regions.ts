import { provinceCoded } from '../../../shared/regions.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ledgerWords } from './word-texts.ts';

/** How the reader is told of a province by its code. */
export function useProvinceName(): (code: string | null) => string {
  const t = useTexts(ledgerWords);
  const { spoken, convert } = useLanguage();
  return (code) => {
    const province = code === null ? undefined : provinceCoded(code);
    if (province === undefined) return t.noProvince;
    return spoken === 'en' ? province.en : convert(province.short);
  };
}
