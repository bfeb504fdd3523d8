import type { Problem } from '../../platform/problems.ts';

export const unknownPost: Problem = {
  code: 'network.post.not-found',
  zh: '该单位没有这条任职记录。请刷新页面。',
  en: 'The organisation has no such post. Reload the page.',
};

export function postBackwards(fromOn: string): Problem {
  return {
    code: 'network.post.days',
    zh: `离任日期早于任职日期 ${fromOn}。请核对日期。`,
    en: `The last day is before the first, ${fromOn}. Check the days.`,
  };
}

export function postTaken(name: string, fromOn: string): Problem {
  return {
    code: 'network.post.taken.conflict',
    zh: `${name}自 ${fromOn} 起任此职，离任日期须早于这一天。`,
    en: `${name} holds this post from ${fromOn} on: the last day is before that.`,
  };
}

export function postLater(name: string, fromOn: string): Problem {
  return {
    code: 'network.post.conflict',
    zh: `${name}自 ${fromOn} 起已任此职，同一时间只能有一人。请把任职日期写在其后，或先更正原记录。`,
    en: `${name} holds this post from ${fromOn} on, and one person holds it at a time. Give a later day, or correct that line first.`,
  };
}
