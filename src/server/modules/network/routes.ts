import { z } from 'zod';
import {
  type OrganisationInput,
  type OrganisationView,
  organisationInput,
  organisationList,
  organisationView,
} from '../../../shared/network.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, transaction } from '../../platform/db/index.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { actRoutes } from './act-routes.ts';
import { networkPolicy } from './policy.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { sheetRoutes } from './sheet-routes.ts';
import type { NewOrganisation, Organisation } from './store.ts';
import { changeOrganisation, createOrganisation, findOrganisation, listOrganisations } from './store.ts';
import { unitRoutes } from './unit-routes.ts';
import { yearRoutes } from './year-routes.ts';

/** The organisations that the house serves, and what they are in the programme from year to year. */
export function networkRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  organisationRoutes(app, means);
  yearRoutes(app, means);
  unitRoutes(app, means);
  actRoutes(app, means);
  sheetRoutes(app, means);
}

function organisationRoutes(app: HttpServer, { db, house, clock }: NetworkRouteMeans): void {
  const edit = { config: { access: networkPolicy.edit } };

  app.get(
    '/api/organisations',
    { config: { access: networkPolicy.read }, schema: { response: { 200: organisationList } } },
    async () => {
      const own = await findOrganisation(db, house, { id: house.organisationId });
      const served = await listOrganisations(db, house);
      return {
        houseId: house.organisationId,
        organisations: [...(own === undefined ? [] : [own]), ...served].map(viewOf),
      };
    },
  );
  app.post(
    '/api/organisations',
    { ...edit, schema: { body: organisationInput, response: { 200: organisationView } } },
    async (request) =>
      transaction(db, async (tx) => {
        const entered = await createOrganisation(tx, house, enteredOf(request.body));
        await record(tx, principalOf(request).actor, 'organisation.create', entered);
        return viewOf(entered);
      }),
  );
  app.put(
    '/api/organisations/:id',
    {
      ...edit,
      schema: {
        params: z.strictObject({ id: z.coerce.number().int().positive() }),
        body: organisationInput,
        response: { 200: organisationView },
      },
    },
    async (request) =>
      transaction(db, async (tx) => {
        const changed = await changeOrganisation(tx, house, request.params.id, enteredOf(request.body));
        if (changed === undefined) throw failureOf(404);
        await record(tx, principalOf(request).actor, 'organisation.change', changed);
        return viewOf(changed);
      }),
  );

  function record(tx: Db, actor: string, action: string, { id, name }: Organisation): Promise<void> {
    return recordAudit(tx, house, { actor, action, subject: `organisation ${id}`, detail: { name } }, clock);
  }
}

function enteredOf({ name, kind, creditCode, region, parentId, language }: OrganisationInput): NewOrganisation {
  return {
    name,
    kind,
    language,
    ...(creditCode === undefined || creditCode === '' ? {} : { creditCode }),
    ...(region === undefined || region === '' ? {} : { region }),
    ...(parentId === undefined ? {} : { parentId }),
  };
}

function viewOf({ id, name, kind, creditCode, region, parentId, language }: Organisation): OrganisationView {
  return {
    id,
    name,
    kind,
    creditCode: creditCode ?? null,
    region: region ?? null,
    parentId: parentId ?? null,
    language,
  };
}
