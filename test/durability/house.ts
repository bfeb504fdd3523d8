import { basename } from 'node:path';
import { importFiles } from '../../src/server/modules/patents/index.ts';
import { approveIssue, composeDue } from '../../src/server/modules/push/index.ts';
import { decideByRule, screen } from '../../src/server/modules/screening/index.ts';
import type { Office } from '../../src/server/office.ts';
import { importProfilesWithDelivery } from '../../src/server/service-line.ts';
import { tempFolder } from '../support/temp.ts';
import { type WeekSize, writeWeek } from './weekly-files.ts';

/** Takes in a week of publications and so many running profiles, each with mail to so many recipients. */
export async function receiveWeek(office: Office, size: WeekSize, profiles: number, recipients = 0): Promise<void> {
  const files = writeWeek(tempFolder(), 41, size);
  await importFiles(
    office.patents,
    files.map((path) => ({ name: basename(path), path })),
  );
  const numbers = Array.from({ length: profiles }, (_, at) => at);
  const file = {
    format: 'chuanli-profiles/1',
    organisations: numbers.map((at) => ({ code: `firm-${at}`, name: `虚构·${at}号企业` })),
    profiles: numbers.map((at) => ({ ...profile(at), delivery: deliveryTo(at, recipients) })),
  };
  await importProfilesWithDelivery(office, file, 'test');
}

/** Screens, keeps everything and approves the issues made of it: a full outbox. Gives the number of deliveries in it. */
export async function fillOutbox({ database, house, clock }: Office): Promise<number> {
  const { db } = database;
  const act = { actor: 'test', clock };
  await screen(database, house, {}, act);
  await decideByRule(db, house, { judgement: { decision: 'keep' } }, act);
  let deliveries = 0;
  for (const issue of await composeDue(db, house, clock)) {
    deliveries += await approveIssue(db, house, issue, 'test', clock);
  }
  return deliveries;
}

/** Every tenth profile matches whole families; the others match by a number in the text. */
function profile(at: number) {
  const degrees = 100 + at;
  const query = at % 10 === 0 ? 'ti=separator' : `ab="${degrees} degrees" OR ab="温度为${degrees}度"`;
  return { organisation: `firm-${at}`, code: `profile-${at}`, name: `画像 ${at}（虚构示例）`, definition: { query } };
}

function deliveryTo(at: number, recipients: number) {
  const addresses = Array.from({ length: recipients }, (_, each) => `reader-${each}@firm-${at}.example`);
  return { recipients: addresses.map((address) => ({ channel: 'mail', name: address, address })) };
}
