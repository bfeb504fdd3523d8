import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UNIT_ROLES } from '../../../shared/accounts.ts';
import {
  beneficiaryKnown,
  beneficiarySearch,
  LONGEST_EXPORT,
  type ServiceRecord,
  type ServiceSearch,
  serviceCorrection,
  serviceImport,
  serviceInput,
  servicePage,
  serviceRecordView,
  serviceSearch,
  serviceWithdrawal,
} from '../../../shared/services.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { csvTable } from '../../platform/csv.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import {
  CSV_TYPE,
  type HttpServer,
  type Principal,
  principalOf,
  sendDownload,
  takeFile,
  XLSX_TYPE,
} from '../../platform/http/index.ts';
import { listWorkbook } from '../../platform/list-workbook.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named, namesOf } from '../accounts/index.ts';
import { ownUnits } from '../network/index.ts';
import { nameByCode } from './beneficiaries.ts';
import { servicesPolicy } from './policy.ts';
import { tooManyToExport } from './problems.ts';
import { countRecords, type RecordFilter, selectRecords } from './record-rows.ts';
import {
  correctService,
  enterService,
  isByHand,
  listServices,
  mayBeWithdrawn,
  readService,
  stepsOfService,
  withdrawService,
} from './records.ts';
import { serviceHeads, serviceLine } from './service-lines.ts';
import { importServices } from './sheet/import-services.ts';
import { serviceTemplate } from './sheet/template.ts';
import { refuseUnseenServed, sightOf } from './sight.ts';

export interface ServicesRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** When the numbers of a year were closed, as an ISO instant; null while they are open. */
  readonly yearClosedAt: (year: number) => Promise<string | null>;
}

const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const LARGEST_SHEET = 10 * 1024 ** 2;

/** What was done for whom. */
export function servicesRoutes(app: HttpServer, means: ServicesRouteMeans): void {
  readingRoutes(app, means);
  enteringRoutes(app, means);
  sheetRoutes(app, means);
}

function readingRoutes(app: HttpServer, { db, house, clock, yearClosedAt }: ServicesRouteMeans): void {
  const read = { config: { access: servicesPolicy.read } };

  app.get(
    '/api/services',
    { ...read, schema: { querystring: serviceSearch, response: { 200: servicePage } } },
    async (request) => {
      const principal = principalOf(request);
      const sight = await sightOf(db, house, principal, clock);
      const { total, records } = await listServices(db, house, narrowed(sight, request.query), request.query.page);
      return { total, records: await named(db, namesViewer(house, principal), records, 'enteredBy') };
    },
  );
  app.get('/api/services/records.csv', { ...read, schema: { querystring: serviceSearch } }, async (request, reply) => {
    const csv = csvTable(serviceHeads, (await exported(request, request.query, LONGEST_EXPORT.csv)).map(serviceLine));
    return sendDownload(reply, `服务记录-${dayOf({ clock })}.csv`, CSV_TYPE, csv);
  });
  app.get('/api/services/records.xlsx', { ...read, schema: { querystring: serviceSearch } }, async (request, reply) => {
    const rows = (await exported(request, request.query, LONGEST_EXPORT.xlsx)).map(serviceLine);
    const widths = serviceHeads.map((head) => Math.max(10, head.length * 2));
    const workbook = await listWorkbook([{ name: '服务记录', heads: serviceHeads, widths, rows }]);
    return sendDownload(reply, `服务记录-${dayOf({ clock })}.xlsx`, XLSX_TYPE, workbook);
  });
  app.get(
    '/api/services/:id',
    { ...read, schema: { params: byId, response: { 200: serviceRecordView } } },
    async (request) => {
      const principal = principalOf(request);
      const { id } = request.params;
      const record = await readService(db, house, { ids: [id], ...(await sightOf(db, house, principal, clock)) });
      const viewer = namesViewer(house, principal);
      const own = mayEnter(principal) ? await ownUnits(db, house, principal.organisationId) : [];
      const isOwn = own.includes(record.unit.id) && record.withdrawn === null;
      return {
        ...record,
        enteredBy: (await namesOf(db, viewer, [record.enteredBy]))(record.enteredBy),
        steps: await named(db, viewer, await stepsOfService(db, house, id), 'by'),
        mayCorrect: isOwn && isByHand(record),
        mayWithdraw: isOwn && mayBeWithdrawn(record),
        yearClosedAt: await yearClosedAt(Number(record.onDate.slice(0, 4))),
      };
    },
  );

  async function exported(request: FastifyRequest, search: ServiceSearch, limit: number): Promise<ServiceRecord[]> {
    const wanted = narrowed(await sightOf(db, house, principalOf(request), clock), search);
    const total = await countRecords(db, house, wanted);
    if (total > limit) throw new ProblemError(tooManyToExport(total, limit));
    return selectRecords(db, house, wanted, { skip: 0, limit });
  }
}

/** To an enterprise, whoever served it is the service. */
function namesViewer(house: Scope, { organisationId, roles }: Principal) {
  const serves = organisationId === house.organisationId || UNIT_ROLES.some((role) => roles.includes(role));
  return serves ? { house } : { house, enterprise: { organisationId } };
}

function mayEnter({ roles }: Principal): boolean {
  return servicesPolicy.enter.roles.some((role) => roles.includes(role));
}

/** What is asked for, within what the asker sees. */
function narrowed(
  sight: Pick<RecordFilter, 'units' | 'servedUnit'>,
  { from, to, unit, province, task, kind }: ServiceSearch,
): RecordFilter {
  const units = unit === undefined ? sight.units : [unit].filter((id) => sight.units?.includes(id) ?? true);
  return {
    ...(sight.servedUnit === undefined ? {} : { servedUnit: sight.servedUnit }),
    ...(units === undefined ? {} : { units }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(province === undefined ? {} : { province }),
    ...(task === undefined ? {} : { task }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
  };
}

function enteringRoutes(app: HttpServer, { db, house, clock }: ServicesRouteMeans): void {
  const enter = { config: { access: servicesPolicy.enter } };
  const numbered = z.strictObject({ id: z.int() });
  const done = z.strictObject({});

  app.get(
    '/api/services/beneficiary',
    { ...enter, schema: { querystring: beneficiarySearch, response: { 200: beneficiaryKnown } } },
    async (request) => nameByCode(db, house, request.query.creditCode),
  );
  app.post(
    '/api/services',
    { ...enter, schema: { body: serviceInput, response: { 200: numbered } } },
    async (request) => {
      const principal = principalOf(request);
      const { organisationId, actor } = principal;
      await refuseUnseenServed(db, house, principal, request.body);
      const origin = { source: 'entered', key: null } as const;
      const id = await enterService(db, house, organisationId, request.body, origin, { actor, clock });
      return { id: id ?? 0 };
    },
  );
  app.put(
    '/api/services/:id',
    { ...enter, schema: { params: byId, body: serviceCorrection, response: { 200: done } } },
    async (request) => {
      const principal = principalOf(request);
      const { id } = request.params;
      const { actor } = principal;
      const key = { id, units: await ownUnits(db, house, principal.organisationId) };
      const before = await readService(db, house, { ids: [id], units: key.units });
      await refuseUnseenServed(db, house, principal, request.body.record, before);
      await correctService(db, house, key, request.body, { actor, clock });
      return {};
    },
  );
  app.post(
    '/api/services/:id/withdrawal',
    { ...enter, schema: { params: byId, body: serviceWithdrawal, response: { 200: done } } },
    async (request) => {
      const { organisationId, actor } = principalOf(request);
      const { revision, reason } = request.body;
      const key = { id: request.params.id, units: await ownUnits(db, house, organisationId), revision };
      await withdrawService(db, house, key, reason, { actor, clock });
      return {};
    },
  );
}

function sheetRoutes(app: HttpServer, { db, house, clock }: ServicesRouteMeans): void {
  const enter = { config: { access: servicesPolicy.enter } };

  app.get('/api/services/template.xlsx', enter, async (_request, reply) =>
    sendDownload(reply, '服务记录模板.xlsx', XLSX_TYPE, await serviceTemplate()),
  );
  app.post('/api/services/import', { ...enter, schema: { response: { 200: serviceImport } } }, async (request) => {
    const { organisationId, actor } = principalOf(request);
    const { bytes } = await takeFile(request, LARGEST_SHEET);
    return importServices(db, house, organisationId, bytes, { actor, clock });
  });
}
