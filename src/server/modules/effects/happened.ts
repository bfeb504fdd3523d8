import type { UseNode } from '../../../shared/effects.ts';
import type { Rating } from '../../../shared/push.ts';
import type { Scope } from '../../platform/db/index.ts';
import { happening } from '../../platform/happenings.ts';

/** A judgement of an item by its enterprise. It is told each time; what is counted once is the item. */
export interface JudgedByEnterprise {
  readonly house: Scope;
  readonly enterpriseId: number;
  readonly queueItemId: number;
  readonly rating: Rating;
  readonly at: Date;
}
export const itemJudged = happening<JudgedByEnterprise>('effects.item-judged');

/** What an enterprise used an item for. */
export interface UsedByEnterprise {
  readonly house: Scope;
  readonly enterpriseId: number;
  readonly useId: number;
  readonly node: UseNode;
  readonly whatChanged: string;
  readonly at: Date;
}
export const itemUsed = happening<UsedByEnterprise>('effects.item-used');
