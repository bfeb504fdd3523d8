import { z } from 'zod';

export const classLevel = z.enum(['section', 'class', 'subclass', 'main_group', 'subgroup']);
export type ClassLevel = z.infer<typeof classLevel>;

/** A class of the International Patent Classification with its titles, each dated by its edition. */
export const classLine = z.strictObject({
  symbol: z.string(),
  level: classLevel,
  parent: z.string().nullable(),
  /** Dots of a subgroup; null where the file that was loaded does not tell them. */
  dots: z.int().nullable(),
  titleZh: z.string().nullable(),
  titleEn: z.string().nullable(),
  editionZh: z.int().nullable(),
  editionEn: z.int().nullable(),
  /** Whether anything stands below it. */
  hasBelow: z.boolean(),
});
export type ClassLine = z.infer<typeof classLine>;

export const classesRequest = z.strictObject({
  /** Lists what stands directly below a symbol; without it and without `q` or `symbols` the sections. */
  parent: z.string().trim().max(40).optional(),
  /** Searches by the beginning of a symbol, or by words of a title. */
  q: z.string().trim().max(100).optional(),
  /** Titles of single symbols, separated by commas. */
  symbols: z.string().max(10_000).optional(),
});

export const classesPage = z.strictObject({
  classes: z.array(classLine),
  /** Whether there are more than are listed. */
  cut: z.boolean(),
  /** Whether any titles are loaded at all. */
  loaded: z.boolean(),
});
export type ClassesPage = z.infer<typeof classesPage>;

/** What `import-ipc` prints. */
export const classImportResult = z.strictObject({
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  editionZh: z.int().nullable(),
  editionEn: z.int().nullable(),
  /** Main groups of which the file tells the dots of all subgroups. */
  groupsWithLevels: z.int(),
  groups: z.int(),
  /** Lines of the list whose symbol or level cannot be read, the first hundred. */
  leftOut: z.array(z.strictObject({ line: z.int(), code: z.string() })),
  leftOutTotal: z.int(),
});
export type ClassImportResult = z.infer<typeof classImportResult>;
