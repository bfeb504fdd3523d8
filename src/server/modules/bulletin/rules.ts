import {
  type ContributionAct,
  type ContributionContent,
  type ContributionKind,
  type ContributionPart,
  type ContributionState,
  contributionLength,
  LONGEST_CONTRIBUTION,
  PARTS_OF,
} from '../../../shared/bulletin.ts';
import type { Problem } from '../../platform/problems.ts';
import { bulletinPolicy } from './policy.ts';
import { incomplete, tooLong } from './problems.ts';

/** What can be done with a contribution in each state, whoever does it. Consent can be withdrawn as long as there is any. */
const ACTS_IN: Readonly<Record<ContributionState, readonly ContributionAct[]>> = {
  draft: ['write', 'submit'],
  submitted: ['accept', 'send-back', 'recommend', 'withdraw-consent'],
  checked: ['send-back', 'recommend', 'edit', 'publish', 'withdraw-consent'],
  'sent-back': ['write', 'submit', 'withdraw-consent'],
  published: ['take-down', 'withdraw-consent'],
  'taken-down': ['send-back', 'edit', 'publish', 'withdraw-consent'],
  withdrawn: ['write', 'submit'],
};

const ROLES_FOR: Readonly<Record<ContributionAct, readonly string[]>> = {
  write: bulletinPolicy.write.roles,
  submit: bulletinPolicy.write.roles,
  'withdraw-consent': bulletinPolicy.write.roles,
  accept: bulletinPolicy.check.roles,
  'send-back': bulletinPolicy.check.roles,
  recommend: bulletinPolicy.recommend.roles,
  edit: bulletinPolicy.publish.roles,
  publish: bulletinPolicy.publish.roles,
  'take-down': bulletinPolicy.publish.roles,
};

/** What only the unit itself does, or the one that it went on in, none above it. */
const OWN: readonly ContributionAct[] = ['write', 'submit', 'withdraw-consent'];

/** Whether an act is possible with a contribution as it is. */
export function isPossible(
  act: ContributionAct,
  { state, kind, consent }: { state: ContributionState; kind: ContributionKind; consent: number | null },
): boolean {
  if (!ACTS_IN[state].includes(act)) return false;
  if (act === 'recommend') return kind === 'case';
  return act !== 'withdraw-consent' || consent !== null;
}

/** What a person may do with a contribution that they see; `isOwn` where it is of their own unit. */
export function actsOf(
  contribution: { state: ContributionState; kind: ContributionKind; consent: number | null; isOwn: boolean },
  person: { readonly roles: readonly string[] },
): ContributionAct[] {
  const acts = Object.keys(ROLES_FOR) as ContributionAct[];
  return acts.filter(
    (act) =>
      isPossible(act, contribution) &&
      ROLES_FOR[act].some((role) => person.roles.includes(role)) &&
      (contribution.isOwn || !OWN.includes(act)) &&
      // What a province has checked goes back by the house alone.
      (act !== 'send-back' || contribution.state === 'submitted' || person.roles.includes('officer')),
  );
}

/** What stands in the way of handing a contribution in, or of publishing it. */
export function flawOf(kind: ContributionKind, content: ContributionContent): Problem | undefined {
  const missing: ('title' | ContributionPart)[] = PARTS_OF[kind].filter(
    (part) => (content.parts[part] ?? '').trim() === '',
  );
  if (content.title.trim() === '') missing.unshift('title');
  if (missing.length > 0) return incomplete(missing);
  const length = contributionLength(kind, content);
  return length > LONGEST_CONTRIBUTION ? tooLong(length) : undefined;
}
