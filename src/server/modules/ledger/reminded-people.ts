import type { Language } from '../../../shared/accounts.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listAccounts } from '../accounts/index.ts';
import { listOrganisations, postsOf } from '../network/index.ts';
import type { Reminded } from './reminder-rules.ts';

/** One who is reminded; without an address where the unit has nobody who can be reached by mail. */
export interface Addressee {
  readonly unit: number;
  readonly name: string;
  readonly address: string | null;
  readonly language: Language;
}

/** Finds whom to remind of what a unit does. */
export interface RemindedPeople {
  aboveIsHouse(unit: number): boolean;
  of(unit: number, reminded: Reminded): Promise<readonly Addressee[]>;
}

const ROLE_OF = {
  contact: ['province-contact', 'service-point-staff'],
  responsible: ['province-responsible'],
} as const;

/** Addresses are those of the posts; where a post has none, those of the people who sign in for it. */
export async function remindedPeople(db: Db, house: Scope, clock: Clock): Promise<RemindedPeople> {
  const units = new Map((await listOrganisations(db, house)).map((unit) => [unit.id, unit]));
  const accounts = (await listAccounts(db, house)).filter(({ state }) => state === 'active');
  const today = dayOf({ clock });
  const parentOf = (unit: number): number => units.get(unit)?.parentId ?? house.organisationId;

  const languageOf = (unit: number): Language => units.get(unit)?.language ?? 'zh';

  const officers = (): readonly Addressee[] =>
    accounts
      .filter(({ organisation, roles }) => organisation.id === house.organisationId && roles.includes('officer'))
      .map(({ name, email, language }) => ({ unit: house.organisationId, name, address: email, language }));

  async function holders(unit: number, post: 'contact' | 'responsible'): Promise<readonly Addressee[]> {
    const posts = await postsOf(db, house, unit, today);
    const held = posts.find((one) => one.post === post && one.mail !== null);
    if (held?.mail != null) {
      const own = accounts.find(({ id }) => id === held.accountId);
      return [{ unit, name: held.name, address: held.mail, language: own?.language ?? languageOf(unit) }];
    }
    const roles: readonly string[] = ROLE_OF[post];
    return accounts
      .filter(({ organisation, roles: own }) => organisation.id === unit && own.some((role) => roles.includes(role)))
      .flatMap(({ name, email, language }) => (email === null ? [] : [{ unit, name, address: email, language }]));
  }

  async function orNobody(unit: number, found: readonly Addressee[]): Promise<readonly Addressee[]> {
    return found.length > 0
      ? found
      : [{ unit, name: units.get(unit)?.name ?? '', address: null, language: languageOf(unit) }];
  }

  return {
    aboveIsHouse: (unit) => parentOf(unit) === house.organisationId,
    async of(unit, reminded) {
      switch (reminded) {
        case 'officer':
          return officers();
        case 'above':
          return orNobody(parentOf(unit), await holders(parentOf(unit), 'responsible'));
        case 'responsible':
          return holders(unit, 'responsible');
        case 'contact': {
          if (unit === house.organisationId) return officers();
          const contacts = await holders(unit, 'contact');
          return orNobody(unit, contacts.length > 0 ? contacts : await holders(unit, 'responsible'));
        }
      }
    },
  };
}
