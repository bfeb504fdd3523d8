import type { ServicePointStepInput } from '../../../shared/network-service-points.ts';

/** Years after which a service point is evaluated anew, as information centres (TISC) are. */
const EVALUATION_YEARS = 3;
/** Months for putting a service point right, where the evaluation set no day. */
const RECTIFY_MONTHS = 3;

type DatedStep = Pick<ServicePointStepInput, 'step' | 'on' | 'result' | 'rectifyBy'>;

/** The day by which a service point is evaluated, three years after it started or was evaluated last; undefined before it started. */
export function evaluateUntil(steps: readonly DatedStep[]): string | undefined {
  const since = steps.findLast(({ step }) => step === 'start' || step === 'evaluate');
  return since && monthsAfter(since.on, 12 * EVALUATION_YEARS);
}

/** The day until which a service point that was found unqualified has to be put right; undefined where none was. */
export function rectifyUntil(steps: readonly DatedStep[]): string | undefined {
  const found = steps.findLast(({ step }) => step === 'evaluate');
  if (found?.result !== 'unqualified') return undefined;
  return found.rectifyBy ?? monthsAfter(found.on, RECTIFY_MONTHS);
}

/** The same day of a later month, or its last where it has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
}
