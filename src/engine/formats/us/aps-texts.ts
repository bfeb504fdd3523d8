import { type ApsField, type ApsGroup, fieldText, joined } from './aps-record.ts';

/** Whether a field is running text: paragraphs of any indentation, headings, tables, equations, footnotes. */
export function isParagraph({ tag }: ApsField): boolean {
  return /^(PA[0-9CLR]|TBL|EQU|FNT)$/.test(tag);
}

/** The paragraphs, headings and tables of groups, one line or more for each. */
export function apsParagraphs(groups: readonly ApsGroup[]): string | undefined {
  const texts = groups
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (isParagraph(field) ? (joined(field) ?? []) : []));
  return texts.length === 0 ? undefined : texts.join('\n');
}

/**
 * `NUM` begins a claim; its paragraphs mostly repeat the number. A design has one claim without a number, in the group
 * DCLM.
 */
export function apsClaims(groups: readonly ApsGroup[]): string[] {
  const claims: { number: string | undefined; lines: string[] }[] = [];
  for (const { name, fields } of groups) {
    if (name !== 'CLMS' && name !== 'DCLM') continue;
    for (const field of fields) {
      const text = joined(field);
      if (field.tag === 'NUM') claims.push({ number: text, lines: [] });
      else if (isParagraph(field) && text !== undefined) {
        if (claims.length === 0) claims.push({ number: undefined, lines: [] });
        claims.at(-1)!.lines.push(text);
      }
    }
  }
  return claims.flatMap(({ number, lines }) => {
    const text = lines.join('\n');
    if (text === '') return [];
    return [number === undefined || text.startsWith(number.replace(/\.$/, '')) ? text : `${number} ${text}`];
  });
}

/**
 * Whether the last record of a file breaks off: fewer claims than it announces, or a last claim without its full stop.
 */
export function lacksItsEnd(groups: readonly ApsGroup[]): boolean {
  const claims = apsClaims(groups);
  const announced = Number(fieldText(groups[0], 'NCL') ?? 1);
  return claims.length < announced || !/[.!?)\]"'’”]$/.test(claims.at(-1) ?? '');
}
