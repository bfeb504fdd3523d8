import { PROVINCES, provinceCoded } from '../../../shared/regions.ts';
import { useLanguage } from '../../app/language.tsx';

/** The provinces by the names that the reader reads. */
export function useProvinces() {
  const { tell } = useLanguage();
  return {
    options: PROVINCES.map(({ code, short, en }) => ({ value: code, label: tell({ zh: short, en }) })),
    nameOf: (code: string | null): string | undefined => {
      const province = code === null ? undefined : provinceCoded(code);
      return province && tell({ zh: province.short, en: province.en });
    },
  };
}
