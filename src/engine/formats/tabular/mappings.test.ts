import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileOf } from '../../../../test/support/read-file.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { readyMappings } from '../index.ts';

useTempFolders();

const table = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\n');

describe('ready mappings', () => {
  it('are named and titled in both languages', () => {
    const mappings = readyMappings();
    expect(mappings.length).toBeGreaterThan(10);
    expect(new Set(mappings.map(({ name }) => name)).size).toBe(mappings.length);
    for (const { title } of mappings) expect(title.zh).toMatch(/\p{Script=Han}/u);
  });

  it('read the download of Google Patents, whose first line is the address of the search', async () => {
    const content = [
      'search URL:,https://patents.google.com/?q=(cell)',
      'id,title,assignee,inventor/author,priority date,filing/creation date,publication date,grant date,result link,representative figure link',
      'US-11803561-B1,Approximation query,"Example Technologies, Inc.","Ann Example, Bob Example",2014-03-31,2014-03-31,2023-10-31,2023-10-31,https://patents.google.com/patent/US11803561B1/en,',
      'CN-113914863-A,一种开采方法,示例大学,张三,2021-09-01,2021-09-01,2022-01-11,,https://patents.google.com/patent/CN113914863A/zh,',
    ].join('\n');
    const { publications, setAside, results } = await readFileOf('gp-search.csv', content);
    expect(setAside).toEqual([]);
    expect(results[0]?.position).toMatchObject({ record: 1, line: 3 });
    expect(publications).toMatchObject([
      {
        id: { country: 'US', number: '11803561', kind: 'B1' },
        source: { format: 'csv:google-patents', part: 'biblio' },
        publicationDate: '2023-10-31',
        application: { country: 'US', date: '2014-03-31' },
        titles: [{ lang: 'und', text: 'Approximation query' }],
        inventors: [{ name: 'Ann Example' }, { name: 'Bob Example' }],
        assignees: [{ name: 'Example Technologies, Inc.' }],
        priorities: [{ country: 'XX', date: '2014-03-31' }],
      },
      { id: { country: 'CN', number: '113914863', kind: 'A' }, titles: [{ lang: 'zh', text: '一种开采方法' }] },
    ]);
  });

  it('read the export of Lens', async () => {
    const columns =
      '#,Jurisdiction,Kind,Display Key,Lens ID,Publication Date,Publication Year,Application Number,Application Date,Priority Numbers,Earliest Priority Date,Title,Abstract,Applicants,Inventors,Owners,URL,Document Type,CPC Classifications,IPCR Classifications,Legal Status';
    const row = [
      '1',
      'US',
      'A1',
      'US 2013/0210636 A1',
      '000-000-000-000-000',
      '2013-08-15',
      '2013',
      'US 201213372768 A',
      '2012-02-14',
      'US 201213372768 A;;EP 11154466 A',
      '2011-02-14',
      'Method and kit',
      'A method.',
      'EXAMPLE AB;;EXAMPLE OY',
      'EXAMPLE ANN;;EXAMPLE BOB',
      'EXAMPLE AB (2012-01-01)',
      'https://lens.org/',
      'Patent Application',
      'C12Q1/6883;;G16H50/30',
      'C12Q1/68;;G06F17/10',
      'Discontinued',
    ];
    const { publications, setAside } = await readFileOf('lens.csv', `${columns}\n${table([row])}`);
    expect(setAside).toEqual([]);
    expect(publications[0]).toMatchObject({
      id: { country: 'US', number: '20130210636', kind: 'A1' },
      publicationDate: '2013-08-15',
      application: { country: 'US', date: '2012-02-14' },
      applicants: [{ name: 'EXAMPLE AB' }, { name: 'EXAMPLE OY' }],
      classifications: [
        { scheme: 'ipc', symbol: 'C12Q1/68' },
        { scheme: 'ipc', symbol: 'G06F17/10' },
        { scheme: 'cpc', symbol: 'C12Q1/6883' },
        { scheme: 'cpc', symbol: 'G16H50/30' },
      ],
    });
    expect(publications[0]?.priorities?.map(({ country }) => country)).toEqual(['US', 'EP']);
  });

  it('read the export of Espacenet: a family a row, a record for each of its publications', async () => {
    const preamble = 'Espacenet results\nQuery;ta=cell\n\n';
    const header = [
      'No',
      'Title',
      'Inventors',
      'Applicants',
      'Publication number',
      'Earliest priority',
      'IPC',
      'CPC',
      'Publication date',
      'Earliest publication',
      'Family number',
    ];
    const row = [
      '1',
      'Cell',
      'EXAMPLE ANN [SE]\nEXAMPLE BOB [US]',
      'EXAMPLE AB [SE]',
      'US2013210636A1 \nEP2487256A1',
      '2011-02-14',
      'C12Q1/68\nG06F17/10',
      'C12Q1/6883 (EP,US)\nC12Q2600/118 (US)',
      '2013-08-15\n2012-08-15',
      '2012-08-15',
      '44261684',
    ];
    const { publications, keys, setAside } = await readFileOf('e.csv', preamble + table([header, row], ';'));
    expect(setAside).toEqual([]);
    expect(keys).toEqual(['US20130210636A1', 'EP2487256A1']);
    expect(publications.map(({ publicationDate }) => publicationDate)).toEqual(['2013-08-15', '2012-08-15']);
    expect(publications[1]).toMatchObject({
      families: [{ scheme: 'docdb', id: '44261684' }],
      inventors: [
        { name: 'EXAMPLE ANN', country: 'SE' },
        { name: 'EXAMPLE BOB', country: 'US' },
      ],
      priorities: [{ country: 'XX', date: '2011-02-14' }],
    });
    expect(publications[0]?.classifications).toContainEqual({ scheme: 'cpc', symbol: 'C12Q1/6883' });
    const oneWrong = row.map((cell) => cell.replace('EP2487256A1', '???'));
    const read = await readFileOf('e.csv', table([header, oneWrong], ';'));
    expect(read.keys).toEqual(['US20130210636A1']);
    expect(read.setAside[0]?.problem.zh).toContain('???');
  });

  it.each([
    [
      'zh-incopat',
      [
        '序号',
        '标题 (中文)',
        '标题 (英文)',
        '公开（公告）号',
        '公开（公告）日',
        '申请人',
        '标准化申请人',
        'IPC主分类',
        'IPC',
        '当前法律状态',
        '首项权利要求',
      ],
      [
        '1',
        '一种电池',
        'A battery',
        'CN113914863A',
        '2022-01-11',
        '甲公司; 乙公司',
        'JIA',
        'H01M10/0525',
        'H01M10/0525; H01M4/36',
        '授权',
        '1.一种电池。',
      ],
    ],
    [
      'zh-patsnap',
      [
        '公开(公告)号',
        '标题',
        '标题(译)(英文)',
        '公开(公告)日',
        '[标]当前申请(专利权)人',
        '申请(专利权)人',
        'IPC主分类号',
        'IPC分类号',
        '法律状态/事件',
        '独立权利要求',
      ],
      [
        'CN113914863A',
        '一种电池',
        'A battery',
        '2022/1/11',
        '甲公司 | 乙公司',
        '甲公司 | 乙公司',
        'H01M10/0525',
        'H01M10/0525 | H01M4/36',
        '授权 | 权利转移',
        '1.一种电池。',
      ],
    ],
    [
      'zh-dawei',
      [
        '公开号',
        '公开日',
        '名称',
        '标题(英文)',
        '主分类号',
        '分类号',
        '申请(专利权)人',
        '主权项',
        '国省代码',
        '法律状态',
      ],
      [
        'CN113914863A',
        '20220111',
        '一种电池',
        'A battery',
        'H01M10/0525(2010.01)I',
        'H01M10/0525(2010.01)I;H01M4/36(2006.01)I',
        '甲公司;乙公司',
        '1.一种电池。',
        '广东;44',
        '授权',
      ],
    ],
    [
      'zh-general',
      ['公开(公告)号', '公开(公告)日', '标题', '英文标题', '申请人', '主IPC', 'IPC', '权利要求', '法律状态'],
      [
        'CN113914863A',
        '2022年1月11日',
        '一种电池',
        'A battery',
        '甲公司；乙公司',
        'H01M 10/0525',
        'H01M 10/0525 H01M 4/36',
        '1.一种电池。',
        '授权',
      ],
    ],
  ])('read an export by the column names of %s', async (name, header, row) => {
    const { publications, setAside } = await readFileOf('导出.csv', table([header, row]));
    expect(setAside).toEqual([]);
    expect(publications[0]).toMatchObject({
      source: { format: `csv:${name}` },
      publicationDate: '2022-01-11',
      titles: [
        { lang: 'zh', text: '一种电池' },
        { lang: 'en', text: 'A battery' },
      ],
      applicants: [{ name: '甲公司' }, { name: '乙公司' }],
      claims: [{ lang: 'zh', claims: ['1.一种电池。'] }],
    });
    expect(publications[0]?.classifications?.map(({ symbol, position }) => [symbol, position])).toEqual([
      ['H01M10/0525', 'first'],
      ['H01M4/36', undefined],
    ]);
    expect(publications[0]?.legalEvents?.[0]).toEqual({ office: 'CN', code: 'STATUS', description: '授权' });
  });
});

describe('the office of a number', () => {
  it('is what the number says, then its column, then China in a Chinese export', async () => {
    const rows = [
      ['公开号', '标题', '受理局'],
      ['CN113914863A', '一', '中国'],
      ['113914863A', '二', '中国'],
      ['EP1000000A1', '三', '欧洲专利局'],
      ['11803561B1', '四', 'US'],
    ];
    const { keys } = await readFileOf('a.csv', table(rows));
    expect(keys).toEqual(['CN113914863A', 'CN113914863A', 'EP1000000A1', 'US11803561B1']);
  });

  it('is found under column names in Traditional characters too', async () => {
    const { keys } = await readFileOf(
      'a.csv',
      table([
        ['公開號', '專利名稱'],
        ['CN113914863A', '一種電池'],
      ]),
    );
    expect(keys).toEqual(['CN113914863A']);
  });
});

describe('a mapping of one’s own', () => {
  const own = {
    name: 'own',
    title: { zh: '自用表', en: 'Own table' },
    recognisedBy: [['Nr'], ['Titel']],
    constants: { country: 'DE', language: 'de' },
    dateFormats: ['D.M.YYYY'],
    fields: {
      publicationNumber: { columns: ['Nr'] },
      publicationDate: { columns: ['Tag'] },
      titles: [{ columns: ['Titel'] }],
    },
  };
  const mappingFile = (mapping: unknown): string => {
    const path = join(tempFolder(), 'own.json');
    writeFileSync(path, typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
    return path;
  };

  it('is named by the path of its file', async () => {
    const content = 'Nr;Titel;Tag\nDE102010012345A1;Zelle;3.11.2011\n';
    const { publications } = await readFileOf('a.csv', content, { mapping: mappingFile(own) });
    expect(publications[0]).toMatchObject({
      id: { country: 'DE', kind: 'A1' },
      publicationDate: '2011-11-03',
      titles: [{ lang: 'de', text: 'Zelle' }],
      source: { format: 'csv:own' },
    });
    expect((await readFileOf('a.csv', content)).thrown?.code).toBe('format.no-mapping');
  });

  it('may complete a ready one', async () => {
    const completed = {
      name: 'ours',
      title: { zh: '本所导出', en: 'Ours' },
      extends: 'zh-general',
      recognisedBy: [['编号']],
      fields: { publicationNumber: { columns: ['编号'] } },
    };
    const { publications } = await readFileOf('a.csv', '编号,名称\nCN113914863A,一种电池\n', {
      mapping: mappingFile(completed),
    });
    expect(publications[0]).toMatchObject({ id: { number: '113914863' }, titles: [{ text: '一种电池' }] });
  });

  it('is asked for by name, and refused where its columns are not there or there is no such mapping', async () => {
    const content = '公开号,名称\nCN113914863A,一种电池\n';
    expect((await readFileOf('a.csv', content, { mapping: 'zh-general' })).keys).toEqual(['CN113914863A']);
    const other = await readFileOf('a.csv', content, { mapping: 'lens' });
    expect(other.thrown).toMatchObject({ code: 'format.mapping-columns', zh: expect.stringContaining('Lens ID') });
    const none = await readFileOf('a.csv', content, { mapping: 'lenz' });
    expect(none.thrown).toMatchObject({ code: 'format.mapping-unknown', zh: expect.stringContaining('lens') });
  });

  it.each([
    ['no JSON', '{name:', ''],
    ['an unknown field', { ...own, fields: { tilte: { columns: ['x'] } } }, 'fields'],
    ['a field without columns', { ...own, fields: { titles: [{ columns: [] }] } }, 'fields.titles.0.columns'],
    ['a date format that is none', { ...own, dateFormats: ['DD-MM'] }, 'dateFormats.0'],
    ['a language that is none', { ...own, constants: { language: 'German' } }, 'constants.language'],
    ['a base that is none', { ...own, extends: 'base' }, 'extends'],
  ])('is refused when it has %s, and the place is named', async (_, mapping, place) => {
    const { thrown } = await readFileOf('a.csv', 'Nr;Titel\n1;2\n', { mapping: mappingFile(mapping) });
    expect(thrown?.code).toBe('format.mapping-invalid');
    expect(thrown?.zh).toContain(place);
    expect(thrown?.en).toContain(place);
  });
});
