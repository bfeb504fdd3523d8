import { targetsOfReturns } from './indicator-targets.ts';
import { indicatorTableOf } from './modules/indicators/index.ts';
import type { YearbookMeans } from './modules/yearbook/index.ts';
import type { Office } from './office.ts';
import { FileStore } from './platform/files.ts';

/** What the yearbook of an office is made with: its numbers are those of the dashboards, counted for the whole year. */
export function yearbookMeans({ database: { db }, house, clock, folder }: Office): YearbookMeans {
  const targetsOf = targetsOfReturns(db, house);
  return {
    ...{ db, house, files: new FileStore(folder.originals) },
    countYear: (year) => indicatorTableOf(db, house, { year, fromMonth: 1, toMonth: 12 }, { clock, targetsOf }),
  };
}
