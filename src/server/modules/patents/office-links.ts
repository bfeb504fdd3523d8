import { type PublicationId, publicationKey } from '../../../engine/publication.ts';
import type { OutsideLink } from '../../../shared/publication-view.ts';

/**
 * Where a publication can be looked up outside: Espacenet, Google Patents, and the office that published it. The addresses are made
 * from the number; nobody is asked. None for records that have no publication number of an office.
 */
export function outsideLinks(id: PublicationId): OutsideLink[] {
  if (id.country === 'XX') return [];
  const office = OFFICES[id.country]?.(id);
  return [
    direct(
      'Espacenet',
      `https://worldwide.espacenet.com/patent/search?q=pn%3D${encodeURIComponent(publicationKey(id))}`,
    ),
    direct('Google Patents', `https://patents.google.com/patent/${encodeURIComponent(googleNumber(id))}`),
    ...(office === undefined ? [] : [office]),
  ];
}

const OFFICES: Readonly<Record<string, (id: PublicationId) => OutsideLink>> = {
  CN: (id) => direct('CNIPA', `http://epub.cnipa.gov.cn/patent/${encodeURIComponent(publicationKey(id))}`),
  US: ({ number }) => {
    const base = number.length === 11 ? 'US-PGPUB' : 'USPAT';
    return direct(
      'USPTO',
      `https://ppubs.uspto.gov/pubwebapp/external.html?q=${encodeURIComponent(number)}.pn.&db=${base}`,
    );
  },
  EP: ({ number, kind }) =>
    kind === ''
      ? entrance('EPO', 'https://data.epo.org/publication-server/')
      : direct(
          'EPO',
          `https://data.epo.org/publication-server/rest/v1.2/patents/EP${encodeURIComponent(number.padStart(7, '0'))}NW${encodeURIComponent(kind)}/document.html`,
        ),
  WO: (id) =>
    direct(
      'WIPO',
      `https://patentscope.wipo.int/search/en/detail.jsf?docId=WO${encodeURIComponent(fullYear(id.number))}`,
    ),
  JP: japanese,
  KR: () => entrance('KIPO', 'https://www.kipris.or.kr/khome/main.do'),
};

/** J-PlatPat has fixed addresses for applications as published and for patents; the kinds before these are found by hand. */
function japanese({ number, kind }: PublicationId): OutsideLink {
  const published = /^((?:19|20)\d\d)(\d{6})$/.exec(number);
  const fixed = 'https://www.j-platpat.inpit.go.jp/c1801/PU';
  if (published && /^A1?$/.test(kind)) return direct('JPO', `${fixed}/JP-${published[1]}-${published[2]}/11/ja`);
  if (/^\d{7}$/.test(number) && /^B[12]?$/.test(kind)) return direct('JPO', `${fixed}/JP-${number}/15/ja`);
  return entrance('JPO', 'https://www.j-platpat.inpit.go.jp/');
}

function googleNumber(id: PublicationId): string {
  return id.country === 'WO' ? `WO${fullYear(id.number)}${id.kind}` : publicationKey(id);
}

/** An international publication of before July 2002 has two digits of the year and five of the serial number. */
function fullYear(number: string): string {
  const short = /^(\d\d)(\d{5,6})$/.exec(number);
  if (short === null) return number;
  const [, year = '', serial = ''] = short;
  return `${Number(year) >= 78 ? '19' : '20'}${year}${serial.padStart(6, '0')}`;
}

function direct(name: string, url: string): OutsideLink {
  return { name, url, direct: true };
}

function entrance(name: string, url: string): OutsideLink {
  return { name, url, direct: false };
}
