import { z } from 'zod';
import { contradictsItself, feedbackInput } from '../../../shared/effects.ts';
import { rating } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { PAGE_HEADERS } from '../../platform/page.ts';
import {
  type Addresses,
  findPushedItem,
  findRecipient,
  type PushedItem,
  type Recipient,
  recordOpening,
} from '../push/index.ts';
import { type FormState, judgePage, thanksPage } from './judge-page.ts';
import { recordFeedback } from './record.ts';

export interface EffectsRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
}

/** The token in the address says who may. */
const BY_LINK = { config: { access: 'link' as const } };

interface ByToken {
  Params: { token: string };
}

/** What a token leads to. */
interface Asked {
  readonly recipient: Recipient;
  readonly item: PushedItem;
}

/** A field that was left empty says nothing. */
const given = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().optional(),
);
/** What a form or the link itself brings, whether or not it makes a judgement. */
const FormFields = z.object({
  rating: rating.optional().catch(undefined),
  reason: given.catch(undefined),
  remark: given.catch(undefined),
});

/**
 * The links in an issue. GET shows the item and records no judgement, because mail scanners and link previews open every link;
 * only the form's POST does. That the link was fetched is noted, unless only its head was asked for. Who may: whoever bears a token made for the recipient, not expired and not renewed since.
 */
export function effectsRoutes(app: HttpServer, { db, house, clock, addresses }: EffectsRouteMeans): void {
  app.get<ByToken>('/feedback/:token', BY_LINK, async (request, reply) => {
    const asked = await open(request.params.token);
    if (!asked) return reply.callNotFound();
    if (request.method !== 'HEAD') await noteOpening(asked);
    const { rating: chosen } = FormFields.parse(request.query);
    const state = chosen === undefined ? {} : { rating: chosen };
    return reply.headers(PAGE_HEADERS).send(await judgePage(asked.item.item, state, asked.recipient.language));
  });

  app.post<ByToken>('/feedback/:token', BY_LINK, async (request, reply) => {
    const asked = await open(request.params.token);
    if (!asked) return reply.callNotFound();
    await noteOpening(asked);
    const { recipient, item } = asked;
    const fields = present(FormFields.catch({}).parse(request.body));
    const feedback = feedbackInput.safeParse(fields);
    if (!feedback.success || contradictsItself(feedback.data)) {
      const page = await judgePage(item.item, { ...fields, refused: true }, recipient.language);
      return reply.code(400).headers(PAGE_HEADERS).send(page);
    }
    const witness = { by: recipient.name, channel: 'link', recipientId: recipient.id } as const;
    await recordFeedback(db, house, item.issueItemId, feedback.data, witness, clock);
    return reply.headers(PAGE_HEADERS).send(await thanksPage(item.item, feedback.data.rating, recipient.language));
  });

  async function open(token: string): Promise<Asked | undefined> {
    const ref = addresses.readJudge(token, clock.now());
    const recipient = ref && (await findRecipient(db, house, ref));
    const item = ref && (await findPushedItem(db, house, ref.issueItemId));
    return recipient && item && { recipient, item };
  }

  async function noteOpening({ recipient, item }: Asked): Promise<void> {
    await recordOpening(db, house, { ...item, recipientId: recipient.id }, clock);
  }
}

/** An absent property is absent. */
function present({ rating, reason, remark }: z.infer<typeof FormFields>): FormState {
  return {
    ...(rating === undefined ? {} : { rating }),
    ...(reason === undefined ? {} : { reason }),
    ...(remark === undefined ? {} : { remark }),
  };
}
