import { z } from 'zod';
import { highlight } from './patents.ts';

/**
 * The interest profile (画像) of an enterprise, association or park: what is to be told to whom.
 *
 * How the parts combine (shown to the user by `explainQuery` of the compiled query):
 *
 *     ( topic  OR  watched applicants  OR  expert query )   AND restrictions   NOT exclusions
 *
 * - topic: every concept AND (any of the IPC classes, where there are some); within a concept any term, Chinese or English;
 * - watched applicants: any of the names, former names and names of the group, whatever the topic;
 * - expert query: written in the search language, catches beside the other two;
 * - restrictions: kinds, types, countries, publication dates, legal status; one of each list, and all lists that are not empty;
 * - exclusions: no publication in which one of these terms stands, whatever caught it.
 *
 * At least one of topic, watched applicants and expert query is needed.
 */

const term = z.string().trim().min(1).max(200);
const isoDate = z.iso.date();

/** The text that terms are looked for in: title and abstract, with claims, or everything. */
export const conceptFields = z.enum(['ta', 'tac', 'ft']);

export const profileConcept = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    zh: z.array(term).max(500).default([]),
    en: z.array(term).max(500).default([]),
    fields: conceptFields.default('ta'),
  })
  .refine((concept) => concept.zh.length + concept.en.length > 0, {
    message: '概念至少要有一个中文或英文检索词 / a concept needs at least one Chinese or English term',
  });

export const watchedApplicant = z.strictObject({
  name: term,
  former: z.array(term).max(100).default([]),
  group: z.array(term).max(500).default([]),
});

export const readerRole = z.enum(['ip-manager', 'rd', 'management', 'other']);
export const secrecy = z.enum(['normal', 'confidential']);

export const profileDefinition = z.strictObject({
  concepts: z.array(profileConcept).max(50).default([]),
  ipc: z.array(z.string().trim().min(1).max(40)).max(500).default([]),
  applicants: z.array(watchedApplicant).max(500).default([]),
  query: z.string().trim().min(1).max(20_000).optional(),
  exclusions: z.array(term).max(500).default([]),
  /** ST.16 kind codes. */
  kinds: z.array(z.string().trim().min(1).max(4)).max(50).default([]),
  types: z.array(z.enum(['invention', 'utility', 'design'])).default([]),
  /** ST.3 codes of the publishing offices. */
  countries: z.array(z.string().trim().length(2)).max(260).default([]),
  published: z.strictObject({ from: isoDate.optional(), to: isoDate.optional() }).optional(),
  /** Legal stages as the field `ls` of the search language takes them, such as only lapsed patents for free use. */
  legalStatus: z.array(z.string().trim().min(1).max(20)).max(50).default([]),
  readerRole: readerRole.default('rd'),
  secrecy: secrecy.default('normal'),
});

export type ProfileConcept = z.infer<typeof profileConcept>;
export type WatchedApplicant = z.infer<typeof watchedApplicant>;
export type ProfileDefinition = z.infer<typeof profileDefinition>;
/** A definition as people write it: lists that are empty may be left out. */
export type ProfileDefinitionInput = z.input<typeof profileDefinition>;

export const profileStatus = z.enum(['draft', 'active', 'paused', 'expired']);
export type ProfileStatus = z.infer<typeof profileStatus>;

/** 快报, 简报, 预警, 专题数据库, 专题分析, 失效专利推荐. */
export const wishedResult = z.enum(['express', 'brief', 'alert', 'database', 'analysis', 'lapsed']);

/** What an enterprise asks for, before the analyst makes a profile of it. */
export const demandContent = z.strictObject({
  problem: z.string().trim().min(1).max(5000),
  products: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  technicalPoints: z.array(z.string().trim().min(1).max(500)).max(100).default([]),
  results: z.array(wishedResult).max(10).default([]),
  /** How the enterprise wishes to be served: by which channel, how often, by whom to be called. */
  contactWishes: z.string().trim().max(1000).optional(),
  submittedOn: isoDate,
});
export type DemandContent = z.infer<typeof demandContent>;

export const demandState = z.enum(['submitted', 'accepted', 'declined']);
export type DemandState = z.infer<typeof demandState>;

const code = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u);

/** What `chuanli profile import` reads: the enterprises of a house and their profiles. Importing it again changes nothing. */
export const profileFile = z.strictObject({
  format: z.literal('chuanli-profiles/1'),
  /** Free remark of the file's author. */
  note: z.string().max(2000).optional(),
  organisations: z
    .array(
      z.strictObject({
        /** How this file refers to it; the organisation is known again by its credit code, or its name where it has none. */
        code,
        name: z.string().trim().min(1).max(200),
        kind: z.enum(['enterprise', 'association', 'park', 'makerspace', 'institute', 'other']).default('enterprise'),
        /** 统一社会信用代码. */
        creditCode: z.string().trim().optional(),
        region: z.string().trim().min(1).max(100).optional(),
        language: z.enum(['zh', 'en']).default('zh'),
      }),
    )
    .max(100_000),
  profiles: z
    .array(
      z.strictObject({
        organisation: code,
        code,
        name: z.string().trim().min(1).max(200),
        status: profileStatus.default('active'),
        validFrom: isoDate.optional(),
        validTo: isoDate.optional(),
        demand: demandContent.optional(),
        definition: profileDefinition,
        /** Why this version was made. */
        note: z.string().trim().max(1000).optional(),
        /** Channel, frequency and recipients; read by the push module, kept out of the profile. */
        delivery: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .max(1_000_000),
});
export type ProfileFile = z.infer<typeof profileFile>;

export const profileImportResult = z.strictObject({
  organisations: z.strictObject({ created: z.int(), known: z.int() }),
  profiles: z.strictObject({ created: z.int(), revised: z.int(), unchanged: z.int() }),
});
export type ProfileImportResult = z.infer<typeof profileImportResult>;

/** A publication as a list shows it. */
export const publicationLine = z.strictObject({
  number: z.string(),
  title: z.string(),
  date: z.string().optional(),
  /** Where it matched, when that was asked for. */
  highlights: z.array(highlight).readonly().optional(),
});
export type PublicationLine = z.infer<typeof publicationLine>;

/** A profile tried on what is stored. Weeks run backwards from `until`, seven days each, by publication date. */
export const profileTest = z.strictObject({
  query: z.string(),
  explanation: z.strictObject({ zh: z.string(), en: z.string() }),
  until: z.string(),
  /** Everything stored that the profile would catch, of whatever date. */
  total: z.int(),
  /** Those of them that bear no publication date, and so stand in no week. */
  undated: z.int(),
  perWeek: z.number(),
  weeks: z.array(
    z.strictObject({ from: z.string(), to: z.string(), count: z.int(), publications: z.array(publicationLine) }),
  ),
});
export type ProfileTest = z.infer<typeof profileTest>;

/** What a new version would catch that the old one does not, and what it would no longer catch. */
export const profileComparison = z.strictObject({
  gained: z.strictObject({ count: z.int(), publications: z.array(publicationLine) }),
  lost: z.strictObject({ count: z.int(), publications: z.array(publicationLine) }),
});
export type ProfileComparison = z.infer<typeof profileComparison>;
