import { describe, expect, it } from 'vitest';
import { parseQuery } from '../parse.ts';
import type { Query } from '../tree.ts';
import { explainQuery } from './explain.ts';

function read(written: string): Query {
  const result = parseQuery(written);
  if (!result.ok) throw new Error(result.problem.en);
  return result.value;
}

const zh = (written: string): string => explainQuery(read(written), 'zh');
const en = (written: string): string => explainQuery(read(written), 'en');

describe('explainQuery', () => {
  it('tells the structure by indentation', () => {
    expect(zh('ti=(锂离子电池 OR "lithium ions") NOT (铅酸 pd>=2023)')).toBe(
      [
        '下列各项全部满足：',
        '  - 名称中有下列任意一项：“锂离子电池”；短语“lithium ion”',
        '  - 不得满足：下列各项全部满足：',
        '    - 名称或摘要中有“铅酸”',
        '    - 公开日不早于 2023-01-01',
      ].join('\n'),
    );
    expect(en('alpha OR ipc=H01M')).toBe(
      [
        'At least one of the following holds:',
        '  - The title or abstract contains “alpha”',
        '  - It is classified in IPC H01M or anywhere below it',
      ].join('\n'),
    );
  });

  it('tells truncation in words, and warns of a truncated plural', () => {
    expect(zh('electro*')).toBe('名称或摘要中有以“electro”开头的词');
    expect(en('*ion')).toBe('The title or abstract contains a word that ends in “ion”');
    expect(en('*mid*')).toContain('with “mid” in it');
    expect(zh('colo?r')).toContain('? 是一个字符');
    expect(en('batteries*')).toContain('for the plural write battery');
    expect(zh('batteries*')).toContain('找复数请写 battery');
    expect(en('electrode*')).not.toContain('plural');
  });

  it('tells proximity with its order', () => {
    expect(zh('ab=(alpha NEAR/5 (beta OR "c d"))')).toBe(
      '摘要的同一段文字中，“alpha”与（“beta”或短语“c d”）之间最多隔 5 个位置，先后不限',
    );
    expect(en('alpha ADJ/1 beta')).toBe(
      'In one text of the title or abstract, at most 1 position lies between “alpha” and “beta”, the first before the second',
    );
  });

  it('tells dates, classes, numbers and codes', () => {
    expect(zh('pd=now-30d..now')).toBe('公开日在 检索当天之前 30 天 至 检索当天 之间（含首尾两天）');
    expect(en('prd<=now-1y')).toBe('A priority date is 1 year before the day of the search or before');
    expect(zh('ipc=H01M10/0525')).toContain('含它的下位组');
    expect(en('cpc=Y02E60*')).toBe('A CPC symbol begins with “Y02E60”');
    expect(zh('pn=CN113914863')).toBe('公开号为 CN113914863（任何文献种类）');
    expect(en('an=CN2015*')).toBe('The application number begins with CN2015');
    expect(zh('kd=B')).toContain('B 加数字');
    expect(en('ty=utility')).toBe('It is a utility model');
    expect(zh('ls=授权')).toBe('据已知事件，法律状态为“授权”');
    expect(en('ls=CF01')).toBe('It has the legal event CF01');
    expect(zh('fam=12 lang=zh cc=CN')).toContain('有语种为 zh 的文字');
  });
});
