import { describe, expect, it } from 'vitest';
import { hasChromium, useBrowser } from '../support/browser.ts';
import { useServedOffice } from '../support/served-office.ts';
import { HandClock } from '../support/service-line.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { makeYearbook, publishCase, summarise } from './year/december.ts';
import { Entry } from './year/ledger.ts';
import { dashboard, expectSameNumbers, openNumber } from './year/numbers.ts';
import { furnish } from './year/office.ts';
import { People } from './year/people.ts';
import { issueNotice } from './year/plan.ts';
import { pushPublication } from './year/push.ts';
import { expectBoard, returnTask } from './year/returns.ts';
import { recordConsultations } from './year/services.ts';

const POTTERY = { creditCode: '91360200MA9X00038C', name: '虚构·昌南陶瓷有限公司', isKnown: true } as const;
const NEWCOMER = { creditCode: '91350100M000100Y43', name: '虚构·新办企业', isKnown: false } as const;

describe.skipIf(!hasChromium || !hasSharedData)('a programme year in the browser', () => {
  const clock = new HandClock('2018-06-15T09:00:00+08:00');
  const served = useServedOffice({ clock, furnish });
  const sit = useBrowser();
  useTempFolders();

  it('goes from the notice to a yearbook whose numbers are the dashboard’s', { timeout: 600_000 }, async () => {
    const people = new People(served, sit, clock);

    await people.comeTo('2018-06-15');
    await issueNotice(people);

    await people.comeTo('2018-06-19');
    await returnTask(people, { task: '三(二)', matter: '设立站点，走访企业', dueOn: '2018-09-28', target: 12 });
    await returnTask(people, { task: '三(七)', matter: '遴选众创空间', dueOn: '2018-10-31', target: 6 });
    await people.comeTo('2018-06-22');
    await returnTask(people, { task: '三(三)', matter: '网点服务公众与企业', dueOn: '2018-11-30', target: 20 });
    await expectBoard(people, { expected: 7, received: 3, onTime: 2, late: 1, accepted: 3, sentBack: 0 });

    await people.comeTo('2018-07-12');
    await recordConsultations(people, [
      { whom: POTTERY, stars: 4 },
      { whom: NEWCOMER, stars: 5 },
      { whom: POTTERY },
      { whom: 'public' },
    ]);

    const entry = new Entry(people, '设立站点，走访企业');
    await people.comeTo('2018-09-19');
    await entry.expectLight('临期');
    await entry.report(40, '已设立站点三个（虚构示例）。');
    await people.comeTo('2018-10-08');
    await entry.expectLight('逾期');
    await entry.askExtension('2018-11-30');
    await entry.grantExtension();
    await entry.expectLight('正常');

    await people.comeTo('2018-10-17');
    await pushPublication(people, served.office);

    await people.comeTo('2018-11-22');
    await entry.expectLight('临期');
    await entry.finish('企业已走访完毕（虚构示例）。');
    await entry.confirmClosing();
    await entry.expectLight('已销号');

    await people.comeTo('2018-12-20');
    await summarise(people);
    await publishCase(people);
    expect(await openNumber(people, '服务企业', 3)).toEqual([
      ['2018-07-12', POTTERY.name],
      ['2018-07-12', NEWCOMER.name],
      ['2018-10-17', '虚构·赣江固态电池有限公司'],
    ]);
    const yearbook = await makeYearbook(people);
    const numbers = await dashboard(people);
    expect(numbers).toContainEqual({ name: '服务企业', unit: '家', target: '38', value: '3' });
    expect(numbers).toContainEqual({ name: '服务企业次数', unit: '家次', target: '未报', value: '4' });
    expect(numbers).toContainEqual({ name: '满意度', unit: '分', target: '未报', value: '4.50' });
    await expectSameNumbers(yearbook, numbers);

    expect(people.complaints).toEqual([]);
  });
});
