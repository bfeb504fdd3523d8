import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { traditionalBy } from './traditional.ts';

const convert = traditionalBy(Converter({ from: 'cn', to: 'tw' }));

describe('Traditional Chinese', () => {
  it.each([
    ['企业签认后才执行', '企業簽認後才執行'],
    ['全固态电池的干法电极，干燥后成干膜', '全固態電池的乾法電極，乾燥後成乾膜'],
    ['斗式提升机', '斗式提升機'],
    ['发明的复合层在主干之后', '發明的複合層在主幹之後'],
    ['审核员的数据与类型', '審核員的數據與類型'],
  ])('writes %s as %s', (simplified, traditional) => {
    expect(convert(simplified)).toBe(traditional);
  });
});
