import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { mailFileName } from '../../platform/mail.ts';
import { type ReadMail, readMail } from '../../platform/mail-reading.ts';
import type { Addresses } from './addresses.ts';
import { mailNotHere } from './problems.ts';
import { messageIdOf } from './send.ts';
import type { PushTables } from './tables.ts';

/**
 * The mail of a delivery as it lies in the folder that mails go into. Its file is found by what the delivery is; nothing that a person
 * wrote becomes part of a path.
 * @throws ProblemError when the delivery is not the house's, is no mail, or lies in no folder.
 */
export async function sentMailOf(
  db: Db,
  house: Scope,
  at: { readonly addresses: Addresses; readonly folder: string | undefined },
  id: number,
): Promise<ReadMail> {
  const delivery = await tables<PushTables>(db)
    .selectFrom('delivery')
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .select('delivery.idempotency_key as key')
    .where('delivery.organisation_id', '=', house.organisationId)
    .where('delivery.id', '=', id)
    .where('recipient.channel', '=', 'mail')
    .executeTakeFirst();
  if (delivery === undefined || at.folder === undefined) throw mailNotHere(id);
  try {
    return readMail(readFileSync(join(at.folder, mailFileName(messageIdOf(at.addresses, delivery.key)))));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw mailNotHere(id);
    throw error;
  }
}
