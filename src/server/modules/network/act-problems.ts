import type { Problem } from '../../platform/problems.ts';

export function actTooEarly(name: string, since: string): Problem {
  return {
    code: 'network.act.conflict',
    zh: `“${name}”在 ${since} 已有变更，不能再登记更早的变更。请填写不早于该日的日期。`,
    en: `“${name}” was changed on ${since} already, and nothing is entered before that. Give that day or a later one.`,
  };
}

export function actAfterEnd(name: string, endedOn: string): Problem {
  return {
    code: 'network.act.ended',
    zh: `“${name}”已于 ${endedOn} 终止，不能再变更。请核对单位与日期。`,
    en: `“${name}” ended on ${endedOn} and is not changed any more. Check the organisation and the day.`,
  };
}

export function actBeforeBegin(name: string, fromOn: string): Problem {
  return {
    code: 'network.act.before-begin',
    zh: `“${name}”自 ${fromOn} 起才成立，变更日期须在其后。请核对日期。`,
    en: `“${name}” began on ${fromOn}; a change comes after that. Check the day.`,
  };
}

export function sameName(name: string): Problem {
  return {
    code: 'network.act.same-name',
    zh: `单位现在就叫“${name}”。请填写新的名称。`,
    en: `The organisation is called “${name}” already. Give the new name.`,
  };
}

export const mergedIntoItself: Problem = {
  code: 'network.act.itself',
  zh: '单位不能并入自身。请从被并入的单位中去掉它。',
  en: 'An organisation is not merged into itself. Take it out of those that are merged.',
};

export const houseStays: Problem = {
  code: 'network.act.house',
  zh: '本机构不能被合并、拆分或撤销。请选择所服务的单位。',
  en: 'The house itself is not merged, split or closed. Choose an organisation that it serves.',
};
