import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDeliveries } from '../../src/server/modules/push/index.ts';
import { deliver } from '../../src/server/service-line.ts';
import { cliJson, startCli } from '../support/cli.ts';
import { useMailServer } from '../support/mail-server.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { useTempFolders } from '../support/temp.ts';
import { fillOutbox, receiveWeek } from './house.ts';
import { KILLS, Kills, type Moment, pause, timed } from './kills.ts';

useTempFolders();
const server = useMailServer();

const IN_A_ROW = 3;
const DELIVERIES = 24;

/** An installation with a full outbox. */
let full = '';
beforeAll(async () => {
  full = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  await inOffice(full, async (office) => {
    await receiveWeek(office, { csv: 100, jsonl: 100, xml: 50 }, 12, 2);
    expect(await fillOutbox(office)).toBe(DELIVERIES);
  });
}, 180_000);
afterAll(() => rmSync(full, { recursive: true, force: true }));

/** The outbox says of every delivery that it is done, and nothing is left to do. */
async function expectAllDelivered(data: string): Promise<void> {
  await inOffice(data, async (office) => {
    const deliveries = await listDeliveries(office.database.db, office.house, 1000);
    expect(deliveries.map(({ state }) => state)).toEqual(Array(DELIVERIES).fill('delivered'));
    expect(await deliver(office)).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
  });
}

/** Mails in the folder that stands for a mail server, by name. */
function mailsIn(data: string): Map<string, string> {
  const outbox = join(data, 'outbox');
  return new Map(mailNames(data).map((name) => [name, readFileSync(join(outbox, name), 'latin1')]));
}

function mailNames(data: string): string[] {
  return readdirSync(join(data, 'outbox')).filter((name) => name.endsWith('.eml'));
}

/**
 * What the reader of a whole mail sees before opening its attachments, which tell the minute in which they were made.
 * @throws when the mail is cut off.
 */
function bodyOf(mail: string): string {
  const boundary = /boundary="(.+?)"/.exec(mail)?.[1];
  if (boundary === undefined || !mail.trimEnd().endsWith(`--${boundary}--`))
    throw new Error(`Cut off: ${mail.slice(-200)}`);
  return mail.slice(0, mail.search(/Content-Type:\s+application\//));
}

function bodiesIn(data: string): Map<string, string> {
  return new Map([...mailsIn(data)].map(([name, mail]) => [name, bodyOf(mail)]));
}

/** Some milliseconds after a few more mails went out: around the moment when a delivery is settled. */
function afterMails(sent: () => number): Moment {
  return async (random, over) => {
    const goal = sent() + random.whole(1, 8);
    while (!over.aborted && sent() < goal) await pause(1, over);
    await pause(random.fraction() * 30, over);
  };
}

it('deliveries into a folder, killed at random moments, are each one whole file, the same mail as undisturbed', async () => {
  const undisturbed = await newDataFolder(full);
  const { span } = await timed(startCli(['deliver'], { data: undisturbed }), undisturbed);
  const expected = bodiesIn(undisturbed);
  expect(expected.size).toBe(DELIVERIES);

  const kills = new Kills(47, span);
  while (kills.landed < KILLS) {
    const data = await newDataFolder(full);
    const nextMails = afterMails(() => mailNames(data).length);
    for (let at = 0; at < IN_A_ROW; at++) {
      const moment = at % 2 === 0 ? nextMails : undefined;
      if ((await kills.kill(() => startCli(['deliver'], { data }), data, moment)) === undefined) break;
      for (const [name, body] of bodiesIn(data)) expect(body).toBe(expected.get(name));
    }
    await cliJson(['deliver'], { data });
    expect(bodiesIn(data)).toEqual(expected);
    await expectAllDelivered(data);
  }
}, 300_000);

it('deliveries to a mail server, killed at random moments, all arrive, with at most one more for each kill', async () => {
  const environment = { CHUANLI_SMTP_URL: server.url };
  const kills = new Kills(53, 1_000);
  while (kills.landed < KILLS) {
    const data = await newDataFolder(full);
    const before = kills.landed;
    const mails = server.collect();
    for (let at = 0; at < IN_A_ROW; at++) {
      const start = () => startCli(['deliver'], { data, environment });
      if (
        (await kills.kill(
          start,
          data,
          afterMails(() => mails.length),
        )) === undefined
      )
        break;
    }
    await cliJson(['deliver'], { data, environment });
    const byId = Map.groupBy(mails, ({ messageId }) => messageId);
    expect(byId.size).toBe(DELIVERIES);
    expect(mails.length).toBeLessThanOrEqual(DELIVERIES + kills.landed - before);
    for (const copies of byId.values()) {
      expect(new Set(copies.map(({ bytes }) => bodyOf(bytes))).size).toBe(1);
      expect(new Set(copies.map(({ recipients }) => recipients.join())).size).toBe(1);
    }
    await expectAllDelivered(data);
  }
}, 300_000);
