import { ensureIndicators } from './modules/indicators/index.ts';
import { ensureRegions, installedHouse } from './modules/network/index.ts';
import { openPatents, type Patents } from './modules/patents/index.ts';
import { type Addresses, addressesOf } from './modules/push/index.ts';
import { recordByThemselves } from './modules/services/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type DataFolder, dataFolder } from './platform/data-folder.ts';
import { type Database, migrate, openDatabase, type Scope } from './platform/db/index.ts';
import { type MailTransport, openMail } from './platform/mail.ts';
import { openSecret, type Secret } from './platform/secret.ts';

/** Everything a running installation works with. The command line and the server open it alike. */
export interface Office {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly database: Database;
  /** The organisation that runs this installation. */
  readonly house: Scope;
  readonly patents: Patents;
  readonly addresses: Addresses;
  readonly secret: Secret;
  readonly mail: MailTransport;
  readonly clock: Clock;
  close(): Promise<void>;
}

const HOUSE = { name: '本服务机构', kind: 'service-point' } as const;

/** The records of an installation, migrated to this version, and whose they are: what a process needs that serves nobody. */
export interface Records {
  readonly folder: DataFolder;
  readonly database: Database;
  readonly house: Scope;
}

/** Opens the records of an installation; whoever opens them closes the database. */
export async function openRecords(config: Config): Promise<Records> {
  const folder = dataFolder(config.dataFolder);
  const database = await openDatabase(
    config.databaseUrl === undefined ? { dataFolder: folder.path } : { url: config.databaseUrl.reveal() },
  );
  try {
    await migrate(database);
    const { id } = await installedHouse(database.db, HOUSE);
    return { folder, database, house: { organisationId: id } };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens an installation: its records (migrated to this version), its publications with their index, its secret and its mail.
 * What was opened is closed again when a later part cannot be.
 */
export async function openOffice(config: Config, clock: Clock = systemClock): Promise<Office> {
  const closing = new AsyncDisposableStack();
  try {
    const { folder, database, house } = await openRecords(config);
    closing.defer(() => database.close());
    await ensureRegions(database.db, house);
    await ensureIndicators(database.db, house, { actor: 'office', clock });
    closing.defer(recordByThemselves(database.db));
    const patents = await openPatents({ db: database.db, scope: house, folder, clock });
    closing.defer(() => patents.close());
    const mail = openMail(config.smtpUrl === undefined ? { folder: folder.outbox } : { smtp: config.smtpUrl.reveal() });
    closing.defer(() => mail.close());
    const secret = openSecret(folder.path, config.secret?.reveal());
    const addresses = addressesOf(secret, config.publicUrl);
    return {
      config,
      folder,
      database,
      house,
      patents,
      addresses,
      secret,
      mail,
      clock,
      close: () => closing.disposeAsync(),
    };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}
