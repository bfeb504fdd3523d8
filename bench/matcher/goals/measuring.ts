import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Mistake } from '../../command-line.ts';
import { machine } from '../../statistics.ts';
import type { MeasureOptions } from './options.ts';
import { appendRecord, type Figures, kindOf, type ResultRecord, readRecords } from './records.ts';
import { type Measure, needsImage, type Step, sizesAt, stepsFor } from './steps.ts';
import type { Task } from './task.ts';

/**
 * Measures what the goals ask for, step after step, each in a process of its own, so that its memory is that of what it measures. Every step is kept in the file as soon as
 * it is done; one that fails is kept as failed and holds up only those that need what it makes. Throws a Mistake before anything is measured where the file holds measurements of another kind.
 */
export async function measureGoals(options: MeasureOptions, tell: (line: string) => void): Promise<void> {
  const { goals, scale, out, ...settings } = options;
  mkdirSync(dirname(out), { recursive: true });
  if (readRecords(out).some((record) => kindOf(record) !== kindOf({ scale, settings })))
    throw new Mistake(`${out} holds measurements of another scale or of other work; name another file by --out`);
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-goals-'));
  try {
    const image = join(folder, 'profiles');
    for (const step of stepsFor(goals, sizesAt(scale))) {
      if (step.measure === 'compile') rmSync(image, { force: true });
      if (needsImage(step) && !existsSync(image)) continue;
      tell(`${new Date().toISOString()} ${titleOf(step)} …`);
      const record = await recordOf({ ...step, ...settings, image }, scale);
      appendRecord(out, record);
      tell(`  ${record.tookS.toFixed(0)} s: ${JSON.stringify(record.figures)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recordOf({ work, runs, warmUps, image, ...step }: Task, scale: number): Promise<ResultRecord> {
  const [load = 0] = loadavg();
  const started = performance.now();
  const figures = await figuresOf({ ...step, work, runs, warmUps, image });
  return {
    step,
    scale,
    settings: { runs, warmUps, work },
    machine: `${machine()}, ${Math.round(totalmem() / 1e9)} GB`,
    load,
    at: new Date().toISOString(),
    tookS: (performance.now() - started) / 1000,
    figures,
  };
}

function titleOf({ measure, profiles, docs, peer }: Step): string {
  return `${peer ?? measure}: ${profiles.toLocaleString('en')} profiles${docs === 0 ? '' : ` × ${docs.toLocaleString('en')} documents`}`;
}

/** What the last line of the process says; or, where it fails, how. */
async function figuresOf(task: Task): Promise<Figures[Measure] | string> {
  const script = fileURLToPath(new URL(`./measures/${task.measure}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  return code === 0 ? (JSON.parse(last) as Figures[Measure]) : `ended with ${signal ?? code}`;
}
