import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProblemError } from '../../problem.ts';
import { damagedArchive, truncatedArchive } from '../problems.ts';
import type { UnpackBudget } from './budget.ts';

/** Unpacks gzip (also several members one after another). Throws ProblemError where it is cut off, damaged or breaks the budget. */
export async function* gunzipped(
  name: string,
  packed: AsyncIterable<Buffer>,
  budget: UnpackBudget,
): AsyncGenerator<Buffer> {
  const source = Readable.from(packed);
  const unpacker = createGunzip();
  source.on('error', (cause) => unpacker.destroy(cause));
  try {
    for await (const chunk of source.pipe(unpacker) as AsyncIterable<Buffer>) {
      budget.spend(chunk.length);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    const cutOff = cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
    throw cutOff ? truncatedArchive(name, cause) : damagedArchive(name, cause);
  } finally {
    unpacker.destroy();
    source.destroy();
  }
}
