import { z } from 'zod';
import type { Problem } from '../../../engine/problem.ts';
import { parseQuery } from '../../../engine/query/index.ts';
import type { CompiledDraft, DraftFault } from '../../../shared/profile-views.ts';
import { type ProfileDefinition, profileDefinition } from '../../../shared/profiles.ts';
import { compileProfile, describeQuery } from './compile.ts';

type Path = DraftFault['path'];

/** The query of a definition as far as it is written, or everything that is wrong with it, each fault at its field. */
export function checkDraft(input: unknown): CompiledDraft {
  const read = profileDefinition.safeParse(input);
  if (!read.success) return { compiled: null, faults: shapeFaults(input, read.error) };
  const whole = compileProfile(read.data);
  if (whole.ok) return { compiled: describeQuery(whole.value.query), faults: [] };
  const faults = piecesOf(read.data).flatMap(({ path, piece }) => faultOf(path, piece));
  return { compiled: null, faults: faults.length > 0 ? faults : [{ path: [], problem: plain(whole.problem) }] };
}

function shapeFaults(input: unknown, { issues }: z.ZodError): DraftFault[] {
  const chinese = profileDefinition.safeParse(input, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  return issues.map((issue, at) => ({
    path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
    problem: { code: 'profile.definition', zh: chinese[at]?.message ?? issue.message, en: issue.message },
  }));
}

interface Piece {
  readonly path: Path;
  readonly piece: ProfileDefinition;
}

/** Every part of a definition as one of its own, beside something that can be read, so that its own fault comes out. */
function piecesOf(definition: ProfileDefinition): Piece[] {
  const alone = (part: Partial<ProfileDefinition>): ProfileDefinition => ({ ...EMPTY, ...part });
  const beside = (part: Partial<ProfileDefinition>): ProfileDefinition => ({ ...EMPTY, query: 'x', ...part });
  const each = <K extends keyof ProfileDefinition>(
    key: K,
    make: (part: Partial<ProfileDefinition>) => ProfileDefinition,
  ) => (definition[key] as readonly unknown[]).map((one, at) => ({ path: [key, at], piece: make({ [key]: [one] }) }));
  return [
    ...definition.concepts.flatMap((concept, at) =>
      (['zh', 'en'] as const).flatMap((language) =>
        concept[language].map((term, index) => ({
          path: ['concepts', at, language, index],
          piece: alone({ concepts: [{ ...concept, zh: [], en: [], [language]: [term] }] }),
        })),
      ),
    ),
    ...each('ipc', alone),
    ...each('applicants', alone),
    ...(definition.query === undefined ? [] : [{ path: ['query'], piece: alone({ query: definition.query }) }]),
    ...each('exclusions', beside),
    ...each('kinds', beside),
    ...each('countries', beside),
    ...each('legalStatus', beside),
    ...(definition.published === undefined
      ? []
      : [{ path: ['published'], piece: beside({ published: definition.published }) }]),
  ];
}

const EMPTY = profileDefinition.parse({});

function faultOf(path: Path, piece: ProfileDefinition): DraftFault[] {
  if (path[0] === 'query') return expertFault(path, piece.query ?? '');
  const compiled = compileProfile(piece);
  return compiled.ok ? [] : [{ path, problem: plain(compiled.problem) }];
}

/** The expert query is a text of its own, so its fault has a position. */
function expertFault(path: Path, query: string): DraftFault[] {
  const read = parseQuery(query, { purpose: 'profile' });
  if (read.ok) return [];
  const { at } = read.problem;
  return [{ path, problem: plain(read.problem), ...(at && { at: { start: at.start, end: at.end } }) }];
}

function plain({ code, zh, en }: Problem): DraftFault['problem'] {
  return { code, zh, en };
}
