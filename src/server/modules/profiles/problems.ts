import { z } from 'zod';
import { type Problem, ProblemError } from '../../../engine/problem.ts';

/** What a schema reads out of data from outside. @throws ProblemError that names the first place that is wrong, and how many there are. */
export function readAs<T>(schema: z.ZodType<T>, data: unknown, what: { code: string; zh: string; en: string }): T {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const chinese = schema.safeParse(data, { error: z.locales.zhCN().localeError }).error?.issues[0]?.message;
  const place = first?.path.join('.') || '/';
  const others = read.error.issues.length - 1;
  throw new ProblemError({
    code: what.code,
    zh: `${what.zh}的“${place}”不符合要求：${chinese}。${others > 0 ? `另有 ${others} 处。` : ''}请改正后重试。`,
    en: `${what.en} is wrong at “${place}”: ${first?.message}.${others > 0 ? ` There are ${others} more.` : ''} Correct it and try again.`,
  });
}

export function unknownProfile(id: number): ProblemError {
  return new ProblemError({
    code: 'profile.unknown',
    zh: `没有编号为 ${id} 的画像，或不在本单位范围内。`,
    en: `There is no profile ${id}, or it is outside this organisation's scope.`,
  });
}

export function unknownVersion(id: number, number: number): ProblemError {
  return new ProblemError({
    code: 'profile.version-unknown',
    zh: `编号为 ${id} 的画像没有第 ${number} 版，或不在本单位范围内。`,
    en: `Profile ${id} has no version ${number}, or is outside this organisation's scope.`,
  });
}

export function unknownOrganisation(id: number): ProblemError {
  return new ProblemError({
    code: 'profile.organisation-unknown',
    zh: `没有编号为 ${id} 的单位，或不由本单位服务。`,
    en: `There is no organisation ${id}, or this house does not serve it.`,
  });
}

export function codeTaken(code: string): Problem {
  return {
    code: 'profile.code-taken',
    zh: `该单位已有代号为“${code}”的画像。请换一个代号，或修订已有的画像。`,
    en: `The organisation has a profile “${code}” already. Choose another code, or revise that profile.`,
  };
}

export function validityNoDay(written: string): Problem {
  return {
    code: 'profile.validity-day',
    zh: `画像有效期的“${written}”不是日历上的日子。请写作 2026-11-22。`,
    en: `“${written}” in the validity of the profile is no day of the calendar. Write it as 2026-11-22.`,
  };
}

export function validityReversed(from: string, to: string): Problem {
  return {
    code: 'profile.validity-reversed',
    zh: `画像的有效期颠倒：起始日 ${from} 晚于截止日 ${to}。请对调。`,
    en: `The validity of the profile runs backwards: ${from} is after ${to}. Swap them.`,
  };
}

export function versionOutdated(version: number, newest: number): ProblemError {
  return new ProblemError({
    code: 'profile.version.conflict',
    zh: `您看到的是第 ${version} 版，现已有第 ${newest} 版。请刷新页面，看过新版后再操作。`,
    en: `You saw version ${version}, and there is a version ${newest} now. Reload, look at the new one and try again.`,
  });
}

export function notToResume(id: number): ProblemError {
  return new ProblemError({
    code: 'profile.expired',
    zh: `编号为 ${id} 的画像已过有效期，恢复后也不会运行。请先延长有效期。`,
    en: `Profile ${id} is past its validity and would not run. Extend its validity first.`,
  });
}
