import type { Priority, PublicationId } from '../../publication.ts';
import { attribute, childrenOf, type XmlElement } from '../xml/element.ts';
import { applicationReference, type NamedApplication, publicationId, type WrittenNumber } from '../xml/identity.ts';
import { textAt } from '../xml/text.ts';
import { calendarDate } from '../xml/values.ts';

/** The forms in which the EPO writes one number: its own two, and the office's. */
export type IdForm = 'docdb' | 'epodoc' | 'original';

/**
 * The number in one form of references to one document. Responses of OPS give the forms as several document-ids of one reference
 * (`document-id-type`), the DOCDB bulk file as several references (`data-format`); a number without a form is docdb's.
 */
export function writtenIn(form: IdForm, references: readonly XmlElement[]): WrittenNumber | undefined {
  for (const reference of references) {
    for (const id of childrenOf(reference, 'document-id')) {
      const given = attribute(id, 'document-id-type') ?? attribute(reference, 'data-format') ?? 'docdb';
      if (given === form) return documentId(id);
    }
  }
  return undefined;
}

/** The identity and date of the publication that references name, in docdb form, completed by what stands elsewhere. */
export function publicationOf(
  references: readonly XmlElement[],
  elsewhere: WrittenNumber = {},
): { readonly id: PublicationId; readonly date: string | undefined } {
  const written = writtenIn('docdb', references) ?? elsewhere;
  const date = calendarDate(written.date) ?? calendarDate(elsewhere.date);
  return { id: publicationId({ ...written, date }), date };
}

/** The application that references name: the number in docdb form, the date from whichever form has one. */
export function applicationOf(references: readonly XmlElement[]): NamedApplication | undefined {
  const docdb = writtenIn('docdb', references);
  const epodoc = writtenIn('epodoc', references);
  const original = writtenIn('original', references);
  const date = calendarDate(docdb?.date) ?? calendarDate(epodoc?.date) ?? calendarDate(original?.date);
  if (docdb?.number !== undefined) return applicationReference({ ...docdb, date });
  if (epodoc?.number === undefined) return applicationReference({ ...original, date });
  return applicationReference({ ...withoutEpodocYear(epodoc.number, original?.number), date });
}

/** A priority in force; undefined for one that DOCDB marks as no longer active. */
export function activePriority(claim: XmlElement): Priority | undefined {
  if (/^NO?$/i.test(textAt(claim, 'priority-active-indicator') ?? '')) return undefined;
  return applicationOf([claim]);
}

/** Epodoc puts the year before a number that may not have one: where the office's own form shows that, it is used. */
function withoutEpodocYear(epodoc: string, original: string | undefined): WrittenNumber {
  const parts = /^([A-Z]{2})\d{4}(\w+)$/.exec(epodoc);
  const same = original !== undefined && original.replace(/[^\dA-Z]/gi, '') === parts?.[2];
  return same ? { country: parts?.[1], number: original } : { number: epodoc };
}

function documentId(id: XmlElement): WrittenNumber {
  return {
    country: textAt(id, 'country'),
    number: textAt(id, 'doc-number'),
    kind: textAt(id, 'kind'),
    date: textAt(id, 'date'),
  };
}
