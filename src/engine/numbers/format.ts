import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';

/** A publication number for people, as its office prints it; it parses back to the same identity. */
export function formatPublicationNumber(id: PublicationId): string {
  return [id.country, officePublication(id), id.kind].filter((part) => part !== '').join(' ');
}

/** An application number for people, as its office prints it; it parses back to the same number. */
export function formatApplicationNumber(application: ApplicationNumber): string {
  const { country, number, kind } = application;
  if (country === 'WO') return pctForm(number);
  if (country === 'CN') return `CN${number}`;
  const year = number.slice(0, 4);
  switch (country) {
    case 'US':
      return `US ${number.slice(0, 2)}/${number.slice(2, 5)},${number.slice(5)}`;
    case 'JP':
      return `JP ${year}-${number.slice(4)}`;
    case 'KR':
      return `KR ${koreanRight(kind)}${year}-${number.slice(4)}`;
    default:
      return `${country} ${number}`;
  }
}

function officePublication({ country, number, kind }: PublicationId): string {
  const dated = /^((?:19|20)\d\d)(\d{6,7})$/.exec(number);
  const year = dated?.[1] ?? '';
  const serial = dated?.[2] ?? '';
  if (country === 'US') return dated && number.length === 11 ? `${year}/${serial}` : withCommas(number);
  if (country === 'WO') return wipoForm(number);
  if (country === 'JP' && dated && number.length === 10) return `${year}-${serial}`;
  if (country === 'JP') return number.replace(/^([HS]\d\d)(\d+)$/, '$1-$2');
  if (country === 'KR' && dated && number.length === 11) return `${koreanRight(kind)}${year}-${serial}`;
  if (country === 'KR') return number.replace(/^(10|20|30)(\d{7})$/, '$1-$2');
  return number;
}

function withCommas(number: string): string {
  return number.replace(/\B(?=(\d{3})+$)/g, (_match, _three, offset: number) =>
    /\d/.test(number[offset - 1] ?? '') ? ',' : '',
  );
}

function wipoForm(number: string): string {
  return number.length === 10 ? `${number.slice(0, 4)}/${number.slice(4)}` : `${number.slice(0, 2)}/${number.slice(2)}`;
}

function pctForm(number: string): string {
  const office = number.slice(0, 2);
  const digits = number.slice(2);
  const yearDigits = digits.length === 10 ? 4 : 2;
  return `PCT/${office}${digits.slice(0, yearDigits)}/${digits.slice(yearDigits)}`;
}

function koreanRight(kind: string | undefined): string {
  return kind?.startsWith('A') ? '10-' : kind?.startsWith('U') ? '20-' : kind?.startsWith('S') ? '30-' : '';
}
