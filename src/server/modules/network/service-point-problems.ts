import type { ServicePointState, ServicePointStep } from '../../../shared/network-service-points.ts';
import { SERVICE_POINT_STATE_WORDS, SERVICE_POINT_STEP_WORDS } from '../../../shared/network-words.ts';
import type { Problem } from '../../platform/problems.ts';

export function stepOutOfOrder(state: ServicePointState | undefined, step: ServicePointStep): Problem {
  const now = state === undefined ? { zh: '未申报', en: 'not applied' } : SERVICE_POINT_STATE_WORDS[state];
  const { zh, en } = SERVICE_POINT_STEP_WORDS[step];
  return {
    code: 'network.service-point.conflict',
    zh: `该网点现为“${now.zh}”，不能进行“${zh}”。请刷新页面，按当前状态操作。`,
    en: `The service point is “${now.en}” now; “${en}” does not follow. Reload the page and go on from there.`,
  };
}

export const rankBelongs: Problem = {
  code: 'network.service-point.rank',
  zh: '推荐须填写排序，其他步骤不填。请核对。',
  en: 'A recommendation has its place in the order, and no other step has. Check it.',
};

export const resultBelongs: Problem = {
  code: 'network.service-point.result',
  zh: '评估须填写结果（优秀、合格或不合格），其他步骤不填。请核对。',
  en: 'An evaluation has its result (excellent, qualified or unqualified), and no other step has. Check it.',
};

export const rectifyByBelongs: Problem = {
  code: 'network.service-point.rectify-by',
  zh: '整改期限只在评估不合格时填写，且须晚于评估日期。请核对。',
  en: 'A day until which it is put right belongs to an evaluation as unqualified, and is later than that. Check it.',
};

export function rectifyLate(until: string): Problem {
  return {
    code: 'network.service-point.rectify-late',
    zh: `整改期限是 ${until}，已经过期，不能再登记完成整改。请重新评估（可定新的期限），或撤销。`,
    en: `It was to be put right until ${until}, which has passed. Evaluate it anew, with another day if need be, or withdraw it.`,
  };
}

export function stepTooEarly(last: string): Problem {
  return {
    code: 'network.service-point.day',
    zh: `上一步的日期是 ${last}，这一步不能更早。请核对日期。`,
    en: `The step before was on ${last}; this one is not earlier. Check the day.`,
  };
}

export function reportedAlready(year: number): Problem {
  return {
    code: 'network.service-point.reported',
    zh: `${year} 年度的年度报告已经登记。请核对年度。`,
    en: `The report of ${year} is entered already. Check the year.`,
  };
}

export function rankTaken(rank: number, name: string): Problem {
  return {
    code: 'network.service-point.rank-taken',
    zh: `本省该年度排序第 ${rank} 的是“${name}”。请使用其他名次。`,
    en: `Number ${rank} of the province in that year is “${name}”. Give another place.`,
  };
}

export const notServicePoint: Problem = {
  code: 'network.service-point.province',
  zh: '该单位没有登记所在省份，无法排序推荐。请先填写六位行政区划代码。',
  en: 'The province of the organisation is not known, so it has no place in an order. Enter the six digits of its division first.',
};
