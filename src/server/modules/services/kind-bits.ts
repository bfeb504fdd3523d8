import { sql } from 'kysely';
import { SERVICE_KINDS, type ServiceKind } from '../../../shared/services.ts';

/** The bit of the kind of a `service_record`. */
export const bitOfKind = sql<number>`(1 << (array_position(${sql.lit(`{${SERVICE_KINDS.join(',')}}`)}::text[], kind) - 1))`;

/** The bits of some kinds; of all where they are not named. */
export function bitsOf(kinds: readonly ServiceKind[] = SERVICE_KINDS): number {
  return kinds.reduce((bits, kind) => bits | (1 << SERVICE_KINDS.indexOf(kind)), 0);
}
