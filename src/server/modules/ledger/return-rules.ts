import type { Punctuality, ReturnContent, ReturnState, ReturnStep } from '../../../shared/ledger.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import * as problems from './problems.ts';

/** The days that hold for the returns of a plan. */
export interface ReturnDays {
  readonly onTimeUntil: string | null;
  readonly closedAfter: string | null;
  readonly reopenedUntil: string | null;
}

/** Where a step leads from each state; a step that is not here cannot be made. */
const STEPS: Readonly<Record<Exclude<ReturnStep, 'reopen'>, Partial<Record<ReturnState, ReturnState>>>> = {
  submit: { draft: 'submitted', 'sent-back': 'submitted' },
  confirm: { submitted: 'confirmed' },
  accept: { confirmed: 'accepted' },
  'send-back': { submitted: 'sent-back', confirmed: 'sent-back', accepted: 'sent-back' },
};

/** @throws ProblemError when the step cannot be made from this state. */
export function stateAfter(state: ReturnState, step: Exclude<ReturnStep, 'reopen'>): ReturnState {
  const next = STEPS[step][state];
  if (next === undefined) throw new ProblemError(problems.wrongStep(state));
  return next;
}

/** Whether the unit may write and submit: what was submitted waits, what was accepted stands. */
export function isWritable(state: ReturnState | null): boolean {
  return state === null || state === 'draft' || state === 'sent-back';
}

/** Whether the day is after the closing, and no reopening reaches to it. */
export function isClosed({ closedAfter, reopenedUntil }: ReturnDays, today: string): boolean {
  return closedAfter !== null && today > closedAfter && (reopenedUntil === null || today > reopenedUntil);
}

/** Late is what came in after its day, or has not come by then; being closed is another thing. */
export function punctualityOf(receivedOn: string | null, days: ReturnDays, today: string): Punctuality {
  const { onTimeUntil } = days;
  if (receivedOn !== null) return onTimeUntil === null || receivedOn <= onTimeUntil ? 'on-time' : 'late';
  if (isClosed(days, today)) return 'closed';
  return onTimeUntil === null || today <= onTimeUntil ? 'awaited' : 'overdue';
}

/** What a return still lacks before it can be submitted. */
export function lackingIn({ responsible, contact, content, schedule, expected }: ReturnContent): Problem | undefined {
  const lacking = [
    ...(responsible === null ? ['responsible' as const] : []),
    ...(contact === null ? ['contact' as const] : []),
    ...(content === '' ? ['content' as const] : []),
    ...(schedule.length === 0 ? ['schedule' as const] : []),
    ...(expected.length === 0 ? ['expected' as const] : []),
  ];
  if (lacking.length > 0) return problems.incomplete(lacking);
  const reversed = schedule.find(({ startOn, dueOn }) => startOn !== null && startOn > dueOn);
  return reversed && problems.reversed(reversed.matter);
}
