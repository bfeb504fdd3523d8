import { expect, it } from 'vitest';
import { useDatabase } from '../../test/support/database.ts';
import { problemCode, ServiceLine, week } from '../../test/support/service-line.ts';
import { useTempFolders } from '../../test/support/temp.ts';
import { changeSettings, pauseProfile, resumeProfile, reviseProfile, signOff } from './modules/profiles/index.ts';

const test = useDatabase();
useTempFolders();

it('screening takes only what the enterprise agreed to, and makes up for what came in before', async () => {
  const line = ServiceLine.open(test);
  const { enterpriseId, profileId } = await line.enterprise('甲公司');
  const settings = { needsSignOff: true, validFrom: null, validTo: null };
  await changeSettings(test.db, line.house, profileId, settings, line.act);
  await line.receive(...week);
  expect(await problemCode(line.screen())).toBe('screening.no-profiles');
  await signOff(test.db, { organisationId: enterpriseId }, profileId, 1, line.act);
  expect(await line.screen()).toMatchObject({ profiles: 1, matches: 2 });
  const wider = { definition: { concepts: [{ name: '茶', zh: ['茶叶'] }] } };
  await reviseProfile(test.db, line.house, profileId, wider, line.act);
  expect(await line.screen()).toMatchObject({ matches: 2 });
  await signOff(test.db, { organisationId: enterpriseId }, profileId, 2, line.act);
  expect(await line.screen()).toMatchObject({ matches: 1 });
});

it('screening leaves a paused profile out, and makes up for the pause', async () => {
  const line = ServiceLine.open(test);
  const { profileId } = await line.enterprise('甲公司');
  await pauseProfile(test.db, line.house, profileId, line.act);
  await line.receive(...week);
  expect(await problemCode(line.screen())).toBe('screening.no-profiles');
  await resumeProfile(test.db, line.house, profileId, line.act);
  expect(await line.screen()).toMatchObject({ matches: 2 });
});
