import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../../test/support/database.ts';
import { useHttp } from '../../../../../test/support/http.ts';
import { hasSharedData, sharedData } from '../../../../../test/support/shared-data.ts';
import { tempFolder, useTempFolders } from '../../../../../test/support/temp.ts';
import { classesPage } from '../../../../shared/classes.ts';
import type { HttpServer } from '../../../platform/http/index.ts';
import { openTestPatents } from '../patents.fixture.ts';
import type { Patents } from '../patents.ts';
import { loadClasses } from './load.ts';
import { classRoutes } from './routes.ts';

const test = useDatabase();
const serve = useHttp(async () => ({
  ...{ accountId: 1, actor: 'fenxi (account 1)', organisationId: test.scope.organisationId },
  ...{ roles: ['analyst'], open: true },
}));
useTempFolders();

let patents: Patents;
let server: HttpServer;
beforeEach(async () => {
  patents = await openTestPatents(test);
  server = await serve((app) => classRoutes(app, { patents }));
});
afterEach(() => patents.close());

function listOf(...lines: readonly string[]): string {
  const path = join(tempFolder(), 'titles.csv');
  writeFileSync(path, ['code,level,title_en_2022,title_zh_2026', ...lines].join('\n'));
  return path;
}

const LIST = [
  'H,section,ELECTRICITY,电学',
  'H01,class,ELECTRIC ELEMENTS,电气元件',
  'H01M,subclass,BATTERIES,电池',
  'H01M2/00,main_group,Details,零件',
  'H01M10/00,main_group,Secondary cells,二次电池',
  'H01M10/05,subgroup,Accumulators with non-aqueous electrolyte,·非水电解质蓄电池',
  'H01M10/052,subgroup,Li-accumulators,··锂蓄电池',
  'H01M10/0525,subgroup,Rocking-chair batteries,···锂离子电池',
  'H01M10/06,subgroup,Lead-acid accumulators,·铅酸蓄电池',
];

const asked = async (query: string) => classesPage.parse((await server.inject(`/api/classes?${query}`)).json());
const symbols = async (query: string) => (await asked(query)).classes.map(({ symbol }) => symbol);

describe('titles of the classification', () => {
  it('are loaded once, with their editions and without the dots', async () => {
    const path = listOf(...LIST);
    expect(await loadClasses(patents, path)).toMatchObject({ read: 9, added: 9, editionZh: 2026, groupsWithLevels: 1 });
    expect(await loadClasses(patents, path)).toMatchObject({ added: 0, changed: 0, unchanged: 9 });
    expect((await asked('q=H01M10/052')).classes[0]).toEqual({
      ...{ symbol: 'H01M10/052', level: 'subgroup', parent: 'H01M10/05', dots: 2, hasBelow: true },
      ...{ titleZh: '锂蓄电池', titleEn: 'Li-accumulators', editionZh: 2026, editionEn: 2022 },
    });
  });

  it('keep what another list does not say', async () => {
    await loadClasses(patents, listOf(...LIST));
    const path = join(tempFolder(), 'newer.csv');
    writeFileSync(path, 'code,level,title_zh_2027\nH01M10/06,subgroup,铅酸电池\n');
    expect(await loadClasses(patents, path)).toMatchObject({ added: 0, changed: 1 });
    expect((await asked('symbols=H01M10/06')).classes[0]).toMatchObject({
      ...{ titleZh: '铅酸电池', editionZh: 2027, titleEn: 'Lead-acid accumulators', editionEn: 2022, dots: 1 },
    });
  });

  it('are a tree in the order of the scheme', async () => {
    await loadClasses(patents, listOf(...LIST));
    expect(await symbols('')).toEqual(['H']);
    expect(await symbols('parent=H01M')).toEqual(['H01M2/00', 'H01M10/00']);
    expect(await symbols('parent=H01M10/00')).toEqual(['H01M10/05', 'H01M10/06']);
    expect(await symbols('parent=H01M10/05')).toEqual(['H01M10/052']);
  });

  it('are found by the beginning of a symbol and by words of either language', async () => {
    await loadClasses(patents, listOf(...LIST));
    expect(await symbols('q=h01m%2010/05')).toEqual(['H01M10/05', 'H01M10/052', 'H01M10/0525']);
    expect(await symbols('q=%E8%93%84%E7%94%B5%E6%B1%A0%20%E9%93%85')).toEqual(['H01M10/06']);
    expect(await symbols('q=rocking')).toEqual(['H01M10/0525']);
    expect(await symbols('q=100%25')).toEqual([]);
  });

  it('say when none are loaded', async () => {
    expect(await asked('')).toEqual({ classes: [], cut: false, loaded: false });
  });

  it('that are no list are refused, and a line that cannot be read is left out and named', async () => {
    const path = join(tempFolder(), 'x.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(loadClasses(patents, path)).rejects.toMatchObject({ problem: { code: 'ipc.not-a-list' } });
    expect((await asked('')).loaded).toBe(false);
    expect(await loadClasses(patents, listOf(...LIST, '!!,subgroup,x,x'))).toMatchObject({
      ...{ read: 9, added: 9, leftOut: [{ line: 11, code: '!!' }], leftOutTotal: 1 },
    });
  });
});

describe.skipIf(!hasSharedData)('the published title list', () => {
  it('is loaded whole, and once', async () => {
    const path = sharedData('reference/ipc-titles-en-2022-zh-2026.csv');
    expect(await loadClasses(patents, path)).toMatchObject({ read: 80_830, added: 80_830, leftOutTotal: 5 });
    expect(await loadClasses(patents, path)).toMatchObject({ unchanged: 80_830 });
    expect(await symbols('')).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
    expect(await symbols('parent=H01M10/00')).toContain('H01M10/0525');
  }, 180_000);
});
