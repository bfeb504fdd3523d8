import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { tempFolder } from '../../../../test/support/temp.ts';
import type { ProfileDefinitionInput } from '../../../shared/profiles.ts';
import type { QueueFilter } from '../../../shared/screening.ts';
import { clockAt } from '../../platform/clock.ts';
import type { Scope } from '../../platform/db/index.ts';
import { FileStore } from '../../platform/files.ts';
import { createOrganisation } from '../network/index.ts';
import { importFiles, type PatentIndex, type Patents } from '../patents/index.ts';
import { createProfile } from '../profiles/index.ts';
import { listQueue } from './index.ts';

/** One publication of a table with the columns of the mapping `general`. */
export interface Row {
  readonly publication_number: string;
  readonly title: string;
  readonly abstract?: string;
  readonly publication_date?: string;
  readonly application_number?: string;
  readonly docdb_family_id?: string;
  readonly applicant?: string;
  readonly ipc?: string;
}

export const act = { actor: 'screener', clock: clockAt('2026-11-22T12:00:00Z') };

/** Screening reads the records and never searches, so its tests spare themselves the index. */
function noIndex(): PatentIndex {
  const unused = () => Promise.reject(new Error('Screening does not search.'));
  let last = 0;
  return {
    apply: async ({ sequence }) => {
      last = sequence;
    },
    lastSequence: async () => last,
    optimise: async () => {},
    clear: async () => {
      last = 0;
    },
    close: async () => {},
    search: unused,
    count: unused,
    stats: unused,
  };
}

let files = 0;

/** The work of a house in a test: publications in, profiles, and what its queue says. */
export class TestHouse {
  readonly test: TestDatabase;
  readonly scope: Scope;
  readonly patents: Patents;

  private constructor(test: TestDatabase, scope: Scope, patents: Patents) {
    this.test = test;
    this.scope = scope;
    this.patents = patents;
  }

  static open(test: TestDatabase, scope: Scope = test.scope): TestHouse {
    const originals = new FileStore(tempFolder());
    const index = noIndex();
    return new TestHouse(test, scope, { db: test.db, scope, originals, index, clock: act.clock, close: index.close });
  }

  /** Imports a file with these publications; gives the id of the import. */
  async receive(...rows: Row[]): Promise<number> {
    const name = `week-${++files}.csv`;
    const path = join(tempFolder(), name);
    const columns = [
      'publication_number',
      'title',
      'abstract',
      'publication_date',
      'application_number',
      'docdb_family_id',
      'applicant',
      'ipc',
    ] as const;
    const lines = rows.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','));
    writeFileSync(path, [columns.join(','), ...lines].join('\n'));
    const { imports, setAside } = await importFiles(this.patents, [{ name, path }]);
    if (setAside.length > 0) throw new Error(JSON.stringify(setAside));
    return imports[0]!;
  }

  /** An enterprise with a running profile of each definition. */
  async enterprise(
    name: string,
    ...definitions: ProfileDefinitionInput[]
  ): Promise<{ scope: Scope; profiles: number[] }> {
    const { id } = await createOrganisation(this.test.db, this.scope, {
      name: `${name}（虚构示例）`,
      kind: 'enterprise',
    });
    const profiles: number[] = [];
    for (const [at, definition] of definitions.entries()) {
      const profile = {
        organisationId: id,
        code: `P${at + 1}`,
        name: `${name} ${at + 1}`,
        definition,
        status: 'active',
      } as const;
      profiles.push((await createProfile(this.test.db, this.scope, profile, act)).profileId);
    }
    return { scope: { organisationId: id }, profiles };
  }

  /** The queue as `profile event: publications`. */
  async queue(filter: QueueFilter = {}): Promise<string[]> {
    const items = await listQueue(this.test.db, this.scope, filter);
    return items.map(
      ({ profile, event, members }) => `${profile.name} ${event}: ${members.map(({ number }) => number).join(' ')}`,
    );
  }
}
