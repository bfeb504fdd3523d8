import { z } from 'zod';
import type { IssueItem, Rating } from '../../../shared/push.ts';
import type { Secret } from '../../platform/secret.ts';
import type { RecipientLinks } from './render/index.ts';

/** What a token in an address stands for. `generation` must still be the recipient's. */
const RecipientToken = z.tuple([z.int(), z.int()]);
const JudgeToken = z.tuple([z.int(), z.int(), z.int()]);

export interface RecipientRef {
  readonly recipientId: number;
  readonly generation: number;
}

export interface JudgedRef extends RecipientRef {
  readonly issueItemId: number;
}

/** Makes and reads the addresses that stand in issues. `publicUrl` is where readers reach this installation. */
export interface Addresses {
  readonly publicUrl: string;
  feed(recipient: RecipientRef): string;
  stop(recipient: RecipientRef): string;
  judge(judged: JudgedRef, rating: Rating): string;
  /** The secret shared with a webhook's receiver, in the form of Standard Webhooks. */
  webhookSecret(recipient: RecipientRef): string;
  linksFor(recipient: RecipientRef, issueItemOf: (item: IssueItem) => number): RecipientLinks;
  readFeed(token: string): RecipientRef | undefined;
  readStop(token: string): RecipientRef | undefined;
  readJudge(token: string): JudgedRef | undefined;
  /** Tells this installation's message ids from another's. */
  readonly installation: string;
  /** The same URN for the same thing of this installation for ever; a UUID of version 8 (RFC 9562). */
  urn(thing: string): string;
}

export function addressesOf(secret: Secret, publicUrl: string): Addresses {
  const base = publicUrl.replace(/\/+$/, '');
  const sign = (purpose: string, ids: readonly number[]): string => secret.sign(purpose, JSON.stringify(ids));
  const recipientOf = (purpose: string, token: string): RecipientRef | undefined => {
    const read = RecipientToken.safeParse(payload(secret.verify(purpose, token)));
    return read.success ? { recipientId: read.data[0], generation: read.data[1] } : undefined;
  };
  const addresses: Addresses = {
    publicUrl: base,
    feed: ({ recipientId, generation }) => `${base}/feeds/${sign('feed', [recipientId, generation])}/issues.atom`,
    stop: ({ recipientId, generation }) => `${base}/stop/${sign('stop', [recipientId, generation])}`,
    judge: ({ issueItemId, recipientId, generation }, rating) =>
      `${base}/feedback/${sign('judge', [issueItemId, recipientId, generation])}?rating=${rating}`,
    webhookSecret: ({ recipientId, generation }) =>
      `whsec_${secret.derive('webhook', `${recipientId}.${generation}`).toString('base64')}`,
    linksFor: (recipient, issueItemOf) => ({
      stop: addresses.stop(recipient),
      judge: (item, rating) => addresses.judge({ ...recipient, issueItemId: issueItemOf(item) }, rating),
    }),
    readFeed: (token) => recipientOf('feed', token),
    readStop: (token) => recipientOf('stop', token),
    readJudge(token) {
      const read = JudgeToken.safeParse(payload(secret.verify('judge', token)));
      if (!read.success) return undefined;
      const [issueItemId, recipientId, generation] = read.data;
      return { issueItemId, recipientId, generation };
    },
    installation: secret.derive('installation', 'id').toString('hex').slice(0, 12),
    urn: (thing) => `urn:uuid:${uuid(secret.derive('urn', thing))}`,
  };
  return addresses;
}

function payload(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
