import { ProblemError } from '../../../engine/problem.ts';
import type { ScreeningDecision } from '../../../shared/screening.ts';

const NAMES: Readonly<Record<ScreeningDecision, { readonly zh: string; readonly en: string }>> = {
  keep: { zh: '保留', en: 'kept' },
  drop: { zh: '排除', en: 'dropped' },
  maybe: { zh: '待定', en: 'maybe' },
};

export function unknownProfileOfQueue(id: number): ProblemError {
  return new ProblemError({
    code: 'queue.profile.not-found',
    zh: `没有编号为 ${id} 的画像，或不由本机构服务。`,
    en: `There is no profile ${id}, or this house does not serve it.`,
  });
}

export function lineRequired(): ProblemError {
  return new ProblemError({
    code: 'queue.line-required',
    zh: '该画像要求：保留时必须写明“与贵单位的关系”。请写一句后再保留。',
    en: 'This profile wants the line “why it matters to you” with everything that is kept. Write it, then keep the item.',
  });
}

/** Somebody else was quicker. */
export function decidedMeanwhile(decision: ScreeningDecision | null, by: string | null): ProblemError {
  const stands = decision === null ? { zh: '未决定', en: 'undecided' } : NAMES[decision];
  return new ProblemError({
    code: 'queue.decided-meanwhile.conflict',
    zh: `该条目刚刚已由他人${by === null ? '' : `（${by}）`}改为“${stands.zh}”，您的决定未保存。请重新查看后再决定。`,
    en: `Somebody else${by === null ? '' : ` (${by})`} has just changed this item to ${stands.en}, so yours was not saved. Look again, then decide.`,
  });
}

export function readTwice(): ProblemError {
  return new ProblemError({
    code: 'queue.read-twice.conflict',
    zh: '该条目已有两位筛选员的意见，须由审核员裁定。',
    en: 'Two people have read this item already; a reviewer settles it.',
  });
}

export function settledAlready(): ProblemError {
  return new ProblemError({
    code: 'queue.settled.conflict',
    zh: '该条目已由两位筛选员得出结论或经审核员裁定。如需改判，请审核员办理。',
    en: 'Two readers or a reviewer have settled this item. Ask a reviewer to change it.',
  });
}

export function notYours(id: number): ProblemError {
  return new ProblemError({
    code: 'queue.undo-other.conflict',
    zh: `条目 ${id} 现在的决定不是您作出的，不能撤销。如有不同意见，请打开该条目改判。`,
    en: `The decision that stands on item ${id} is not yours, so you cannot take it back. Open the item and decide anew.`,
  });
}

/** A batch fails in whatever process tries it. */
export function batchKeepsFailing(run: number, batch: number, failures: number): ProblemError {
  return new ProblemError({
    code: 'screening.batch-keeps-failing',
    zh: `第 ${run} 次筛查的第 ${batch} 批连续失败 ${failures} 次，筛查暂停。已完成的批次不受影响。请查看各工作进程的日志，排除原因后再次执行 screen。`,
    en: `Batch ${batch} of screening run ${run} failed ${failures} times, so the run rests. What is done stays done. Look at the logs of the workers, mend the cause and run screen again.`,
  });
}
