import type { EntryStep, LedgerEntry } from '../../../shared/ledger.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { ownUnits, unitsSeenFrom } from '../network/index.ts';
import { entryStepsFrom } from './entry-rules.ts';
import type { ReturnPart } from './returns.ts';

/** Who looks at the ledger or acts on it. */
export interface Viewer {
  readonly unit: number;
  /** Their unit and those that ended and went on in it. */
  readonly own: readonly number[];
  readonly roles: readonly string[];
  /** As the records call them; absent where nobody acts. */
  readonly actor?: string;
  /** The units that they see; all of the house's where it is absent. */
  readonly units?: readonly number[];
}

/** What somebody may see: the officer all, a province its own and below, a service point itself. */
export async function viewerOf(
  db: Db,
  house: Scope,
  { organisationId, roles }: { readonly organisationId: number; readonly roles: readonly string[] },
  clock: Clock,
): Promise<Viewer> {
  const own = await ownUnits(db, house, organisationId);
  const viewer = { unit: organisationId, own, roles };
  if (roles.includes('officer')) return viewer;
  if (!roles.some((role) => role.startsWith('province-'))) return { ...viewer, units: own };
  return { ...viewer, units: await unitsSeenFrom(db, house, organisationId, Number(dayOf({ clock }).slice(0, 4))) };
}

export function sees({ units }: Viewer, unit: number): boolean {
  return units === undefined || units.includes(unit);
}

/** The parts that somebody has in the return of a unit. */
export function returnPartsOf(viewer: Viewer, unit: number): ReturnPart[] {
  if (!sees(viewer, unit)) return [];
  const { roles } = viewer;
  return [
    ...(roles.includes('province-contact') || (roles.includes('service-point-staff') && viewer.own.includes(unit))
      ? ['contact' as const]
      : []),
    ...(roles.includes('province-responsible') ? ['responsible' as const] : []),
    ...(roles.includes('officer') ? ['officer' as const] : []),
  ];
}

const OF_UNIT: ReadonlySet<EntryStep> = new Set(['report', 'ask-extension', 'ask-closing']);
const OF_OVERSEER: ReadonlySet<EntryStep> = new Set([
  'grant-extension',
  'refuse-extension',
  'confirm-closing',
  'send-back',
  'edit',
]);

/** Whether somebody does what an entry of a unit is about. */
export function worksFor(viewer: Viewer, unit: number): boolean {
  return !viewer.roles.includes('officer') && sees(viewer, unit);
}

/** Whether somebody decides on an entry of a unit: the officer, and the responsible person of the province above it, never of itself. */
export function oversees(viewer: Viewer, unit: number): boolean {
  if (viewer.roles.includes('officer')) return true;
  return viewer.roles.includes('province-responsible') && !viewer.own.includes(unit) && sees(viewer, unit);
}

/** The officer reports too, for a unit that sent its sheet in by hand; the history names who wrote it. */
export function mayStep(viewer: Viewer, unit: number, step: EntryStep): boolean {
  if (step === 'report' && viewer.roles.includes('officer')) return true;
  return (OF_UNIT.has(step) && worksFor(viewer, unit)) || (OF_OVERSEER.has(step) && oversees(viewer, unit));
}

/** What somebody may do next with an entry. */
export function entryActsOf(
  viewer: Viewer,
  { unit, state, withdrawnOn }: Pick<LedgerEntry, 'unit' | 'state' | 'withdrawnOn'>,
): (EntryStep | 'add-evidence')[] {
  if (withdrawnOn !== null) return [];
  const steps = entryStepsFrom(state).filter((step) => mayStep(viewer, unit.id, step));
  return [...steps, ...(state !== 'closed' && sees(viewer, unit.id) ? ['add-evidence' as const] : [])];
}
