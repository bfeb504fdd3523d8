import type { DraftFault, ProfileView } from '../../../shared/profile-views.ts';
import type {
  DemandContent,
  ProfileConcept,
  ProfileDefinition,
  ProfileDefinitionInput,
  WatchedApplicant,
} from '../../../shared/profiles.ts';

/** A row of a table that is edited, with a key of its own so that fields keep their focus. */
type Row<T> = T & { readonly key: string };

/** What stands in the form, whether or not it is complete. */
export interface ProfileDraft {
  readonly name: string;
  readonly demand: Omit<DemandContent, 'submittedOn' | 'contactWishes'> & { readonly contactWishes: string };
  readonly concepts: readonly Row<ProfileConcept>[];
  readonly applicants: readonly Row<WatchedApplicant>[];
  readonly query: string;
  readonly from: string;
  readonly to: string;
  /** The lists and choices that stand in the form as the definition has them. */
  readonly rest: Omit<ProfileDefinition, 'concepts' | 'applicants' | 'query' | 'published'>;
}

const newKey = (): string => `row-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

export const newConcept = (): Row<ProfileConcept> => ({ key: newKey(), name: '', zh: [], en: [], fields: 'ta' });
export const newApplicant = (): Row<WatchedApplicant> => ({ key: newKey(), name: '', former: [], group: [] });

export function emptyDraft(query: string): ProfileDraft {
  return {
    name: '',
    demand: { problem: '', products: [], technicalPoints: [], results: [], contactWishes: '' },
    concepts: query === '' ? [newConcept()] : [],
    applicants: [],
    query,
    from: '',
    to: '',
    rest: {
      ipc: [],
      exclusions: [],
      kinds: [],
      types: [],
      countries: [],
      legalStatus: [],
      readerRole: 'rd',
      secrecy: 'normal',
    },
  };
}

/** The newest version as a form. The keys are those of the rows' places, so that two readings of it are equal. */
export function draftOf({ name, demand, versions }: ProfileView): ProfileDraft {
  const { concepts, applicants, query, published, ...rest } = versions[0]!.definition;
  return {
    name,
    demand: {
      problem: demand?.problem ?? '',
      products: demand?.products ?? [],
      technicalPoints: demand?.technicalPoints ?? [],
      results: demand?.results ?? [],
      contactWishes: demand?.contactWishes ?? '',
    },
    concepts: concepts.map((concept, at) => ({ ...concept, key: `concept-${at}` })),
    applicants: applicants.map((applicant, at) => ({ ...applicant, key: `applicant-${at}` })),
    query: query ?? '',
    from: published?.from ?? '',
    to: published?.to ?? '',
    rest,
  };
}

const isWritten = ({ name, zh, en }: ProfileConcept): boolean => name.trim() !== '' || zh.length + en.length > 0;
const isNamed = ({ name, former, group }: WatchedApplicant): boolean =>
  name.trim() !== '' || former.length + group.length > 0;

/** The definition that the form stands for. Rows in which nothing is written are left out; a concept is called by its first term. */
export function definitionOf(draft: ProfileDraft): ProfileDefinitionInput {
  const { concepts, applicants, query, from, to, rest } = draft;
  return {
    ...rest,
    concepts: concepts.filter(isWritten).map(({ key, ...concept }) => ({
      ...concept,
      name: concept.name.trim() || (concept.zh[0] ?? concept.en[0] ?? '').slice(0, 100),
    })),
    applicants: applicants.filter(isNamed).map(({ key, ...applicant }) => applicant),
    ...(query.trim() === '' ? {} : { query }),
    ...(from === '' && to === '' ? {} : { published: { ...(from && { from }), ...(to && { to }) } }),
  };
}

/** What is sent of the demand; nothing where no problem is written. */
export function demandOf({ demand }: ProfileDraft) {
  if (demand.problem.trim() === '') return {};
  const { contactWishes, ...rest } = demand;
  return { demand: { ...rest, ...(contactWishes.trim() === '' ? {} : { contactWishes }) } };
}

/** The faults as the form counts its rows, those left out of the definition too. */
export function faultsOfForm(draft: ProfileDraft, faults: readonly DraftFault[]): DraftFault[] {
  const places = {
    concepts: draft.concepts.flatMap((row, at) => (isWritten(row) ? [at] : [])),
    applicants: draft.applicants.flatMap((row, at) => (isNamed(row) ? [at] : [])),
  };
  return faults.map((fault) => {
    const [part, at, ...deeper] = fault.path;
    if ((part !== 'concepts' && part !== 'applicants') || typeof at !== 'number') return fault;
    return { ...fault, path: [part, places[part][at] ?? at, ...deeper] };
  });
}

/** The faults at a field or anywhere within it. */
export function faultsAt(faults: readonly DraftFault[], ...path: DraftFault['path']): DraftFault[] {
  return faults.filter((fault) => path.every((step, at) => fault.path[at] === step));
}
