import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasSharedData, sharedData } from '../test/support/shared-data.ts';

const folder = fileURLToPath(new URL('../var/bench/', import.meta.url));

/**
 * A file like the office's weekly one, of at least so many megabytes: the real Red Book documents one after the other, each copy under a number
 * of its own. Made once and kept under `var`.
 */
export function makeWeeklyFile(megabytes: number): string {
  if (!hasSharedData) throw new Error('The weekly file is made of real Red Book documents, which are not at hand.');
  const path = join(folder, `weekly-${megabytes}.xml`);
  const wanted = megabytes * 1e6;
  if (existsSync(path) && statSync(path).size >= wanted) return path;
  mkdirSync(folder, { recursive: true });
  const documents = redBookDocuments();
  const file = openSync(path, 'w');
  for (let count = 0, written = 0; written < wanted; count++) {
    written += writeSync(file, numbered(documents[count % documents.length]!, count));
  }
  closeSync(file);
  return path;
}

function redBookDocuments(): string[] {
  const files = readdirSync(sharedData('patents/us-redbook')).filter((name) => name.endsWith('.xml'));
  return files.sort().map((name) => `${readFileSync(sharedData(`patents/us-redbook/${name}`), 'utf8').trim()}\n`);
}

/** The document with the last digits of its number replaced by a count. */
function numbered(document: string, count: number): string {
  return document.replace(
    /(<publication-reference>.*?<doc-number>)(\w+)(?=<\/doc-number>)/s,
    (_all, before, number) => {
      const digits = String(count).padStart(5, '0');
      return before + number.slice(0, -digits.length) + digits;
    },
  );
}
