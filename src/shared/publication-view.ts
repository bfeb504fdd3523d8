import { z } from 'zod';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const languageText = z.strictObject({ lang: z.string(), text: z.string() });
const party = z.strictObject({
  name: z.string(),
  standardName: z.string().optional(),
  country: z.string().optional(),
  region: z.string().optional(),
});
/** A number for people, with the date that belongs to it. */
const datedNumber = z.strictObject({ number: z.string().optional(), date: z.string().optional() });
/** Another publication; `stored` tells whether this house has it. */
const reference = z.strictObject({ number: z.string(), stored: z.boolean() });
const importedFile = z.strictObject({ import: z.int(), file: z.string() });

export const publicationRequest = z.strictObject({ number: z.string().trim().min(1).max(100) });
/** `q`: a query whose places in the texts are to be marked. */
export const publicationOptions = z.strictObject({ q: z.string().max(10_000).optional() });

/**
 * A family to which a publication belongs, as a relation with dates: a membership that ended has `until`. `members` are the other
 * publications of the house that belong to it now.
 */
export const familyView = z.strictObject({
  scheme: z.enum(['docdb', 'inpadoc', 'office']),
  id: z.string(),
  asOf: z.string().optional(),
  since: z.string(),
  until: z.string().optional(),
  members: z.array(z.strictObject({ number: z.string(), date: z.string().optional() })),
});

export const legalEventView = z.strictObject({
  office: z.string(),
  code: z.string(),
  date: z.string().optional(),
  description: z.string().optional(),
  influence: z.enum(['+', '-']).optional(),
  /** The file that told of it. */
  source: importedFile.optional(),
});

/** What the record shows of the right, never that it is in force. */
export const legalStatusView = z.strictObject({
  stage: bilingual,
  date: z.string().optional(),
  /** `kind`: only the kind of the document tells it. */
  source: z.enum(['event', 'kind']),
  event: z.strictObject({ office: z.string(), code: z.string() }).optional(),
  confidence: z.enum(['high', 'low']),
});

/** A place outside where the publication can be looked up; `direct` opens it, others are entrances where its number is typed. */
export const outsideLink = z.strictObject({ name: z.string(), url: z.url(), direct: z.boolean() });
export type OutsideLink = z.infer<typeof outsideLink>;

/** A publication with all that is known of it, but the text of its descriptions, which come one by one. */
export const publicationView = z.strictObject({
  /** Its key, `CN113914863A`, and the number as the office writes it. */
  number: z.string(),
  written: z.string(),
  office: bilingual,
  type: z.enum(['invention', 'utility', 'design', 'plant', 'other']),
  stage: z.enum(['application', 'grant', 'correction', 'search-report', 'other']),
  state: z.enum(['published', 'withdrawn']),
  withdrawnOn: z.string().optional(),
  replacedBy: z.string().optional(),
  version: z.int(),
  date: z.string().optional(),
  titles: z.array(languageText),
  abstracts: z.array(languageText),
  claims: z.array(z.strictObject({ lang: z.string(), claims: z.array(z.string()) })),
  descriptions: z.array(z.strictObject({ lang: z.string(), characters: z.int() })),
  application: datedNumber.optional(),
  priorities: z.array(datedNumber),
  international: z.strictObject({ application: z.string().optional(), publication: z.string().optional() }).optional(),
  applicants: z.array(party),
  assignees: z.array(party),
  inventors: z.array(party),
  agents: z.array(party),
  classes: z.array(
    z.strictObject({
      scheme: z.enum(['ipc', 'cpc']),
      symbol: z.string(),
      version: z.string().optional(),
      first: z.boolean(),
      additional: z.boolean(),
    }),
  ),
  families: z.array(familyView),
  citations: z.array(
    z.strictObject({
      publication: reference.optional(),
      text: z.string().optional(),
      category: z.string().optional(),
      by: z.enum(['examiner', 'applicant', 'other']).optional(),
    }),
  ),
  legalStatus: legalStatusView.optional(),
  legalEvents: z.array(legalEventView),
  versions: z.array(
    importedFile.extend({ version: z.int(), state: z.enum(['published', 'withdrawn']), createdAt: z.string() }),
  ),
  sources: z.array(importedFile.extend({ format: z.string(), part: z.string(), exchanged: z.string().optional() })),
  links: z.array(outsideLink),
  /** Places of the query that was given; `index` counts the texts of the field (each claim is a text) from 0. */
  marks: z.array(
    z.strictObject({
      field: z.enum(['ti', 'ab', 'cl', 'de', 'pa', 'in']),
      index: z.int(),
      ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })),
    }),
  ),
});
export type PublicationView = z.infer<typeof publicationView>;

export const descriptionRequest = publicationRequest.extend({ index: z.coerce.number().int().min(0).max(99) });
export const descriptionView = languageText;
export type DescriptionView = z.infer<typeof descriptionView>;
