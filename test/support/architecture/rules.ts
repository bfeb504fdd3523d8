import { areaOf, isAround, mayImport, moduleOrder } from './areas.ts';
import { findCycles } from './cycles.ts';
import type { Project, SourceFile } from './project.ts';

/** A rule of the architecture: what breaks it, each as a sentence that names the file. */
export type Rule = (project: Project) => string[];

/** Layers, the order of the modules, and doors. */
export const importsStayInOrder: Rule = (project) =>
  everyImport(project, (from, to) => {
    const reason = mayImport(from.path, to);
    return reason === undefined ? undefined : `${from.path} imports ${to}: ${reason}`;
  });

export const importsLeadSomewhere: Rule = (project) =>
  everyImport(project, (from, to) =>
    project.files.has(to) ? undefined : `${from.path} imports ${to}, which does not exist`,
  );

export const importsAreWritten: Rule = (project) =>
  productFiles(project)
    .filter((file) => file.computed)
    .map((file) => `${file.path} imports by a path that nobody can read in it`);

/** `src/shared` needs zod alone, the engine no database and no network, and nothing that a user would not get. */
export const packagesFitTheirPlace: Rule = (project) =>
  productFiles(project).flatMap((file) =>
    file.packages.flatMap((name) => {
      if (name.startsWith('node:')) return refuseNode(file, name);
      if (!project.dependencies.has(name))
        return [`${file.path} imports ${name}, which is not a dependency of the program`];
      if (areaOf(file.path).layer === 'shared' && name !== 'zod')
        return [`${file.path} imports ${name}: src/shared needs zod alone`];
      if (areaOf(file.path).layer === 'engine' && serverPackages.has(name))
        return [`${file.path} imports ${name}: the engine stands alone`];
      return [];
    }),
  );

export const noCycles: Rule = (project) => findCycles(project).map((cycle) => `${cycle.join(' → ')} is a cycle`);

export const namesSaySomething: Rule = (project) =>
  [...project.files.keys()]
    .filter((path) => path.split(/[/.-]/).some((word) => emptyWords.has(word.toLowerCase())))
    .map((path) => `${path} has a name that says nothing of what is in it`);

export const filesStayShort: Rule = (project) =>
  [...project.files.values()]
    .filter((file) => file.lines > longestFile)
    .map((file) => `${file.path} has ${file.lines} lines; ${longestFile} are allowed, most files need a third of that`);

export const modulesAreKnown: Rule = (project) => {
  const modules = new Set(
    [...project.files.keys()].map((path) => areaOf(path).module).filter((name) => name !== undefined),
  );
  return [...modules].flatMap((name) => {
    if (!moduleOrder.includes(name)) return [`src/server/modules/${name} has no place in the order of the modules`];
    return project.files.has(`src/server/modules/${name}/index.ts`)
      ? []
      : [`src/server/modules/${name} has no door (index.ts)`];
  });
};

export const rules: Readonly<Record<string, Rule>> = {
  importsStayInOrder,
  importsLeadSomewhere,
  importsAreWritten,
  packagesFitTheirPlace,
  noCycles,
  namesSaySomething,
  filesStayShort,
  modulesAreKnown,
};

const longestFile = 400;
const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']);
const serverPackages = new Set(['kysely', 'pg', 'pg-boss', '@electric-sql/pglite', 'fastify', 'nodemailer', 'pino']);
const serverNodeModules = new Set([
  'node:http',
  'node:https',
  'node:http2',
  'node:net',
  'node:tls',
  'node:dns',
  'node:sqlite',
]);

function refuseNode(file: SourceFile, name: string): string[] {
  const { layer } = areaOf(file.path);
  if (layer === 'shared') return [`${file.path} imports ${name}: src/shared runs in browsers too`];
  return layer === 'engine' && serverNodeModules.has(name)
    ? [`${file.path} imports ${name}: the engine stands alone`]
    : [];
}

/** What a user runs: the sources without their tests. */
function productFiles(project: Project): SourceFile[] {
  return [...project.files.values()].filter((file) => !isAround(file.path));
}

function everyImport(project: Project, judge: (from: SourceFile, to: string) => string | undefined): string[] {
  return [...project.files.values()].flatMap((file) =>
    file.imports.map((to) => judge(file, to)).filter((broken) => broken !== undefined),
  );
}
