import type { Problem } from '../../platform/problems.ts';

export const unknownUnit: Problem = {
  code: 'network.unit.not-found',
  zh: '没有这个单位，或不属于本机构。请从单位列表中选择。',
  en: 'There is no such organisation, or it is not of this house. Choose one from the list.',
};

export function belowItself(parent: string): Problem {
  return {
    code: 'network.unit.loop',
    zh: `不能隶属于“${parent}”：那样该单位会成为自己的下级。请选择另一个上级单位。`,
    en: `It cannot belong to “${parent}”: it would stand below itself. Choose another to belong to.`,
  };
}

export function cityElsewhere(code: string): Problem {
  return {
    code: 'network.region.code',
    zh: `“${code}”不是省级行政区内的城市代码。请填写六位行政区划代码，如 360100。`,
    en: `“${code}” is not the code of a city in a province. Give the six digits of the division, such as 360100.`,
  };
}
