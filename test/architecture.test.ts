import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { transaction } from '../src/server/platform/db/index.ts';
import { importsOf } from './support/architecture/imports.ts';
import { projectOf, readProject } from './support/architecture/project.ts';
import * as architecture from './support/architecture/rules.ts';
import { tablesWithoutScope } from './support/architecture/tables.ts';
import { useDatabase } from './support/database.ts';

describe('the project', () => {
  const project = readProject();

  it('is read', () => {
    expect([...project.files.keys()]).toEqual(
      expect.arrayContaining(['src/engine/publication.ts', 'test/architecture.test.ts']),
    );
    expect(project.files.get('test/architecture.test.ts')?.imports).toContain('test/support/database.ts');
  });

  it.each(Object.entries(architecture.rules))('keeps the rule %s', (_name, rule) => {
    expect(rule(project)).toEqual([]);
  });
});

describe('imports', () => {
  it.each([
    [`import a from './a.ts';`],
    [`import { type A, b as c } from "./a.ts"`],
    [`import type { A } from './a.ts';`],
    [`import * as a\n  from './a.ts'`],
    [`import './a.ts';`],
    [`export { a } from './a.ts';`],
    [`export * from './a.ts';`],
    [`const a = await import('./a.ts');`],
    [`type A = import('./a.ts').A;`],
    [`const a = require('./a.ts');`],
    [`new Worker(new URL('./a.ts', import.meta.url))`],
    [`const text = \`\${await import('./a.ts')}\`;`],
    [`const half = a / 2; import './a.ts'; const third = b / 3;`],
    [`const quote = /['"\`/]/; import './a.ts';`],
  ])('are found in %s', (source) => {
    expect(importsOf(source)).toEqual({ specifiers: ['./a.ts'], computed: false });
  });

  it.each([
    [`// import './a.ts'`],
    [`/* export * from './a.ts' */`],
    [`const text = "import './a.ts'";`],
    [`const text = \`import './a.ts' \\\` \${name} from './a.ts'\`;`],
    [`Array.from('./a.ts'); query.from('./a.ts'); import.meta.url;`],
    [`const shape = /import '.\\/a.ts'/;`],
  ])('are not seen in %s', (source) => {
    expect(importsOf(source)).toEqual({ specifiers: [], computed: false });
  });

  it('are noticed when their path is made by the program', () => {
    expect(importsOf('await import(name)').computed).toBe(true);
    expect(importsOf(`await import(\`./$\{name}.ts\`)`).computed).toBe(true);
  });
});

describe('a rule notices', () => {
  const modules = 'src/server/modules';

  it.each([
    ['shared importing the engine', 'src/shared/a.ts', 'src/engine/b.ts'],
    ['the engine importing shared', 'src/engine/a.ts', 'src/shared/b.ts'],
    ['the engine importing the platform', 'src/engine/text/a.ts', 'src/server/platform/db/index.ts'],
    ['the platform importing the engine', 'src/server/platform/a.ts', 'src/engine/problem.ts'],
    ['the platform importing a module', 'src/server/platform/a.ts', `${modules}/network/index.ts`],
    ['a module importing one that stands after it', `${modules}/profiles/a.ts`, `${modules}/push/index.ts`],
    ['a module importing one before it past its door', `${modules}/push/a.ts`, `${modules}/profiles/store.ts`],
    ['a module importing the command line', `${modules}/push/a.ts`, 'src/cli/main.ts'],
    ['the command line importing past a door', 'src/cli/a.ts', `${modules}/push/store.ts`],
    ['the pages importing the server', 'src/web/a.tsx', 'src/server/platform/problems.ts'],
    ['the product importing a test', `${modules}/push/a.ts`, 'test/support/database.ts'],
    ['a test importing a test', `${modules}/push/a.test.ts`, `${modules}/push/b.test.ts`],
    [
      'a test of a module importing one that stands after it',
      `${modules}/profiles/a.test.ts`,
      `${modules}/push/index.ts`,
    ],
  ])('%s', (_what, from, to) => {
    const project = projectOf({ [from]: `import type { B } from '${pathBetween(from, to)}';`, [to]: '' });
    expect(architecture.importsStayInOrder(project)).toEqual([expect.stringContaining(`${from} imports ${to}`)]);
  });

  it.each([
    [`${modules}/push/a.ts`, `${modules}/profiles/index.ts`],
    [`${modules}/push/render/a.ts`, `${modules}/push/store.ts`],
    [`${modules}/push/a.ts`, 'src/engine/publication.ts'],
    [`${modules}/push/a.test.ts`, 'test/support/database.ts'],
    ['src/cli/a.ts', `${modules}/push/index.ts`],
    ['test/tasks/05-push.test.ts', `${modules}/push/index.ts`],
  ])('nothing in %s importing %s', (from, to) => {
    const project = projectOf({ [from]: `export * from '${pathBetween(from, to)}';`, [to]: '' });
    expect(architecture.importsStayInOrder(project)).toEqual([]);
  });

  it('a cycle, also one of types alone and one through three files', () => {
    const texts = {
      'src/engine/a.ts': `import type { B } from './b.ts';`,
      'src/engine/b.ts': `export { c } from './c.ts';`,
      'src/engine/c.ts': `const a = await import('./a.ts');`,
      'src/engine/d.ts': `import './a.ts'; import './c.ts';`,
    };
    expect(architecture.noCycles(projectOf(texts))).toEqual([
      'src/engine/a.ts → src/engine/b.ts → src/engine/c.ts → src/engine/a.ts is a cycle',
    ]);
  });

  it.each([
    ['src/shared/a.ts', 'import { Kysely } from "kysely";', 'zod alone'],
    ['src/shared/a.ts', 'import fs from "node:fs";', 'browsers'],
    ['src/engine/a.ts', 'import { Kysely } from "kysely";', 'stands alone'],
    ['src/engine/a.ts', 'import http from "node:http";', 'stands alone'],
    ['src/server/platform/a.ts', 'import { it } from "vitest/config";', 'not a dependency'],
  ])('in %s: %s', (path, text, reason) => {
    const project = projectOf({ [path]: text }, ['kysely', 'zod']);
    expect(architecture.packagesFitTheirPlace(project)).toEqual([expect.stringContaining(reason)]);
  });

  it('an import that leads nowhere, and one that nobody can read', () => {
    expect(architecture.importsLeadSomewhere(projectOf({ 'src/engine/a.ts': `import './b.ts'` }))).toHaveLength(1);
    expect(architecture.importsAreWritten(projectOf({ 'src/engine/a.ts': 'import(name)' }))).toHaveLength(1);
  });

  it('a name that says nothing, a file too long, a module without a place or a door', () => {
    const paths = [
      'src/engine/utils.ts',
      'src/engine/common/a.ts',
      'src/engine/date-helpers.ts',
      'src/engine/commonplace.ts',
    ];
    expect(architecture.namesSaySomething(projectOf(Object.fromEntries(paths.map((path) => [path, '']))))).toHaveLength(
      3,
    );
    const lengths = { 'src/engine/a.ts': '\n'.repeat(400), 'src/engine/b.ts': '\n'.repeat(401) };
    expect(architecture.filesStayShort(projectOf(lengths))).toEqual([
      expect.stringContaining('src/engine/b.ts has 401 lines'),
    ]);
    const strange = { [`${modules}/stray/index.ts`]: '', [`${modules}/push/store.ts`]: '' };
    expect(architecture.modulesAreKnown(projectOf(strange))).toHaveLength(2);
  });
});

describe('the tables', () => {
  const test = useDatabase();

  it('all say whose their rows are', async () => {
    expect(await tablesWithoutScope(test.db)).toEqual([]);
  });

  it('that do not are noticed', async () => {
    const undone = transaction(test.db, async (tx) => {
      await sql`create table without (id bigint)`.execute(tx);
      await sql`create table nullable (organisation_id bigint references organisation (id))`.execute(tx);
      await sql`create table unbound (organisation_id bigint not null)`.execute(tx);
      await sql`create table good (organisation_id bigint not null references organisation (id))`.execute(tx);
      throw new Error((await tablesWithoutScope(tx)).join(' '));
    });
    await expect(undone).rejects.toThrow(/^nullable unbound without$/);
  });
});

function pathBetween(from: string, to: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${to}`;
}
