/** What a segment is sorted by: how many documents may be expected to have a literal, and its subclass. */
export interface Filing {
  weight(literal: number): number;
  subclassOf(literal: number): number;
}
