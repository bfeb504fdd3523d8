import type { HttpServer } from '../../platform/http/index.ts';
import { entryRoutes } from './entry-routes.ts';
import { matterRoutes } from './matter-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { printRoutes } from './print-routes.ts';
import { returnRoutes } from './return-routes.ts';
import type { LedgerRouteMeans } from './route-means.ts';
import { sheetRoutes } from './sheet-routes.ts';

/** Returns, the ledger, what waits for whom, and the calendars. */
export function ledgerRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  returnRoutes(app, means);
  entryRoutes(app, means);
  overviewRoutes(app, means);
  sheetRoutes(app, means);
  matterRoutes(app, means);
  printRoutes(app, means);
}
