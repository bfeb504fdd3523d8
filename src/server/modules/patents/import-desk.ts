import { join } from 'node:path';
import { recordAudit } from '../../platform/audit.ts';
import { type Database, type Db, tables, transaction, withAdvisoryLock } from '../../platform/db/index.ts';
import { explainFailure } from '../../platform/failures.ts';
import type { Log } from '../../platform/log.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import { importFile } from './import-file.ts';
import { fileBelow } from './import-folder.ts';
import {
  addRequest,
  type ImportRequest,
  importLines,
  nextRequest,
  noteRequest,
  openUploads,
  type WantedImport,
} from './import-requests.ts';
import type { ImportSource } from './import-run.ts';
import { Uploads } from './import-uploads.ts';
import type { Patents } from './patents.ts';
import type { PatentsTables } from './tables.ts';

export interface ImportDeskMeans {
  readonly database: Database;
  readonly patents: Patents;
  /** The data folder, in which uploads wait. */
  readonly dataFolder: string;
  /** Bytes that one file may have. */
  readonly uploadLimit: number;
  /** Files on the server that can be chosen; absent where none can. */
  readonly importFolder?: string;
  readonly log: Log;
}

/** Takes files in to be imported, and imports them one after the other. */
export class ImportDesk {
  readonly means: ImportDeskMeans;
  readonly uploads: Uploads;

  constructor(means: ImportDeskMeans) {
    this.means = means;
    this.uploads = new Uploads(join(means.dataFolder, 'uploads'));
  }

  /**
   * Puts files on the list of those to be imported.
   * @param begin asks for the work, with the transaction in which the files come onto the list.
   */
  async ask(files: readonly WantedImport[], actor: string, begin: (tx: Db) => Promise<void>): Promise<number[]> {
    const { db, scope, clock } = this.means.patents;
    try {
      return await transaction(db, async (tx) => {
        const requests: number[] = [];
        for (const file of files) {
          const id = await addRequest(tx, scope, file, actor, clock.now());
          const { name, source, bytes } = file;
          const detail = { name, source, bytes };
          await recordAudit(tx, scope, { actor, action: 'import.ask', subject: `import request ${id}`, detail }, clock);
          requests.push(id);
        }
        await begin(tx);
        return requests;
      });
    } finally {
      for (const { source, place } of files) if (source === 'upload') this.uploads.release(place);
    }
  }

  /** The kept original of an import, to be imported once more. @throws ProblemError where there is none. */
  async again(importFileId: number): Promise<WantedImport> {
    const { db, scope, originals } = this.means.patents;
    const file = await tables<PatentsTables>(db)
      .selectFrom('import_file')
      .select(['name', 'sha256', 'bytes'])
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', importFileId)
      .executeTakeFirst();
    if (file === undefined) throw noSuchImport();
    const [line] = await importLines(db, scope, { id: importFileId, limit: 1 });
    if (line?.state === 'running' || line?.state === 'waiting') throw new ProblemError(stillRunning);
    if (!originals.has(file.sha256)) throw new ProblemError(originalGone);
    return { name: file.name, bytes: file.bytes, source: 'original', place: file.sha256 };
  }

  /**
   * Imports all that waits. What was cut off goes on where it was. Stopped by the signal it leaves the rest for the next time; a second
   * caller waits for the first.
   */
  async workOff(stop: AbortSignal): Promise<void> {
    const { database, patents } = this.means;
    const { db, scope } = patents;
    await withAdvisoryLock(database, `patents.imports ${scope.organisationId}`, async () => {
      await this.uploads.keepOnly(() => openUploads(db, scope));
      for (let request = await nextRequest(db, scope); request; request = await nextRequest(db, scope)) {
        if (stop.aborted) return;
        await this.#work(request, stop);
      }
    });
  }

  async #work(request: ImportRequest, stop: AbortSignal): Promise<void> {
    const { patents, log } = this.means;
    const { db, scope } = patents;
    await noteRequest(db, scope, request.id, { state: 'running' });
    try {
      const result = await this.#import(request, stop);
      const failed = result.id === undefined;
      await noteRequest(db, scope, request.id, {
        state: failed ? 'failed' : 'done',
        ...(result.problem === undefined ? {} : { problem: result.problem }),
      });
    } catch (error) {
      if (stop.aborted) return;
      const problem = explainFailure(error);
      if (problem === undefined) log.error({ err: error, request: request.id }, 'an import failed');
      await noteRequest(db, scope, request.id, { state: 'failed', problem: problem ?? unexpected });
    }
    if (request.source === 'upload') await this.uploads.remove(request.place);
  }

  async #import(request: ImportRequest, stop: AbortSignal) {
    const { patents } = this.means;
    const { db, scope } = patents;
    const options = {
      signal: stop,
      onBegun: (importFileId: number) => noteRequest(db, scope, request.id, { importFileId }),
    };
    if (request.source !== 'original') return importFile(patents, await this.#sourceOf(request), options);
    const { place } = await this.uploads.put(patents.originals.read(request.place));
    try {
      return await importFile(patents, { name: request.name, path: this.uploads.pathOf(place) }, options);
    } finally {
      await this.uploads.remove(place);
    }
  }

  async #sourceOf({ name, source, place }: ImportRequest): Promise<ImportSource> {
    const { importFolder } = this.means;
    if (source === 'upload') return { name, path: this.uploads.pathOf(place) };
    if (importFolder === undefined) throw new ProblemError(noFolder);
    return { name, path: (await fileBelow(importFolder, place)).path };
  }
}

export const noFolder: Problem = {
  code: 'import.folder.missing',
  zh: '本服务没有配置导入文件夹。请直接上传文件，或请系统管理员设置 CHUANLI_IMPORT_FOLDER。',
  en: 'No import folder is configured. Upload the files, or ask the system administrator to set CHUANLI_IMPORT_FOLDER.',
};

export function noSuchImport(): ProblemError {
  return new ProblemError({
    code: 'import.not-found',
    zh: '没有这次导入，或不属于本机构。请从导入列表中打开。',
    en: 'There is no such import, or it is not of this house. Open it from the list of imports.',
  });
}

const stillRunning: Problem = {
  code: 'import.running.conflict',
  zh: '这个文件正在导入或等待导入。请待其结束后再重试。',
  en: 'This file is being imported or waits for it. Try again when that has ended.',
};

export const originalGone: Problem = {
  code: 'import.original.missing',
  zh: '这次导入的原始文件已不在数据目录中，无法重新导入。请重新上传，或从备份恢复 originals 目录。',
  en: 'The original file of this import is not in the data folder any more. Upload it again, or restore the folder “originals” from a backup.',
};

const unexpected: Problem = {
  code: 'import.internal',
  zh: '导入时系统内部出错，已记入日志；已存入的记录没有受损。请重试，若再次出现请联系管理员。',
  en: 'Something went wrong inside while importing and is in the log; what was stored is safe. Try again, and tell the administrator if it comes back.',
};
