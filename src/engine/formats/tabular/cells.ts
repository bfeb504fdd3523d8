import type { Mapping } from './mapping.ts';

/** A cell as text: NFC, line feeds only, no space around it; undefined where it is empty or stands for nothing. */
export function cellText(value: unknown, mapping: Mapping): string | undefined {
  const written = plain(value);
  if (written === undefined) return undefined;
  const text = written.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  return text === '' || mapping.placeholders.has(text) ? undefined : text;
}

/** A cell as a list: the items of an array, or the parts of a text between separators. Items that are empty are left out. */
export function cellList(value: unknown, mapping: Mapping, separators = mapping.separators): string[] {
  const items = Array.isArray(value) ? value : split(plain(value) ?? '', separators);
  return items.map((item) => cellText(item, mapping)).filter((item) => item !== undefined);
}

function split(text: string, separators: readonly string[]): string[] {
  let parts = [text];
  for (const separator of separators) parts = parts.flatMap((part) => part.split(separator));
  return parts;
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? '').join('\n');
  if (typeof value === 'object' && value !== null) return plainOfObject(value);
  return undefined;
}

/** What an object of JSON names or says: `{"name": "…"}`, `{"text": "…"}`. */
function plainOfObject(value: object): string | undefined {
  const { name, text } = value as { readonly name?: unknown; readonly text?: unknown };
  return plain(name ?? text);
}
