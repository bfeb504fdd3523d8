import { formatApplicationNumber, parseApplicationNumber, parsePublicationNumber } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';

/**
 * The PCT application and publication that a national document continues: `PCT/CN2010/070001`, `WO2010123456`. What is no such number is
 * kept as written.
 */
export function internationalNumbers(
  application: string | undefined,
  publication: string | undefined,
): Publication['international'] {
  if (application === undefined && publication === undefined) return undefined;
  return {
    ...(application === undefined ? {} : { application: applicationNumber(application) }),
    ...(publication === undefined ? {} : { publication: publicationNumber(publication) }),
  };
}

function applicationNumber(written: string): string {
  const read = parseApplicationNumber(written, { country: 'WO' });
  return read.ok ? formatApplicationNumber(read.value) : written;
}

function publicationNumber(written: string): string {
  const read = parsePublicationNumber(written, { country: 'WO' });
  return read.ok ? read.value.country + read.value.number : written;
}
