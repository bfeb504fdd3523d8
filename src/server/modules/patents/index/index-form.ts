import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import manifest from '../../../../../package.json' with { type: 'json' };

/** The folders and files that decide what is written into an index for a publication. */
const SOURCES = [
  '../../../../engine/text/',
  '../../../../engine/numbers/',
  '../../../../engine/status/',
  '../../../../engine/evaluator/metadata.ts',
  './index-file.ts',
  './document-table.ts',
  './text-tokens.ts',
  './code-tokens.ts',
  './facts.ts',
  '../applicants.ts',
];

const { 'opencc-js': opencc, pluralize } = manifest.dependencies;

/**
 * Names the form of an index: two programs with the same form write the same for the same publication. It is taken from the sources
 * that decide it, and from the version of Unicode by which letters are folded, because an index written by another analysis of texts
 * would miss publications silently.
 */
export function indexForm({ unicode, icu }: NodeJS.ProcessVersions = process.versions): string {
  const hash = createHash('sha256').update(JSON.stringify([opencc, pluralize, unicode, icu]));
  for (const source of SOURCES) for (const file of filesOf(source)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(source: string): URL[] {
  const url = new URL(source, import.meta.url);
  if (!source.endsWith('/')) return [url];
  const names = readdirSync(url).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.sort().map((name) => new URL(name, url));
}
