import { describe, expect, it } from 'vitest';
import { outsideLinks } from './office-links.ts';

const office = (country: string, number: string, kind: string): string | undefined =>
  outsideLinks({ country, number, kind })[2]?.url;

describe('where a publication is looked up outside', () => {
  it.each([
    ['CN', '113914863', 'A', 'http://epub.cnipa.gov.cn/patent/CN113914863A'],
    ['US', '6859910', 'B2', 'https://ppubs.uspto.gov/pubwebapp/external.html?q=6859910.pn.&db=USPAT'],
    ['US', '20060142694', 'A1', 'https://ppubs.uspto.gov/pubwebapp/external.html?q=20060142694.pn.&db=US-PGPUB'],
    ['EP', '1000000', 'A1', 'https://data.epo.org/publication-server/rest/v1.2/patents/EP1000000NWA1/document.html'],
    ['EP', '641330', 'B1', 'https://data.epo.org/publication-server/rest/v1.2/patents/EP0641330NWB1/document.html'],
    ['WO', '2013123456', 'A1', 'https://patentscope.wipo.int/search/en/detail.jsf?docId=WO2013123456'],
    ['WO', '0012345', 'A1', 'https://patentscope.wipo.int/search/en/detail.jsf?docId=WO2000012345'],
    ['JP', '2006123456', 'A', 'https://www.j-platpat.inpit.go.jp/c1801/PU/JP-2006-123456/11/ja'],
    ['JP', '7270130', 'B2', 'https://www.j-platpat.inpit.go.jp/c1801/PU/JP-7270130/15/ja'],
    ['JP', 'H05123456', 'A', 'https://www.j-platpat.inpit.go.jp/'],
    ['KR', '20060012345', 'A', 'https://www.kipris.or.kr/khome/main.do'],
    ['DE', '102006012345', 'A1', undefined],
  ])('%s%s%s', (country, number, kind, url) => {
    expect(office(country, number, kind)).toBe(url);
  });

  it('is nowhere for a record without the number of an office', () => {
    expect(outsideLinks({ country: 'XX', number: 'A-1', kind: '' })).toEqual([]);
  });

  it('writes no number into an address unescaped', () => {
    for (const country of ['CN', 'US', 'EP', 'WO', 'JP', 'DE']) {
      for (const { url } of outsideLinks({ country, number: '1"/../?x=', kind: '<' })) {
        expect(url).not.toMatch(/["<]|\/\.\.\/|x=/);
      }
    }
  });
});
