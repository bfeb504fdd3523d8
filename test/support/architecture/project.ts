import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf } from './imports.ts';

/** The sources as the rules see them. Paths are relative to the project, with slashes. */
export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Packages that a user of the program gets. */
  readonly dependencies: ReadonlySet<string>;
}

export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** Sources of the project that it imports, by path; also those that do not exist. Data (`.json`) and styles do not count. */
  readonly imports: readonly string[];
  /** Packages that it imports, `node:fs` and `@fastify/helmet` alike. */
  readonly packages: readonly string[];
  /** Whether it imports something by a path that is only known when it runs. */
  readonly computed: boolean;
}

/** A project from texts by path: the real one, or one made up to show that a rule notices. */
export function projectOf(texts: Readonly<Record<string, string>>, dependencies: Iterable<string> = []): Project {
  const files = Object.entries(texts).map(([path, text]) => [path, sourceFile(path, text)] as const);
  return { files: new Map(files), dependencies: new Set(dependencies) };
}

export function readProject(): Project {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const texts = Object.fromEntries(
    ['src', 'test', 'bench']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      )
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
  );
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return projectOf(texts, Object.keys((manifest as { dependencies: object }).dependencies));
}

function sourceFile(path: string, text: string): SourceFile {
  const { specifiers, computed } = importsOf(text);
  const relative = specifiers.filter((specifier) => specifier.startsWith('.') && !/\.(json|css)$/.test(specifier));
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: relative.map((specifier) => posix.join(posix.dirname(path), specifier)),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')).map(packageName),
    computed,
  };
}

/** `@fastify/helmet/types` is of `@fastify/helmet`, `opencc-js/cn2t` of `opencc-js`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
