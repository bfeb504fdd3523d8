import { type Problem, ProblemError } from '../../../engine/problem.ts';
import type { ProfileFile } from '../../../shared/profiles.ts';
import { checkValidity, contentOf } from './store.ts';

type ProfileEntry = ProfileFile['profiles'][number];

/**
 * Looks a file through before anything of it is written, so that one message speaks for all of it.
 * @throws ProblemError naming the first profile that is wrong and how many others are.
 */
export function refuseFaultyEntries(file: ProfileFile): void {
  const organisations = new Set(file.organisations.map(({ code }) => code));
  const seen = new Set<string>();
  const faults: Problem[] = [];
  for (const [index, entry] of file.profiles.entries()) {
    const fault = faultOf(entry, organisations, seen);
    if (fault) faults.push(atEntry(index, entry, fault));
  }
  const [first] = faults;
  if (first === undefined) return;
  const others = faults.length - 1;
  throw new ProblemError({
    code: first.code,
    zh: others > 0 ? `${first.zh}（文件中另有 ${others} 个画像有误，均未导入。）` : first.zh,
    en: others > 0 ? `${first.en} (${others} more profiles of the file are wrong; none was imported.)` : first.en,
  });
}

function faultOf(entry: ProfileEntry, organisations: ReadonlySet<string>, seen: Set<string>): Problem | undefined {
  const key = entryKey(entry.organisation, entry.code);
  if (seen.has(key)) return repeated;
  seen.add(key);
  if (!organisations.has(entry.organisation)) return organisationMissing(entry.organisation);
  try {
    checkValidity(entry.validFrom, entry.validTo);
    contentOf(entry.definition);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return undefined;
}

function atEntry(index: number, { organisation, code }: ProfileEntry, { code: fault, zh, en }: Problem): Problem {
  return {
    code: fault,
    zh: `画像文件第 ${index + 1} 个画像（${organisation} / ${code}）：${zh}`,
    en: `Profile ${index + 1} of the file (${organisation} / ${code}): ${en}`,
  };
}

const repeated: Problem = {
  code: 'profile-file.repeated',
  zh: '同一单位的同一代号在文件中出现了两次。请合并或改用不同的代号。',
  en: 'the same code of the same organisation stands in the file twice. Join them or choose another code.',
};

function organisationMissing(code: string): Problem {
  return {
    code: 'profile-file.organisation-missing',
    zh: `“organisations”中没有代号为“${code}”的单位。请补上该单位，或改正代号。`,
    en: `“organisations” has no organisation “${code}”. Add it, or correct the code.`,
  };
}

/** What a profile is known by: its organisation and its code. */
export function entryKey(organisationId: number | string, code: string): string {
  return `${organisationId} ${code}`;
}
