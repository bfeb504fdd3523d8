import { parseApplicationNumber, parseClassSymbol, parsePublicationNumber } from '../../numbers/index.ts';
import type { Citation, Classification, LanguageClaims, LanguageText, Party, Priority } from '../../publication.ts';
import { cellText } from './cells.ts';
import { splitClaims } from './claims.ts';
import { languageOf } from './languages.ts';
import type { ClaimsField, ClassesField, PartyField, TextField } from './mapping.ts';
import { withoutPageHeaders } from './page-headers.ts';
import type { RowReader } from './row-reader.ts';

/** One text for each field that has one; the first of a language counts. */
export function textsOfRow(row: RowReader, fields: readonly TextField[] | undefined): LanguageText[] {
  const texts = new Map<string, LanguageText>();
  for (const field of fields ?? []) {
    const text = row.text(field);
    if (text === undefined) continue;
    const lang = languageOf(text, field.language ?? row.mapping.language);
    if (!texts.has(lang)) texts.set(lang, { lang, text });
  }
  return [...texts.values()];
}

/** The claims of a row, and the description that stood among them where page headers tell. `number` is the record's own number as printed. */
export function claimsOfRow(
  row: RowReader,
  field: ClaimsField | undefined,
  number: string,
): { claims: LanguageClaims[]; descriptions: LanguageText[] } {
  const value = row.value(field);
  if (field === undefined || value === undefined) return { claims: [], descriptions: [] };
  let description = '';
  let claims: string[];
  if (Array.isArray(value)) {
    claims = value.map((item) => claimText(item, field, row)).filter((claim) => claim !== undefined);
  } else {
    let text = row.text(field) ?? '';
    if (field.pageHeaders === 'cn') ({ claims: text, description } = withoutPageHeaders(text, number));
    claims = splitClaims(text);
  }
  const lang = languageOf(claims.join('\n'), field.language ?? row.mapping.language);
  return {
    claims: claims.length === 0 ? [] : [{ lang, claims }],
    descriptions: description === '' ? [] : [{ lang: languageOf(description, lang), text: description }],
  };
}

function claimText(item: unknown, field: ClaimsField, row: RowReader): string | undefined {
  if (typeof item !== 'object' || item === null || field.items === undefined) return cellText(item, row.mapping);
  const parts = item as Readonly<Record<string, unknown>>;
  const text = cellText(parts[field.items.text], row.mapping);
  const number = cellText(parts[field.items.number], row.mapping);
  return text === undefined || number === undefined ? text : `${number}. ${text}`;
}

const COUNTRY_IN_BRACKETS = /^(.+?)\s*\[([A-Z]{2})\]$/;

export function partiesOfRow(row: RowReader, field: PartyField | undefined): Party[] {
  return row.list(field, field?.separators).map((written) => {
    const bracketed = field?.countryInBrackets ? COUNTRY_IN_BRACKETS.exec(written) : null;
    let name = bracketed?.[1] ?? written;
    for (const ending of field?.endings ?? []) if (name.endsWith(ending)) name = name.slice(0, -ending.length).trim();
    if (field?.familyNameMark !== undefined)
      name = name
        .split(field.familyNameMark)
        .map((part) => part.trim())
        .join(', ');
    return { name, ...(bracketed ? { country: bracketed[2]! } : {}) };
  });
}

/** Symbols may stand one after the other with a comma or a space between: a new one begins where a section and class do. */
const NEXT_SYMBOL = /[,，\s]+(?=[A-HY]\s?\d{2}\s?[A-Z])/i;
const VERSION = /\((\d{4})\.(\d{2})\)/;
const OFFICES = /\([A-Z]{2}(,\s*[A-Z]{2})*\)/;
const VALUE = /\)\s*([IN])\b/;

/**
 * The classes of a row, each symbol once. What is no symbol of the IPC or the CPC (a Locarno class of a design in the column of
 * classes, a typing error) makes no class and does not keep the document from being read.
 */
export function classesOfRow(row: RowReader, fields: readonly ClassesField[] | undefined): Classification[] {
  const classes = new Map<string, Classification>();
  for (const field of fields ?? []) {
    for (const written of row.list(field).flatMap((text) => text.split(NEXT_SYMBOL))) {
      const read = parseClassSymbol(written.replace(OFFICES, ''));
      if (!read.ok) continue;
      const version = VERSION.exec(written);
      const value = VALUE.exec(written)?.[1];
      const key = `${field.scheme} ${read.value}`;
      const known = classes.get(key);
      classes.set(key, {
        scheme: field.scheme,
        symbol: read.value,
        ...known,
        ...(version ? { version: `${version[1]}-${version[2]}` } : {}),
        ...(field.first && known === undefined ? { position: 'first' as const } : {}),
        ...(value === undefined ? {} : { value: value === 'I' ? ('inventive' as const) : ('additional' as const) }),
      });
    }
  }
  return [...classes.values()];
}

/**
 * Priorities with their dates in the same order. A number that is not in its office's form is kept as written without spaces: it is
 * another office's number, and no reason to refuse the document. One date among several numbers is the earliest, and says of none.
 */
export function prioritiesOfRow(row: RowReader, publication: { readonly country: string }): Priority[] {
  const { priorityNumbers, priorityDates } = row.mapping.fields;
  const numbers = row.list(priorityNumbers);
  const column = row.written(priorityDates)?.column ?? '';
  const dates = row.list(priorityDates).map((text) => row.dateOf(column, text));
  if (numbers.length === 0) return dates.map((date) => ({ country: 'XX', date }));
  return numbers.map((text, index) => {
    const date = dates.length === numbers.length ? dates[index] : undefined;
    const dated = date === undefined ? {} : { date };
    const read = parseApplicationNumber(text, { country: publication.country, ...dated });
    if (read.ok) return { ...read.value, ...dated };
    const written = text.toUpperCase().replace(/\s+/g, '');
    const country = /^[A-Z]{2}(?=.*\d)/.exec(written)?.[0];
    return { country: country ?? 'XX', number: country ? written.slice(2) : written, ...dated };
  });
}

export function citationsOfRow(row: RowReader): Citation[] {
  return row.list(row.mapping.fields.citations).map((text) => {
    const read = parsePublicationNumber(text);
    if (!read.ok) return { text };
    const { country, number, kind } = read.value;
    return { publication: { country, number, ...(kind === '' ? {} : { kind }) } };
  });
}
