import type { Citation } from '../../publication.ts';

/** Who cited, from the words that US files print (`cited by examiner`) or name their elements by (`CITED-BY-OTHER`). */
export function citedBy(words: string | undefined): Citation['by'] {
  if (words === undefined) return undefined;
  if (/examiner/i.test(words)) return 'examiner';
  return /applicant/i.test(words) ? 'applicant' : 'other';
}
