import { readdirSync, readFileSync } from 'node:fs';
import { normalColumn } from './columns.ts';
import { completeMapping, type Mapping, type MappingFile, parseMappingFile } from './mapping.ts';
import { invalidMapping, mappingDoesNotFit, noMapping, unknownMapping } from './problems.ts';

const folder = new URL('./mappings/', import.meta.url);

let files: ReadonlyMap<string, MappingFile> | undefined;

function readyFiles(): ReadonlyMap<string, MappingFile> {
  files ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => parseMappingFile(file, readFileSync(new URL(file, folder), 'utf8')))
      .map((mapping) => [mapping.name, mapping]),
  );
  return files;
}

function complete(file: MappingFile): Mapping {
  if (file.extends === undefined) return completeMapping(file);
  const base = readyFiles().get(file.extends);
  if (base === undefined) throw invalidMapping(file.name, 'extends', `no mapping "${file.extends}"`);
  return completeMapping(file, base);
}

let ready: readonly Mapping[] | undefined;

/** The mappings that come with the system, one for each file in `mappings/`. */
export function readyMappings(): readonly Mapping[] {
  ready ??= [...readyFiles().values()].map(complete);
  return ready;
}

/** A mapping by its name, or by the path of a file that holds one. Throws ProblemError where there is none or it is not valid. */
function mappingNamed(nameOrPath: string): Mapping {
  const named = readyMappings().find(({ name }) => name === nameOrPath);
  if (named) return named;
  let source: string;
  try {
    source = readFileSync(nameOrPath, 'utf8');
  } catch {
    throw unknownMapping(nameOrPath, [...readyFiles().keys()]);
  }
  return complete(parseMappingFile(nameOrPath, source));
}

/**
 * Finds the mapping for tables by their columns, or checks the one that was asked for. Of several that fit, the one that knows
 * most of the columns is taken; of those, the one that asks for most.
 */
export class MappingChoice {
  readonly #asked: Mapping | undefined;

  constructor(asked: string | undefined) {
    this.#asked = asked === undefined ? undefined : mappingNamed(asked);
  }

  forColumns(found: readonly string[]): Mapping | undefined {
    const present = new Set(found.map(normalColumn));
    const has = (column: string): boolean => present.has(normalColumn(column));
    const fitting = (this.#asked ? [this.#asked] : readyMappings()).filter(({ recognisedBy }) =>
      recognisedBy.every((group) => group.some(has)),
    );
    const scored = fitting.map((mapping) => ({
      mapping,
      known: columnsOf(mapping).filter(has).length,
      asks: mapping.recognisedBy.length,
    }));
    scored.sort((one, other) => other.known - one.known || other.asks - one.asks);
    return scored[0]?.mapping;
  }

  /** The problem of a table whose columns fit nothing. */
  refusal(found: readonly string[]): Error {
    return this.#asked
      ? mappingDoesNotFit(this.#asked.name, found, this.#asked.recognisedBy)
      : noMapping(found, [...readyFiles().keys()]);
  }
}

function columnsOf(mapping: Mapping): string[] {
  const named = Object.values(mapping.fields)
    .flat()
    .flatMap((field) => field?.columns ?? []);
  return [...new Set([...named, ...mapping.recognisedBy.flat()].map(normalColumn))];
}
