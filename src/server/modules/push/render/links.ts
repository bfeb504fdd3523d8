import type { IssueItem, Rating } from '../../../../shared/push.ts';

/** The addresses in an issue that belong to one recipient. A feed has none of its own: its readers judge at the desk. */
export interface RecipientLinks {
  readonly judge?: (item: IssueItem, rating: Rating) => string;
  readonly stop?: string;
}
