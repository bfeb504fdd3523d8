import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import { writeDurably } from '../platform/durable-files.ts';
import type { Secret } from '../platform/secret.ts';

const Serving = z.object({ address: z.url({ protocol: /^http$/ }) });

/** Leaves a note in the data folder of where the server answers, for commands on the same machine. @returns what takes it away. */
export function writeServing(dataFolder: string, address: string): () => void {
  const note = join(dataFolder, 'serving.json');
  const { port, hostname } = new URL(address);
  const near = hostname === '0.0.0.0' ? '127.0.0.1' : hostname === '[::]' ? '[::1]' : hostname;
  writeDurably(note, JSON.stringify({ address: `http://${near}:${port}` }));
  return () => rmSync(note, { force: true });
}

/** Where the server of a data folder answers; undefined where none runs. A killed server leaves its note, behind which nobody answers. */
export function readServing(dataFolder: string): string | undefined {
  try {
    return Serving.parse(JSON.parse(readFileSync(join(dataFolder, 'serving.json'), 'utf8'))).address;
  } catch {
    return undefined;
  }
}

/** In which header a command proves that it may read the data folder. */
export const OPERATOR_HEADER = 'x-chuanli-operator';
const PURPOSE = 'operator';
const GOOD_FOR_MS = 60_000;

/** Made with the installation's secret, which only those can read who can read all records anyway. */
export function operatorToken(secret: Secret, { now }: Clock): string {
  return secret.sign(PURPOSE, now().toISOString());
}

export function isOperator(secret: Secret, token: unknown, { now }: Clock): boolean {
  const made = typeof token === 'string' ? secret.verify(PURPOSE, token) : undefined;
  return made !== undefined && Math.abs(now().getTime() - Date.parse(made)) < GOOD_FOR_MS;
}
