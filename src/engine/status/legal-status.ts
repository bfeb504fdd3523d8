import { documentStage } from '../numbers/index.ts';
import type { LegalEvent, Publication } from '../publication.ts';
import { type EventEffect, effectOf } from './event-codes.ts';
import { isEnded, type LegalStage } from './stages.ts';

/** The stage that the record shows, on which day it was reached, and from what that is concluded. */
export interface LegalStatus {
  readonly stage: LegalStage;
  readonly date?: string;
  /** `kind`: only the kind of the document tells it. */
  readonly source: 'event' | 'kind';
  readonly event?: LegalEvent;
  /** `high` when a dated event of the office says it and no adverse event that we cannot read came later. */
  readonly confidence: 'high' | 'low';
}

interface Step {
  readonly effect: EventEffect;
  readonly date?: string;
  readonly event?: LegalEvent;
}

type Reached = Step & { readonly effect: LegalStage };

/** How things stand after some steps: the furthest living stage, and the end that came after it. */
interface Standing {
  readonly alive?: Reached;
  readonly end?: Reached;
}

/**
 * The legal stage of a publication's right, derived from its events and its kind; undefined where neither tells
 * anything. It is what the record shows and no more: the absence of an event that ends a right does not prove that the
 * right is in force.
 */
export function legalStatusOf(publication: Publication): LegalStatus | undefined {
  const events = publication.legalEvents ?? [];
  const { alive, end } = [...kindStep(publication), ...eventSteps(events)].reduce<Standing>(after, {});
  const reached = end ?? alive;
  return reached && statusOf(reached, events);
}

/** The stage for `ls=`, and for telling two states of a record apart. */
export function legalStageOf(publication: Publication): LegalStage | undefined {
  return legalStatusOf(publication)?.stage;
}

/** The stage that the document itself stands for, at the day of its publication. */
function kindStep({ id, publicationDate }: Publication): Step[] {
  const uncorrected = documentStage(id, publicationDate) === 'correction' ? { ...id, kind: id.kind.slice(0, 1) } : id;
  const stage = documentStage(uncorrected, publicationDate);
  const effect =
    stage === 'grant' ? 'granted' : stage === 'application' || stage === 'search-report' ? 'published' : undefined;
  return effect ? [{ effect, ...(publicationDate ? { date: publicationDate } : {}) }] : [];
}

/** In the order of their days; what is stated without a day is how things stand, and comes last. */
function eventSteps(events: readonly LegalEvent[]): Step[] {
  return events
    .toSorted((one, other) => compare(one.date ?? UNDATED, other.date ?? UNDATED))
    .flatMap((event) => {
      const effect = effectOf(event);
      return effect ? [{ effect, event, ...(event.date ? { date: event.date } : {}) }] : [];
    });
}

const UNDATED = '9999-99-99';

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Progress never goes back; after an end only a restoration leads on, or a grant after the application was refused or
 * withdrawn.
 */
function after(standing: Standing, step: Step): Standing {
  const { alive, end } = standing;
  if (step.effect === 'restored') return end ? { alive: { ...step, effect: alive?.effect ?? 'published' } } : standing;
  const reached = { ...step, effect: step.effect };
  if (isEnded(reached.effect)) return { ...standing, end: reached };
  const goesOn = end === undefined || (alive?.effect !== 'granted' && reached.effect === 'granted');
  return goesOn && isFurther(reached, alive) ? { alive: reached } : standing;
}

/** An event also takes the place of the document that shows the same stage: it is the better witness. */
function isFurther(reached: Reached, alive: Reached | undefined): boolean {
  if (alive === undefined) return true;
  const progress = PROGRESS.indexOf(reached.effect) - PROGRESS.indexOf(alive.effect);
  return progress > 0 || (progress === 0 && alive.event === undefined);
}

const PROGRESS: readonly LegalStage[] = ['published', 'examination', 'granted'];

function statusOf({ effect, date, event }: Reached, events: readonly LegalEvent[]): LegalStatus {
  const clouded = events.some(
    (other) => other.influence === '-' && effectOf(other) === undefined && (other.date ?? '') > (date ?? ''),
  );
  return {
    stage: effect,
    ...(date ? { date } : {}),
    source: event ? 'event' : 'kind',
    ...(event ? { event } : {}),
    confidence: event?.date && !clouded ? 'high' : 'low',
  };
}
