import { z } from 'zod';
import { invalidMapping } from './problems.ts';

/**
 * A mapping tells which columns of a table, or keys of a JSON record, make which part of a publication. It is data: a JSON
 * file that a person can copy and edit. Column names are compared without regard to case, white space, full or half width and
 * Traditional or Simplified characters, so `公开（公告）号` names the column `公开(公告)号` too; where several names are given the first that has a value counts.
 */
const columns = z.array(z.string().min(1)).min(1);
const separators = z.array(z.string().min(1)).min(1);

/** ISO 639-1, `und`, or `script`: told by the characters (Chinese, Japanese, Korean), otherwise `und`. */
const language = z.string().regex(/^([a-z]{2}|und|script)$/, 'a two-letter language code, "und" or "script"');

const field = z.strictObject({ columns });
const text = z.strictObject({ columns, language: language.optional() });

const claims = z.strictObject({
  columns,
  language: language.optional(),
  /** Keys of a claim that is an object: its number and its text, which may be a list of lines. */
  items: z.strictObject({ number: z.string(), text: z.string() }).optional(),
  /** Running heads of Chinese publications left in the text: taken out, and what stands on description pages made description. */
  pageHeaders: z.literal('cn').optional(),
});

const party = z.strictObject({
  columns,
  separators: separators.optional(),
  /** What parts the family name from the given names, as in `Henley; Francois J.`; it is written as a comma. */
  familyNameMark: z.string().optional(),
  /** Names are followed by the country in brackets, as in `HENLEY FRANCOIS [US]`. */
  countryInBrackets: z.boolean().optional(),
  /** Endings that are no part of a name, such as `et al.` */
  endings: z.array(z.string()).optional(),
});

const classes = z.strictObject({
  columns,
  scheme: z.enum(['ipc', 'cpc']),
  /** The column holds the first (main) class only. */
  first: z.boolean().optional(),
});

const fields = z.strictObject({
  /** With `severalPerCell`, a cell lists the publications of a family and gives one record for each. */
  publicationNumber: z.strictObject({ columns, severalPerCell: z.boolean().optional() }).optional(),
  country: field.optional(),
  kind: field.optional(),
  /** The identifier of records that have no publication number, in a namespace of its own: they get the office XX. */
  ownIdentifier: field.optional(),
  publicationDate: field.optional(),
  applicationNumber: field.optional(),
  applicationDate: field.optional(),
  titles: z.array(text).optional(),
  abstracts: z.array(text).optional(),
  claims: claims.optional(),
  descriptions: z.array(text).optional(),
  applicants: party.optional(),
  inventors: party.optional(),
  assignees: party.optional(),
  agents: party.optional(),
  classes: z.array(classes).optional(),
  priorityNumbers: field.optional(),
  priorityDates: field.optional(),
  family: z.strictObject({ columns, scheme: z.enum(['docdb', 'inpadoc', 'office']) }).optional(),
  citations: field.optional(),
  internationalApplication: field.optional(),
  internationalPublication: field.optional(),
  /** A platform's own statement of the legal status: kept as an event without a date, under the code `STATUS`. */
  legalStatus: field.optional(),
});

const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens'),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  note: z.string().optional(),
  /** Name of the mapping that this one completes: what is not told here is taken from there, field by field. */
  extends: z.string().optional(),
  /** A table is of this kind when it has at least one column of every group. */
  recognisedBy: z.array(columns).min(1),
  /** Whether rows are whole documents, or bibliographic records that leave stored texts untouched. */
  part: z.enum(['whole', 'biblio']).optional(),
  constants: z.strictObject({ country: z.string().optional(), language: language.optional() }).optional(),
  separators: separators.optional(),
  dateFormats: z
    .array(
      z
        .string()
        .regex(
          /^[^A-Z]*YYYY[^A-Z]*(MM?[^A-Z]*)(DD?)[^A-Z]*$|^[^A-Z]*(MM?|DD?)[^A-Z]+(MM?|DD?)[^A-Z]+YYYY[^A-Z]*$/,
          'a pattern of YYYY, M or MM, D or DD',
        ),
    )
    .min(1)
    .optional(),
  /** Values that stand for nothing. */
  placeholders: z.array(z.string()).optional(),
  fields: fields.optional(),
});

/** A mapping as it is written. */
export type MappingFile = z.infer<typeof mappingSchema>;
export type TextField = z.infer<typeof text>;
export type ClaimsField = z.infer<typeof claims>;
export type PartyField = z.infer<typeof party>;
export type ClassesField = z.infer<typeof classes>;
export type MappingFields = z.infer<typeof fields>;

/** A mapping with everything told. */
export interface Mapping {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly recognisedBy: readonly (readonly string[])[];
  readonly part: 'whole' | 'biblio';
  readonly country: string | undefined;
  readonly language: string;
  readonly separators: readonly string[];
  readonly dateFormats: readonly string[];
  readonly placeholders: ReadonlySet<string>;
  readonly fields: MappingFields;
}

const DATE_FORMATS = ['YYYY-M-D', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日'];
const SEPARATORS = [';', '；', '|', '\n'];
const PLACEHOLDERS = ['-', '--', '—', '/', 'N/A', 'n/a', 'null', 'None'];

/** Checks the text of a mapping file. Throws ProblemError `format.mapping-invalid` naming the place and what is expected there. */
export function parseMappingFile(file: string, source: string): MappingFile {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw invalidMapping(file, '', cause instanceof Error ? cause.message : String(cause));
  }
  const checked = mappingSchema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw invalidMapping(file, issue.path.join('.'), issue.message);
}

/** Completes a mapping from the one it extends, and with what holds where neither tells. */
export function completeMapping(file: MappingFile, base?: MappingFile): Mapping {
  const merged = { ...base, ...file };
  return {
    name: file.name,
    title: file.title,
    recognisedBy: file.recognisedBy,
    part: merged.part ?? 'biblio',
    country: merged.constants?.country,
    language: merged.constants?.language ?? 'script',
    separators: merged.separators ?? SEPARATORS,
    dateFormats: merged.dateFormats ?? DATE_FORMATS,
    placeholders: new Set([...PLACEHOLDERS, ...(merged.placeholders ?? [])]),
    fields: { ...base?.fields, ...file.fields },
  };
}
