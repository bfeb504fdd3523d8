import type { Work } from '../work.ts';
import type { Figures } from './records.ts';
import type { Measure, Step } from './steps.ts';

/** What a process is told to measure. */
export interface Task extends Step {
  readonly work: Work;
  readonly runs: number;
  readonly warmUps: number;
  /** The file of the compiled profiles: made by `compile`, taken up by all others that need them. */
  readonly image: string;
}

/** Does what the command line of this process says, and gives the figures as the last line of standard output. */
export async function answer<M extends Measure>(
  measure: (task: Task) => Figures[M] | Promise<Figures[M]>,
): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? '{}') as Task;
  console.log(JSON.stringify(await measure(task)));
}

/** What the runs give that follow those to warm up. */
export function measured<T>({ runs, warmUps }: Task, run: () => T): T[] {
  const all = Array.from({ length: warmUps + runs }, run);
  return all.slice(warmUps);
}
