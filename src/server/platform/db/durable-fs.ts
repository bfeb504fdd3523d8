import { fsyncSync } from 'node:fs';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type FileSystemStart = Awaited<ReturnType<NodeFS['init']>>;
type Module = Parameters<NonNullable<FileSystemStart['emscriptenOpts']['preRun']>[number]>[0];

/** The part of the emulated file system that is replaced; its published types do not tell it. */
interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
  tryFSOperation<T>(operation: () => T): T;
}

/** PGlite's file system on a folder, which remembers what PostgreSQL does not tell when it stops: that there was no room. */
export class FolderFileSystem extends NodeFS {
  /** The first operation for which the disk had no room. */
  outOfRoom: Error | undefined;

  override async init(...start: Parameters<NodeFS['init']>): Promise<FileSystemStart> {
    const { emscriptenOpts } = await super.init(...start);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: Module) => this.prepare(filesOf(module))];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  protected prepare(files: NodeFileSystem): void {
    const attempt = files.tryFSOperation;
    files.tryFSOperation = (operation) =>
      attempt(() => {
        try {
          return operation();
        } catch (error) {
          if (meansOutOfRoom(error)) this.outOfRoom ??= error;
          throw error;
        }
      });
  }
}

/**
 * The same with the one call that it lacks: fsync, which PGlite's own version answers with success without
 * doing it. A failing fsync reaches PostgreSQL as the error it is, and PostgreSQL stops rather than go on with lost writes.
 */
export class DurableFileSystem extends FolderFileSystem {
  protected override prepare(files: NodeFileSystem): void {
    super.prepare(files);
    files.stream_ops.fsync = (stream) => {
      files.tryFSOperation(() => fsyncSync(stream.nfd));
      return 0;
    };
  }
}

function filesOf(module: Module): NodeFileSystem {
  return module.NODEFS as unknown as NodeFileSystem;
}

function meansOutOfRoom(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code));
}

/**
 * PGlite's own start parameters with fsync turned on. `-F` would turn it off again. The write-ahead log is forced by fsync
 * because the emulated fdatasync, PostgreSQL's default on Linux, answers success without doing anything. The timer by which
 * recovery reports its progress is off: it would go on when PostgreSQL stops, and the process would never end.
 */
export const durableStart: Pick<PGliteOptions, 'startParams'> = {
  startParams: [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'log_startup_progress_interval=0'],
  ],
};
