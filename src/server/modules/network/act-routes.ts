import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  closeInput,
  mergeInput,
  moveInput,
  reclassifyInput,
  renameInput,
  splitInput,
} from '../../../shared/network-acts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, transaction } from '../../platform/db/index.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import type { Act } from './act-store.ts';
import { close, merge, move, reclassify, rename, split } from './acts.ts';
import { networkPolicy } from './policy.ts';
import type { NetworkRouteMeans } from './route-means.ts';

const byId = z.strictObject({ id: z.coerce.number().int().positive() });

/** What is done to organisations, one route an act. */
export function actRoutes(app: HttpServer, { db, house, clock }: NetworkRouteMeans): void {
  function route<Input extends { on: string; document: string; note: string }>(
    name: string,
    action: string,
    body: z.ZodType<Input>,
    doIt: (tx: Db, id: number, input: Input, act: Act) => Promise<unknown>,
  ): void {
    app.post(
      `/api/network/units/:id/${name}`,
      { config: { access: networkPolicy.edit }, schema: { params: byId, body, response: { 200: z.null() } } },
      async (request: FastifyRequest) =>
        transaction(db, async (tx) => {
          const { id } = request.params as z.infer<typeof byId>;
          const input = request.body as Input;
          const { actor } = principalOf(request);
          const { on, document, note } = input;
          await doIt(tx, id, input, { on, document, note, actor, clock });
          const entry = { actor, action, subject: `organisation ${id}`, detail: { ...input } };
          await recordAudit(tx, house, entry, clock);
          return null;
        }),
    );
  }

  route('rename', 'organisation.rename', renameInput, (tx, id, { name }, act) => rename(tx, house, id, name, act));
  route('reclassify', 'organisation.reclassify', reclassifyInput, (tx, id, { kind }, act) =>
    reclassify(tx, house, id, kind, act),
  );
  route('move', 'organisation.move', moveInput, (tx, id, { parentId }, act) => move(tx, house, id, parentId, act));
  route('merge', 'organisation.merge', mergeInput, (tx, id, { merged }, act) => merge(tx, house, id, merged, act));
  route('split', 'organisation.split', splitInput, (tx, id, input, act) => split(tx, house, id, input, act));
  route('close', 'organisation.close', closeInput, (tx, id, _input, act) => close(tx, house, id, act));
}
