import { plainText } from './aps-characters.ts';

/** A logical group of an APS record (`INVT`, `CLAS`, `CLMS` …) with its fields in order. */
export interface ApsGroup {
  readonly name: string;
  readonly fields: readonly ApsField[];
}

/** A field: its tag of three characters and its lines, the first from the tag on, the others that continue it. */
export interface ApsField {
  readonly tag: string;
  readonly lines: readonly string[];
}

const GROUP = /^([A-Z]{4})\s*$/;
const FIELD = /^([A-Z][A-Z0-9]{2})(?: {2}(.*)|\s*)$/;

/** Takes the lines of one record apart. A line that is neither group nor field continues the field before it. */
export function apsGroups(lines: readonly string[]): ApsGroup[] {
  const groups: { name: string; fields: { tag: string; lines: string[] }[] }[] = [];
  for (const line of lines) {
    const group = GROUP.exec(line);
    const field = FIELD.exec(line);
    if (group !== null) groups.push({ name: group[1]!, fields: [] });
    else if (field !== null) groups.at(-1)?.fields.push({ tag: field[1]!, lines: [field[2] ?? ''] });
    else groups.at(-1)?.fields.at(-1)?.lines.push(line);
  }
  return groups;
}

/** The value of the first field of a tag, its lines joined. */
export function fieldText(group: ApsGroup | undefined, tag: string): string | undefined {
  const field = group?.fields.find((candidate) => candidate.tag === tag);
  return field && joined(field);
}

/** The text of a field: one line, or for a table one line for each row. */
export function joined(field: ApsField): string | undefined {
  const lines = field.lines.map((line) => plainText(line).replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  const rows = field.tag === 'TBL' ? lines.filter((line) => !/^[_-]+$/.test(line)) : [lines.join(' ')];
  const text = rows.join('\n').normalize('NFC');
  return text === '' ? undefined : text;
}
