import type { Project } from './project.ts';

/** Cycles of imports, each as the path around it; none exactly when there is no cycle at all. Imports of types count too. */
export function findCycles(project: Project): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of project.files.keys()) walk(project, start, [], new Set(), done, cycles);
  return cycles;
}

function walk(
  project: Project,
  path: string,
  trail: string[],
  onTrail: Set<string>,
  done: Set<string>,
  cycles: string[][],
): void {
  if (onTrail.has(path)) {
    cycles.push([...trail.slice(trail.indexOf(path)), path]);
    return;
  }
  if (done.has(path)) return;
  trail.push(path);
  onTrail.add(path);
  for (const next of project.files.get(path)?.imports ?? []) walk(project, next, trail, onTrail, done, cycles);
  trail.pop();
  onTrail.delete(path);
  done.add(path);
}
