import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/support/database.ts';
import { type Db, transaction } from './db/index.ts';
import { announce, happening, listen } from './happenings.ts';

const test = useDatabase();
const rain = happening<{ drops: number }>('weather.rain');
const snow = happening<{ flakes: number }>('weather.snow');

it('who listens hears what happens in a transaction of the installation, until the listening ends', async () => {
  const heard: [number, boolean][] = [];
  const end = listen(test.db, rain, async (tx, { drops }) => void heard.push([drops, tx.isTransaction]));
  const endElsewhere = listen({} as Db, rain, async () => void heard.push([0, false]));
  await transaction(test.db, (tx) => announce(tx, rain, { drops: 1 }));
  await transaction(test.db, (tx) => announce(tx, snow, { flakes: 9 }));
  end();
  endElsewhere();
  await transaction(test.db, (tx) => announce(tx, rain, { drops: 2 }));
  expect(heard).toEqual([[1, true]]);
});

it('nothing is told outside a transaction, where its record could be kept without it', async () => {
  await expect(announce(test.db, rain, { drops: 1 })).rejects.toThrow('in a transaction');
});
