/**
 * One published patent document, whatever office and format it came from.
 *
 * Invariants that every reader keeps:
 * - dates are ISO 8601 calendar dates (`2023-10-31`) that exist in the calendar;
 * - texts are plain Unicode (NFC as written by the office), paragraphs separated by `\n`, without markup or leading and trailing space;
 * - languages are ISO 639-1 codes in lower case; `und` where the source does not tell;
 * - symbols of the IPC and the CPC are canonical (`H01M10/0525`, see numbers/);
 * - what the source does not say is absent, never an empty string or an empty array.
 */
export interface Publication {
  readonly id: PublicationId;
  readonly source: PublicationSource;
  /** `withdrawn` when the office took the publication back or deleted its record; `replacedBy` when it was re-keyed. */
  readonly status?: {
    readonly state: 'published' | 'withdrawn';
    readonly replacedBy?: PublicationId;
    readonly date?: string;
  };
  readonly publicationDate?: string;
  readonly application?: ApplicationReference;
  readonly titles?: readonly LanguageText[];
  readonly abstracts?: readonly LanguageText[];
  readonly claims?: readonly LanguageClaims[];
  readonly descriptions?: readonly LanguageText[];
  readonly applicants?: readonly Party[];
  readonly inventors?: readonly Party[];
  readonly assignees?: readonly Party[];
  readonly agents?: readonly Party[];
  readonly classifications?: readonly Classification[];
  readonly priorities?: readonly Priority[];
  readonly families?: readonly FamilyMembership[];
  readonly citations?: readonly Citation[];
  readonly legalEvents?: readonly LegalEvent[];
  /** Number of the PCT application and publication that this national document continues, where named. */
  readonly international?: { readonly application?: string; readonly publication?: string };
}

/**
 * The identity of a publication: ST.3 office, number in canonical form (see numbers/), ST.16 kind code.
 * `kind` is '' where the source does not tell it. Records that bear no publication number carry the office `XX`
 * (ST.3: unknown) and the source's own identifier, so that they can be stored, found and cited, and never collide with a real number.
 */
export interface PublicationId {
  readonly country: string;
  readonly number: string;
  readonly kind: string;
}

/** What a record is a record of, so that later records replace exactly what they speak of and leave the rest. */
export interface PublicationSource {
  /** The reader that made it: `us-redbook`, `us-pap`, `us-st32`, `us-greenbook`, `us-st96`, `epo-exchange`, `cnipa-cn`, `cnipa-business`, `jsonl:<mapping>` … */
  readonly format: string;
  /**
   * The part of the publication that the record tells about. `whole` is a complete document; the others are partial
   * records (a claims response, a legal-event response) that enrich a publication stored before or after them.
   */
  readonly part: 'whole' | 'biblio' | 'abstract' | 'claims' | 'description' | 'family' | 'legal' | 'reference';
  /** Where the source gives a date or sequence of exchange: the later one wins. ISO date. */
  readonly exchanged?: string;
}

export interface LanguageText {
  readonly lang: string;
  readonly text: string;
}

export interface LanguageClaims {
  readonly lang: string;
  /** One string per claim, in order, with its own number as printed where it has one. */
  readonly claims: readonly string[];
}

export interface ApplicationReference {
  readonly country: string;
  /** Canonical application number, see numbers/; absent where the source gives only the date. */
  readonly number?: string;
  readonly kind?: string;
  readonly date?: string;
}

export interface Party {
  readonly name: string;
  /** The name as the office harmonised it (EPO `docdb` form and the like), where it differs. */
  readonly standardName?: string;
  /** ST.3 code of residence. */
  readonly country?: string;
  /** State, province or city as written. */
  readonly region?: string;
}

export interface Classification {
  readonly scheme: 'ipc' | 'cpc';
  readonly symbol: string;
  /** Version of the scheme, ISO date or `YYYY-MM`; editions 1–7 of the IPC as `1`…`7`. */
  readonly version?: string;
  readonly level?: 'core' | 'advanced' | 'subclass';
  readonly position?: 'first' | 'later';
  readonly value?: 'inventive' | 'additional';
}

export interface Priority {
  /** `XX` (ST.3: unknown) where the source gives only the date. */
  readonly country: string;
  readonly number?: string;
  readonly kind?: string;
  readonly date?: string;
}

/** A dated relation, never a key: families split, merge and take new identifiers. */
export interface FamilyMembership {
  readonly scheme: 'docdb' | 'inpadoc' | 'office';
  readonly id: string;
  /** ISO date on which the source said so, where it tells. */
  readonly asOf?: string;
}

export interface Citation {
  readonly publication?: { readonly country: string; readonly number: string; readonly kind?: string };
  /** Text of a non-patent citation, or the citation as printed where its number cannot be read. */
  readonly text?: string;
  readonly category?: string;
  readonly by?: 'examiner' | 'applicant' | 'other';
}

export interface LegalEvent {
  readonly office: string;
  /** Code as the office or INPADOC writes it, trimmed. */
  readonly code: string;
  readonly date?: string;
  readonly description?: string;
  /** `+` favours the right, `-` works against it, where the source says. */
  readonly influence?: '+' | '-';
}

/** `CN113914863A`: the key under which a publication is stored and shown. */
export function publicationKey(id: PublicationId): string {
  return id.country + id.number + id.kind;
}
