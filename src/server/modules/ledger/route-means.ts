import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files.ts';
import { principalOf } from '../../platform/http/index.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Act } from '../plan/index.ts';
import { type Viewer, viewerOf } from './viewer.ts';

/** What the routes of the ledger work with. */
export interface LedgerRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** Where evidence is kept under its hash. */
  readonly files: FileStore;
  readonly secret: Secret;
  readonly addresses: { readonly publicUrl: string; urn(thing: string): string };
}

export const byId = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Who asks, with what they see and how their acts are recorded. */
export async function askedBy(
  { db, house, clock }: Pick<LedgerRouteMeans, 'db' | 'house' | 'clock'>,
  request: FastifyRequest,
): Promise<{ readonly viewer: Viewer; readonly act: Act }> {
  const principal = principalOf(request);
  const { actor } = principal;
  return { viewer: { ...(await viewerOf(db, house, principal, clock)), actor }, act: { actor, clock } };
}
