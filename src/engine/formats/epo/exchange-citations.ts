import type { Citation } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { citedPublication } from '../xml/identity.ts';
import { present } from '../xml/present.ts';
import { textOf } from '../xml/text.ts';
import { writtenIn } from './document-ids.ts';

/** Citations of patents and other literature, with the category (X, Y, A …) of search reports. */
export function exchangeCitations(biblio: XmlElement | undefined): Citation[] {
  return childrenOf(child(biblio, 'references-cited'), 'citation').flatMap((citation) => {
    const what = patentCited(child(citation, 'patcit')) ?? literatureCited(child(citation, 'nplcit'));
    if (what === undefined) return [];
    const categories = childrenOf(citation, 'category').flatMap((category) => textOf(category) ?? []);
    return [present<Citation>({ ...what, category: categories.join(',') || undefined, by: citedBy(citation) })];
  });
}

function patentCited(patcit: XmlElement | undefined): ReturnType<typeof citedPublication> {
  if (patcit === undefined) return undefined;
  const written = writtenIn('docdb', [patcit]) ?? writtenIn('epodoc', [patcit]) ?? writtenIn('original', [patcit]);
  if (written !== undefined) return citedPublication(written);
  const number = attribute(patcit, 'dnum');
  return number === undefined ? undefined : citedPublication({ number });
}

function literatureCited(nplcit: XmlElement | undefined): Pick<Citation, 'text'> | undefined {
  const text = textOf(child(nplcit, 'text') ?? nplcit);
  return text === undefined ? undefined : { text };
}

/**
 * OPS says who cited; the bulk file only in which phase (APP by the applicant; SEA, ISR, SUP, EXA … by an examiner).
 */
function citedBy(citation: XmlElement): Citation['by'] {
  const by = attribute(citation, 'cited-by')?.toLowerCase();
  if (by === 'unknown') return undefined;
  if (by === 'examiner' || by === 'applicant') return by;
  if (by !== undefined) return 'other';
  const phase = attribute(citation, 'cited-phase')?.toUpperCase();
  if (phase === undefined) return undefined;
  if (phase === 'APP') return 'applicant';
  return ['SEA', 'ISR', 'SUP', 'EXA', 'PRS', 'IPRP'].includes(phase) ? 'examiner' : 'other';
}
