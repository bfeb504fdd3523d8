import { z } from 'zod';

export const ORGANISATION_KINDS = [
  'office',
  'base',
  'station',
  'service-point',
  'enterprise',
  'agency',
  'association',
  'park',
  'makerspace',
  'university',
  'institute',
  'library',
  'other',
] as const;
export const organisationKind = z.enum(ORGANISATION_KINDS);
export type OrganisationKind = z.infer<typeof organisationKind>;

export const organisationView = z.strictObject({
  id: z.int(),
  name: z.string(),
  kind: organisationKind,
  creditCode: z.string().nullable(),
  region: z.string().nullable(),
  /** What it belongs to within its house. */
  parentId: z.int().nullable(),
  language: z.enum(['zh', 'en']),
});
export type OrganisationView = z.infer<typeof organisationView>;

/** An organisation with what is said of it. An empty credit code or region is none. */
export const organisationInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: organisationKind,
  creditCode: z.string().trim().max(40).optional(),
  region: z.string().trim().max(100).optional(),
  /** Left as it is where absent. */
  parentId: z.int().positive().nullable().optional(),
  language: z.enum(['zh', 'en']),
});
export type OrganisationInput = z.infer<typeof organisationInput>;

export const organisationList = z.strictObject({
  /** The house first, then those that it serves. */
  organisations: z.array(organisationView),
  houseId: z.int(),
});
export type OrganisationList = z.infer<typeof organisationList>;
