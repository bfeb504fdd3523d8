import type { EntryState, EntryStep, LedgerEntry, Light } from '../../../shared/ledger.ts';
import { ProblemError } from '../../platform/problems.ts';
import * as problems from './problems.ts';
import { type WorkCalendar, workingDaysUntil } from './working-days.ts';

/** Where a step leads from each state; a step that is not here cannot be made. */
const STEPS: Readonly<Record<Exclude<EntryStep, 'open'>, Partial<Record<EntryState, EntryState>>>> = {
  report: {
    'not-started': 'running',
    running: 'running',
    'sent-back': 'running',
    'extension-asked': 'extension-asked',
  },
  'ask-extension': { 'not-started': 'extension-asked', running: 'extension-asked', 'sent-back': 'extension-asked' },
  'grant-extension': { 'extension-asked': 'running' },
  'refuse-extension': { 'extension-asked': 'running' },
  'ask-closing': { running: 'to-confirm', 'sent-back': 'to-confirm' },
  'confirm-closing': { 'to-confirm': 'closed' },
  'send-back': { 'to-confirm': 'sent-back', closed: 'sent-back' },
  edit: {
    'not-started': 'not-started',
    running: 'running',
    'extension-asked': 'extension-asked',
    'to-confirm': 'to-confirm',
    'sent-back': 'sent-back',
  },
};

/** @throws ProblemError when the step cannot be made from this state. */
export function entryStateAfter(state: EntryState, step: Exclude<EntryStep, 'open'>): EntryState {
  const next = STEPS[step][state];
  if (next === undefined) throw new ProblemError(problems.wrongEntryStep(state));
  return next;
}

/** The steps that can be made from a state. */
export function entryStepsFrom(state: EntryState): Exclude<EntryStep, 'open'>[] {
  const steps = Object.keys(STEPS) as Exclude<EntryStep, 'open'>[];
  return steps.filter((step) => STEPS[step][state] !== undefined);
}

/** Working days before its day from which an entry is yellow. */
const SOON = 7;

/** An extension that is asked for changes no light until it is granted. */
export function lightOf(
  { state, dueOn, withdrawnOn }: Pick<LedgerEntry, 'state' | 'dueOn' | 'withdrawnOn'>,
  today: string,
  calendar: WorkCalendar,
): Light {
  if (state === 'closed') return 'off';
  if (withdrawnOn !== null && withdrawnOn <= today) return 'withdrawn';
  if (today > dueOn) return 'red';
  return workingDaysUntil(dueOn, today, calendar, SOON + 1) <= SOON ? 'yellow' : 'green';
}
