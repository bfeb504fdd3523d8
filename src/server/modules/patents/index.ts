export { applicantsOf } from './applicants.ts';
export {
  type ChangesWanted,
  changedPublications,
  changeSizes,
  countChanges,
  publicationsAtVersions,
  publicationsOfImport,
  type StoredVersion,
  type VersionedPublication,
} from './changes.ts';
export { countStore, type StoreCounts } from './count-store.ts';
export { type ExportedHits, type ExportRequest, exportHits } from './export/index.ts';
export { ImportDesk } from './import-desk.ts';
export { importFiles } from './import-files.ts';
export { importJob } from './import-job.ts';
export { importRoutes } from './import-routes.ts';
export type { ImportRunOptions, ImportSource } from './import-run.ts';
export { type ImportRecord, listImports, listSetAside } from './import-table.ts';
export type { Facets, Highlight, PatentIndex } from './index/index.ts';
export { loadClasses } from './ipc/load.ts';
export { classRoutes } from './ipc/routes.ts';
export { originalOf } from './originals.ts';
export { openPatents, type Patents, type PatentsPlace, rebuildIndex } from './patents.ts';
export {
  getPublication,
  type PublicationVersion,
  publicationsById,
  publicationVersions,
  type StoredPublication,
} from './read.ts';
export { patentsRoutes } from './routes.ts';
export { classesOf, type SearchRequest, searchPatents, titleOf } from './search.ts';
export { type SearchServed, searchServed } from './search-served.ts';
export { serveSearch } from './served-searches.ts';
export { lastChange } from './store-batch.ts';
export {
  type ReadRecordRow,
  readRecords,
  type StoredPublicationRow,
  storedPublications,
} from './store-flow.ts';
