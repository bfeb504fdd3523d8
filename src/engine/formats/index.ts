export { FORMATS, type FormatDescription } from './formats.ts';
export { type ReadPublicationsOptions, readPublications } from './read-publications.ts';
export { DEFAULT_LIMITS, type ReadLimits, type ReadResult, type RecordPosition } from './reader.ts';
export type { Mapping } from './tabular/mapping.ts';
export { readyMappings } from './tabular/mappings.ts';
