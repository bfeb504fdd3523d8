export { openEmbeddedIndex } from './embedded-index.ts';
export {
  FACETS,
  type Facets,
  type FacetValue,
  type Highlight,
  type IndexBatch,
  type IndexChange,
  type IndexStatistics,
  type MatchOptions,
  type PatentIndex,
  type SearchHit,
  type SearchOptions,
  type SearchPage,
} from './patent-index.ts';
