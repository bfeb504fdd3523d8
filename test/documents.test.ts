import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../src/cli/program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

describe('the tree in ARCHITECTURE.md', () => {
  it('has every folder of the project, and no other', () => {
    expect(foldersTold().sort()).toEqual(foldersThere().sort());
  });
});

describe('the README', () => {
  const calls = [...read('README.md').matchAll(/npx chuanli ([^`\n#]*)/g)].map(([, words = '']) =>
    words.trim().split(/\s+/),
  );

  it('names only verbs and options that the command line has', () => {
    expect(calls.length).toBeGreaterThan(20);
    for (const words of calls) expect(unknownIn(words), words.join(' ')).toEqual([]);
  });

  it('names every verb', () => {
    const verbs = program().commands.map((verb) => verb.name());
    const named = new Set(calls.map(([verb]) => verb));
    const missing = verbs.filter(
      (verb) => !named.has(verb) && !new RegExp(`\\b${verb} [A-Z-]`).test(read('README.md')),
    );
    expect(missing).toEqual([]);
  });
});

/** Two spaces a level, a folder's name with a stroke behind it. */
function foldersTold(): string[] {
  const [, behind = ''] = read('ARCHITECTURE.md').split('\n## The tree\n');
  const [tree = ''] = behind.split('\n## ');
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^ {4}( *)([\w-]+)\/( |$)/.exec(line) ?? [];
    if (name === undefined) return [];
    above.splice(indent.length / 2, above.length, name);
    return [above.join('/')];
  });
}

/** Of what belongs to the project; where there is no git to ask, of what lies there. */
function foldersThere(): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
  const folders = new Set<string>();
  for (const file of status === 0 ? stdout.split('\n') : filesBelow('')) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].filter((folder) => !folder.startsWith('.'));
}

/** Made by tools, or somebody's data. */
const NOT_OURS = new Set(['node_modules', 'dist', 'var']);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** The verb, where there is none of that name, and the options that it has not. */
function unknownIn(words: readonly string[]): string[] {
  const rest = [...words];
  let verb: Command = program();
  for (;;) {
    const next = verb.commands.find((one) => one.name() === rest[0]);
    if (next === undefined) break;
    verb = next;
    rest.shift();
  }
  const options = new Set(['--help', ...verb.options.map(({ long }) => long)]);
  const unknown = rest.filter((word) => word.startsWith('--') && !options.has(word));
  return verb.commands.length > 0 && rest[0] !== '--help' ? [rest[0] ?? verb.name(), ...unknown] : unknown;
}
