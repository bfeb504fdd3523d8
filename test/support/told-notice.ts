import type { Clause, NoticeReading } from '../../src/shared/plan.ts';

/** Who does it: units led by `!` are obliged, by `?` are not; a helper in brackets; contents behind `@`. */
function executorsOf({ executors }: NoticeReading['tasks'][number]): string {
  return executors
    .map(({ rule, units, obliged, role, contents }) => {
      const who = `${obliged ? '!' : '?'}${rule === 'named' ? units.join(' ') : rule}`;
      return `${role === 'helper' ? `(${who})` : who}${contents.length > 0 ? `@${contents.join(' ')}` : ''}`;
    })
    .join('; ');
}

export const tasksOf = ({ tasks }: NoticeReading): string[][] =>
  tasks.map((task) => [task.clause, task.title, executorsOf(task), task.due ?? '']);
export const unresolvedOf = ({ unresolved }: NoticeReading): string[] =>
  unresolved.map(({ clause, reason, text }) => `${reason} ${clause}: ${text}`);
export const addressesOf = (clauses: readonly Clause[]): string[] =>
  clauses.flatMap(({ address, children }) => [address, ...addressesOf(children)]);
