import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const said = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });

/** What the import of a workbook of organisations came to. Rows count as the sheet numbers them. */
export const networkImport = z.strictObject({
  year: z.int(),
  rows: z.int(),
  entered: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows of which nothing was taken, with everything that is wrong with each. */
  refused: z.array(
    z.strictObject({
      row: z.int(),
      name: z.string(),
      problems: z.array(z.strictObject({ column: words.nullable(), problem: said })),
    }),
  ),
  /** What a person should know of the sheet as a whole. */
  notes: z.array(said),
});
export type NetworkImport = z.infer<typeof networkImport>;
