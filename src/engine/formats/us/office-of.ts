import { countryCode } from '../xml/values.ts';

/** Codes of the files' first years (ICIREPAT) that ST.3 does not have, with the ones that took their place. */
const OLD_CODES: Readonly<Record<string, string>> = {
  JA: 'JP',
  DT: 'DE',
  EN: 'GB',
  UK: 'GB',
  SW: 'SE',
  OE: 'AT',
  DL: 'DD',
};

/**
 * The ST.3 code of a country in an APS record: the code and a third character, mostly `X` (`JPX`, `GB2` for a part of a
 * country).
 */
export function officeOf(written: string | undefined): string | undefined {
  const code = written?.trim().slice(0, 2).toUpperCase() ?? '';
  return countryCode(OLD_CODES[code] ?? code);
}
