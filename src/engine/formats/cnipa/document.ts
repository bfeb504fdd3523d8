import { parseClassSymbol } from '../../numbers/index.ts';
import type { Classification, LanguageClaims, LanguageText, Party } from '../../publication.ts';
import { attribute, type XmlElement } from '../xml/element.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { present } from '../xml/present.ts';
import { type TextRules, textAt, textOf } from '../xml/text.ts';
import { countryCode, languageCode } from '../xml/values.ts';

/**
 * What the two shapes of CNIPA's XML have in common. Both readers are written from public descriptions of the files (the element names
 * that published programs for them use) and have been tried on documents made for the tests only: **untested on files from the office**.
 */
export const untestedOnOfficeFiles = true;

/** The language of an element, of the document, or Chinese. */
function languageOfElement(element: XmlElement | undefined, document: XmlElement): string {
  const written = languageCode(attribute(element, 'lang') ?? attribute(document, 'lang'));
  return written === 'und' || written === 'cn' ? 'zh' : written;
}

/** The texts of some elements, each in its own language. */
export function textsOf(elements: readonly XmlElement[], document: XmlElement, rules: TextRules): LanguageText[] {
  return elements.flatMap((element) => languageTexts(languageOfElement(element, document), [textOf(element, rules)]));
}

/** Sets of claims, each in its own language; `claimsIn` gives the claims of a set. */
export function claimsOf(
  sets: readonly XmlElement[],
  document: XmlElement,
  rules: TextRules,
  claimsIn: (set: XmlElement) => readonly XmlElement[],
): LanguageClaims[] {
  return sets.flatMap((set) =>
    languageClaims(
      languageOfElement(set, document),
      claimsIn(set).map((claim) => textOf(claim, rules)),
    ),
  );
}

const VERSION = /\((\d{4})\.(\d{2})\)/;
const VALUE = /\)\s*([IN])\b/;

/** An IPC symbol as printed, `H01M 10/0525 (2010.01) I`; undefined where it is none. */
export function printedClass(text: string | undefined, position?: 'first' | 'later'): Classification | undefined {
  const symbol = parseClassSymbol(text ?? '');
  if (!symbol.ok) return undefined;
  const version = VERSION.exec(text!);
  const value = VALUE.exec(text!)?.[1];
  return present<Classification>({
    scheme: 'ipc',
    symbol: symbol.value,
    version: version === null ? undefined : `${version[1]}-${version[2]}`,
    position,
    value: value === undefined ? undefined : value === 'I' ? 'inventive' : 'additional',
  });
}

/** A named person or body with the country and the province or city of its address. */
export function party(
  name: string | undefined,
  address: XmlElement | undefined,
  names: { readonly country: string; readonly regions: readonly string[] },
): Party | undefined {
  if (name === undefined) return undefined;
  const region = names.regions.map((child) => textAt(address, child)).find((text) => text !== undefined);
  return present<Party>({ name, country: countryCode(textAt(address, names.country)), region });
}
