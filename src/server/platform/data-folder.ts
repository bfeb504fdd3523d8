import { join, resolve } from 'node:path';
import { makeFolder } from './folders.ts';

/** Where things lie in a data folder. */
export interface DataFolder {
  readonly path: string;
  /** The embedded database. */
  readonly records: string;
  /** Files as they came, compressed, named by their content. */
  readonly originals: string;
  /** The search index; it can be built again from the records. */
  readonly index: string;
  /** Mail delivered to a folder instead of a server. */
  readonly outbox: string;
  /** Compiled profiles, made when they are needed; they can be made again from the records. */
  readonly compiled: string;
}

/** The places of a data folder, which is made when it is missing; `records` is made by the database itself. */
export function dataFolder(path: string): DataFolder {
  const root = resolve(path);
  const folder: DataFolder = {
    path: root,
    records: join(root, 'records'),
    originals: join(root, 'originals'),
    index: join(root, 'index'),
    outbox: join(root, 'outbox'),
    compiled: join(root, 'compiled'),
  };
  for (const place of [folder.originals, folder.index, folder.outbox]) makeFolder(place);
  return folder;
}
