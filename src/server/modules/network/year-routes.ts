import { z } from 'zod';
import { language } from '../../../shared/accounts.ts';
import {
  cityInput,
  regionList,
  servicePointList,
  unitList,
  unitPage,
  unitsRequest,
  yearRequest,
} from '../../../shared/network-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { transaction } from '../../platform/db/index.ts';
import { type HttpServer, principalOf, sendDownload, XLSX_TYPE } from '../../platform/http/index.ts';
import { listWorkbook } from '../../platform/list-workbook.ts';
import { networkPolicy, stepsOfRoles } from './policy.ts';
import { enterCity, listRegions } from './regions.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { servicePointListFor } from './service-point-list.ts';
import { servicePointsSheet } from './sheet/service-points-sheet.ts';
import { refuseUnseen } from './sight.ts';
import { unitListFor } from './unit-list.ts';
import { unitPageOf } from './unit-page.ts';

/** What there was in a programme year: organisations, regions, service points. */
export function yearRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  const { db, house, clock } = means;
  const config = { access: networkPolicy.readYears };

  app.get(
    '/api/network/units',
    { config, schema: { querystring: unitsRequest, response: { 200: unitList } } },
    async (request) => unitListFor(db, house, principalOf(request), request.query),
  );

  app.get(
    '/api/network/units/:id',
    {
      config,
      schema: {
        params: z.strictObject({ id: z.coerce.number().int().positive() }),
        response: { 200: unitPage },
      },
    },
    async (request) => {
      const { id } = request.params;
      const person = principalOf(request);
      await refuseUnseen(db, house, person, { unitId: id, year: Number(dayOf({ clock }).slice(0, 4)) });
      return unitPageOf(db, house, id, (steps) => stepsOfRoles(person.roles, steps));
    },
  );

  app.get(
    '/api/network/regions',
    { config, schema: { querystring: yearRequest, response: { 200: regionList } } },
    async ({ query: { year } }) => ({ regions: await listRegions(db, house, year) }),
  );

  app.post(
    '/api/network/regions',
    { config: { access: networkPolicy.edit }, schema: { body: cityInput, response: { 200: z.null() } } },
    async (request) =>
      transaction(db, async (tx) => {
        const { code, name } = request.body;
        await enterCity(tx, house, { code, name });
        const { actor } = principalOf(request);
        const entry = { actor, action: 'region.enter', subject: `region ${code}`, detail: { name } };
        await recordAudit(tx, house, entry, clock);
        return null;
      }),
  );

  app.get(
    '/api/network/service-points',
    { config, schema: { querystring: yearRequest, response: { 200: servicePointList } } },
    async (request) => servicePointListFor(means, principalOf(request), request.query.year),
  );

  app.get(
    '/api/network/service-points/export.xlsx',
    { config, schema: { querystring: yearRequest.extend({ language: language.default('zh') }) } },
    async (request, reply) => {
      const { year, language: chosen } = request.query;
      const list = await servicePointListFor(means, principalOf(request), year);
      const sheet = servicePointsSheet(list, chosen === 'en' ? 'en' : 'zh');
      return sendDownload(reply, `服务网点-${year}.xlsx`, XLSX_TYPE, await listWorkbook([sheet]));
    },
  );
}
