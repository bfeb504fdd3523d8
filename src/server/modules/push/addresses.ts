import { z } from 'zod';
import type { IssueItem, Rating } from '../../../shared/push.ts';
import type { Secret } from '../../platform/secret.ts';
import type { RecipientLinks } from './render/index.ts';

/** What a token in an address stands for. `generation` must still be the recipient's. */
const RecipientToken = z.tuple([z.int(), z.int()]);
const JudgeToken = z.tuple([z.int(), z.int(), z.int(), z.int()]);

/** How long the links of an issue take judgements: over a year, so that a yearly review finds them open. */
const JUDGE_DAYS = 400;
const DAY = 86_400_000;

export interface RecipientRef {
  readonly recipientId: number;
  readonly generation: number;
}

export interface JudgedRef extends RecipientRef {
  readonly issueItemId: number;
}

/** The issue whose links are made: when it went out, and the ids of its items. */
export interface LinkedIssue {
  readonly approvedAt: Date;
  readonly itemIdOf: (item: IssueItem) => number;
}

/** Makes and reads the addresses that stand in issues. `publicUrl` is where readers reach this installation. */
export interface Addresses {
  readonly publicUrl: string;
  feed(recipient: RecipientRef): string;
  stop(recipient: RecipientRef): string;
  /** Good for 400 days from when the issue went out. */
  judge(judged: JudgedRef, rating: Rating, approvedAt: Date): string;
  /** The secret shared with a webhook's receiver, in the form of Standard Webhooks. */
  webhookSecret(recipient: RecipientRef): string;
  linksFor(recipient: RecipientRef, issue: LinkedIssue): RecipientLinks;
  readFeed(token: string): RecipientRef | undefined;
  readStop(token: string): RecipientRef | undefined;
  readJudge(token: string, now: Date): JudgedRef | undefined;
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
    judge({ issueItemId, recipientId, generation }, rating, approvedAt) {
      const lastDay = Math.floor(approvedAt.getTime() / DAY) + JUDGE_DAYS;
      return `${base}/feedback/${sign('judge', [issueItemId, recipientId, generation, lastDay])}?rating=${rating}`;
    },
    webhookSecret: ({ recipientId, generation }) =>
      `whsec_${secret.derive('webhook', `${recipientId}.${generation}`).toString('base64')}`,
    linksFor: (recipient, { approvedAt, itemIdOf }) => ({
      stop: addresses.stop(recipient),
      judge: (item, rating) => addresses.judge({ ...recipient, issueItemId: itemIdOf(item) }, rating, approvedAt),
    }),
    readFeed: (token) => recipientOf('feed', token),
    readStop: (token) => recipientOf('stop', token),
    readJudge(token, now) {
      const read = JudgeToken.safeParse(payload(secret.verify('judge', token)));
      if (!read.success) return undefined;
      const [issueItemId, recipientId, generation, lastDay] = read.data;
      return now.getTime() < (lastDay + 1) * DAY ? { issueItemId, recipientId, generation } : undefined;
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
