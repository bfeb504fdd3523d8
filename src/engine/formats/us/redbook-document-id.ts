import type { XmlElement } from '../xml/element.ts';
import type { WrittenNumber } from '../xml/identity.ts';
import { textAt } from '../xml/text.ts';

/**
 * Anything with the children `country`, `doc-number`, `kind` and `date`: a document-id, a priority claim. Kind `00`
 * says that there is none.
 */
export function documentId(element: XmlElement | undefined): WrittenNumber {
  const kind = textAt(element, 'kind');
  return {
    country: textAt(element, 'country'),
    number: textAt(element, 'doc-number'),
    kind: kind === '00' ? undefined : kind,
    date: textAt(element, 'date'),
  };
}
