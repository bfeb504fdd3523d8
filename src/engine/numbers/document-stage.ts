import type { PublicationId } from '../publication.ts';

export type DocumentStage = 'application' | 'grant' | 'correction' | 'search-report' | 'other';

/** The day on which kind codes changed their meaning with the amended Chinese patent law. */
const CHINESE_GRANTS_WITHOUT_OPPOSITION = '1993-01-01';
/** Since then `A` no longer marks a United States grant, and `B1` no longer a reexamination certificate. */
const UNITED_STATES_APPLICATIONS_PUBLISHED = '2001-01-01';

/**
 * What a document is in the life of a right. The kind alone does not tell: until 1992 a Chinese B was an examined
 * application open to opposition and a U or S a utility model or design before its grant; United States grants carried
 * A until 2001. Where the date of a Chinese document is not known, the length of its number decides, which is as
 * certain.
 */
export function documentStage(id: PublicationId, date?: string): DocumentStage {
  switch (id.country) {
    case 'CN':
      return chineseStage(id, date);
    case 'US':
      return unitedStatesStage(id, date);
    case 'EP':
    case 'WO':
      return /^A[34]/.test(id.kind) ? searchReportStage(id) : generalStage(id.kind);
    case 'JP':
      return japaneseStage(id);
    case 'KR':
      return koreanStage(id);
    case 'DE':
      return /^[DTU]/.test(id.kind) ? 'grant' : generalStage(id.kind);
    case 'TW':
      return /^U/.test(id.kind) ? 'grant' : generalStage(id.kind);
    default:
      return generalStage(id.kind);
  }
}

function chineseStage(id: PublicationId, date: string | undefined): DocumentStage {
  if (/^[ABUS][89]$/.test(id.kind)) return 'correction';
  if (/^A/.test(id.kind)) return 'application';
  if (/^[CYD]/.test(id.kind)) return 'grant';
  if (!/^[BUS]/.test(id.kind)) return 'other';
  const beforeOppositionEnded = date === undefined ? id.number.length < 9 : date < CHINESE_GRANTS_WITHOUT_OPPOSITION;
  return beforeOppositionEnded ? 'application' : 'grant';
}

function unitedStatesStage(id: PublicationId, date: string | undefined): DocumentStage {
  if (/^\d{11}$/.test(id.number)) return /^(A9|P9)$/.test(id.kind) ? 'correction' : 'application';
  if (/^[HT]/.test(id.number) || /^[HI]/.test(id.kind)) return 'other';
  if (/^[CFJK]\d/.test(id.kind)) return 'correction';
  if (/^B\d/.test(id.kind) && date !== undefined && date < UNITED_STATES_APPLICATIONS_PUBLISHED) return 'correction';
  return 'grant';
}

function searchReportStage(id: PublicationId): DocumentStage {
  return id.country === 'WO' && id.kind === 'A4' ? 'other' : 'search-report';
}

/** Numbers with a year are laid-open or examined applications; plain numbers are registered rights. */
function japaneseStage(id: PublicationId): DocumentStage {
  if (/^(WO|[HS]\d|(19|20)\d{8}$)/.test(id.number)) return /^A[58]/.test(id.kind) ? 'correction' : 'application';
  return 'grant';
}

function koreanStage(id: PublicationId): DocumentStage {
  if (/^(19|20)\d{9}$/.test(id.number)) return 'application';
  return /^[ABCYUS]/.test(id.kind) || /^(10|20|30)\d{7}$/.test(id.number) ? 'grant' : 'other';
}

function generalStage(kind: string): DocumentStage {
  if (/^[A-Z][89]$/.test(kind)) return 'correction';
  if (/^[AU]/.test(kind)) return 'application';
  if (/^[BCEYSP]/.test(kind)) return 'grant';
  return 'other';
}
