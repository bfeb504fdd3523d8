import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { type ParseOptions, parseQuery } from './parse.ts';

function problem(written: string, options?: ParseOptions): Problem {
  const result = parseQuery(written, options);
  if (result.ok) throw new Error(`not refused: ${written}`);
  return result.problem;
}

/** Query, code after `query.`, the piece of the query that is named, a word of each hint. */
type Row = readonly [written: string, code: string, piece: string, zh: string, en: string];

const ROWS: readonly Row[] = [
  ['alpha "solid', 'open-quote', '"solid', '补上引号', 'Close it'],
  ['alpha (beta', 'open-group', '(', '补上“)”', 'Add the “)”'],
  ['alpha) beta', 'unexpected-close', ')', '没有对应', 'closes nothing'],
  ['alpha ()', 'empty-group', '()', '去掉括号', 'remove them'],
  ['alpha OR', 'operand-expected', '', '缺少检索词', 'a term is missing'],
  ['alpha AND OR beta', 'operand-expected', 'OR', '却是运算符', 'not an operator'],
  ['(alpha OR)', 'unexpected-close', ')', '缺少检索词', 'a term is missing'],
  ['= alpha', 'unexpected-sign', '=', '字段名', 'field name'],
  ['Li(NiCo)O2', 'glued-parenthesis', '(', '引号', 'quotation marks'],
  ['(alpha OR beta)2', 'glued-parenthesis', ')', '空格', 'a space'],
  ['ti(alpha)', 'glued-parenthesis', '(', 'ti=(', 'ti=('],
  ['alpha [beta]', 'bracket', '[', '圆括号', 'parentheses'],
  ['title=alpha', 'unknown-field', 'title', 'ti（名称）', 'You may mean ti'],
  ['当前权利人=alpha', 'unknown-field', '当前权利人', 'pa（申请人）', 'You may mean pa (申请人)'],
  ['甲=alpha', 'unknown-field', '甲', 'ti 名称、ab 摘要、', 'ti 名称, ab 摘要, '],
  ['ratio 3:1', 'unknown-field', '3', '引号', 'quotation marks'],
  ['ti=', 'value-expected', '', '缺少内容', 'missing'],
  ['ti=NOT alpha', 'value-expected', 'NOT', 'NOT ti=', 'NOT ti='],
  ['ti=(alpha ab=beta)', 'nested-field', 'ab', '分开写', 'side by side'],
  ['ti=ab=beta', 'nested-field', 'ab', '分开写', 'side by side'],
  ['ti>alpha', 'compared-field', '>', '只有日期字段', 'only the fields of dates'],
  ['pd>=(2020 OR 2021)', 'compared-group', '(', '不能写括号', 'not parentheses'],
  ['cc!=CN', 'not-equal', '!=', 'NOT cc=CN', 'NOT cc=CN'],
  ['R&D budget', 'ampersand-in-name', '&', '"R&D"', '"R&D"'],
  ['alpha NEAR beta', 'distance', 'NEAR', 'NEAR/5', 'NEAR/5'],
  ['alpha NEAR/1001 beta', 'distance', 'NEAR/1001', '1000', '1000'],
  ['alpha ADJ/x beta', 'distance', 'ADJ/x', '整数', 'whole number'],
  ['alpha NEAR/5 beta NEAR/5 gamma', 'chained-proximity', 'NEAR/5', '拆成两个', 'two conditions'],
  ['(alpha NEAR/5 beta) NEAR/5 gamma', 'proximity-operand', 'NEAR/5', '不能是 NEAR', 'not NEAR'],
  ['(alpha beta) NEAR/5 gamma', 'proximity-operand', 'NEAR/5', '不能是 AND', 'not AND'],
  ['NOT alpha NEAR/5 gamma', 'proximity-operand', 'NEAR/5', 'NOT (a NEAR/5 b)', 'NOT (a NEAR/5 b)'],
  ['(alpha OR ipc=H01M) ADJ/5 gamma', 'proximity-operand', 'ADJ/5', '只能有词', 'terms and phrases only'],
  ['ipc=H01M NEAR/5 gamma', 'proximity-operand', 'NEAR/5', 'AND 连接', 'with AND'],
  ['ti=alpha NEAR/5 beta', 'proximity-fields', 'NEAR/5', 'ti=(a NEAR/5 b)', 'ti=(a NEAR/5 b)'],
  ['alpha e*', 'truncation-too-short', 'e*', '至少', 'at least'],
  ['alpha *', 'wildcard-alone', '*', 'AND', 'AND'],
  ['"alpha * beta"', 'wildcard-alone', '*', 'NEAR/5', 'NEAR/5'],
  ['锂*电池', 'truncated-han', '*', 'ADJ/5', 'ADJ/5'],
  ['电池？', 'truncated-han', '？', '按字比较', 'one by one'],
  ['锂、钠', 'list-mark', '、', 'OR', 'OR'],
  ['alpha, beta', 'list-mark', ',', 'OR', 'OR'],
  ['alpha~2', 'foreign-sign', '~', 'NEAR/5', 'NEAR/5'],
  ['alpha + beta', 'foreign-sign', '+', 'OR', 'OR'],
  ['电池+隔膜', 'foreign-sign', '+', 'OR 或“或”', 'OR (or 或)'],
  ['电池 ＋ 隔膜', 'foreign-sign', '＋', 'OR 或“或”', 'OR (or 或)'],
  ['电池+ 隔膜', 'foreign-sign', '+', 'OR 或“或”', 'OR (or 或)'],
  ['(电池)+(隔膜)', 'foreign-sign', '+', 'OR 或“或”', 'OR (or 或)'],
  ['battery+separator', 'foreign-sign', '+', '"battery+separator"', '"battery+separator"'],
  ['电池*隔膜', 'truncated-han', '*', 'AND 或“与”', 'AND (or 与)'],
  ['电池*隔膜', 'truncated-han', '*', '字母组成的词', 'words of letters'],
  ['电池 w/3 电极', 'proximity-elsewhere', 'w/3', 'NEAR/3', 'ADJ/3'],
  ['电池 (w3) 电极', 'proximity-elsewhere', 'w3', 'ADJ/3', 'NEAR/3'],
  ['电池(W)电极', 'proximity-elsewhere', 'W', 'ADJ/5', 'NEAR/5'],
  ['电池 3w 电极', 'proximity-elsewhere', '3w', '"3w"', '"3w"'],
  ['电池 near5 电极', 'proximity-elsewhere', 'near5', 'NEAR/5', 'NEAR/5'],
  ['ti=(电池 NEAR5 电极)', 'proximity-elsewhere', 'NEAR5', 'NEAR/5', 'NEAR/5'],
  ['电池 pre/3 电极', 'proximity-elsewhere', 'pre/3', 'ADJ/3', 'ADJ/3'],
  ['电池 $W5 电极', 'proximity-elsewhere', '$W5', 'NEAR/5', 'NEAR/5'],
  ['电池 不含 隔膜', 'joining-word', '不含', 'NOT 或“非”', 'NOT (or 非)'],
  ['电池 並且 隔膜', 'joining-word', '並且', 'AND 或“与”', 'AND (or 与)'],
  ['电池 而且 隔膜', 'joining-word', '而且', 'AND', 'AND'],
  ['电池 或者 隔膜', 'joining-word', '或者', 'OR 或“或”', 'OR (or 或)'],
  ['CN113914863A', 'bare-number', 'CN113914863A', 'pn=CN113914863A', 'pn=CN113914863A'],
  ['alpha OR (us8926509)', 'bare-number', 'us8926509', 'pn=us8926509', 'pn=us8926509'],
  ['EP1000000A1', 'bare-number', 'EP1000000A1', 'pn=EP1000000A1', 'pn=EP1000000A1'],
  ['WO2020086066', 'bare-number', 'WO2020086066', 'pn=WO2020086066', 'pn=WO2020086066'],
  ['WO2020/086066', 'bare-number', 'WO2020/086066', '"WO2020/086066"', 'pn=WO2020/086066'],
  ['CN 113914863 A', 'bare-number', 'CN', 'pn="CN 113914863 A"', 'pn="CN 113914863 A"'],
  ['US8926509 B2 alpha', 'bare-number', 'US8926509', 'pn="US8926509 B2"', 'pn="US8926509 B2"'],
  ['CN201510123456.1', 'bare-number', 'CN201510123456.1', '=CN201510123456.1', '=CN201510123456.1'],
  ['alpha -beta', 'leading-minus', '-', 'NOT beta', 'NOT beta'],
  ['C++ compiler', 'sign-not-compared', '+', '"C++"', '"C++"'],
  ['alpha %%', 'nothing-to-compare', '%%', '不参与检索', 'not searched'],
  ['alpha "…"', 'nothing-to-compare', '…', '不参与检索', 'not searched'],
  ['pd=2023-02-31', 'no-such-date', '2023-02-31', '只有 28 天', 'has 28 days'],
  ['pd=2023-13', 'no-such-date', '2023-13', '1 至 12', '1 to 12'],
  ['pd=2023-00', 'no-such-date', '2023-00', '1 至 12', '1 to 12'],
  ['pd=31.10.2023', 'not-a-date', '31.10.2023', '2023-10-31', '2023-10-31'],
  ['pd=..', 'not-a-date', '..', '2023-10-31', '2023-10-31'],
  ['pd=2023..2022', 'range-reversed', '2023..2022', '2022..2023', '2022..2023'],
  ['pd=now..now-30d', 'range-reversed', 'now..now-30d', 'now-30d..now', 'now-30d..now'],
  ['pd>2022..2023', 'range-compared', '2022..2023', '等号', 'equals sign'],
  ['pd>now-1m', 'strict-distance', 'now-1m', 'now-30d', 'now-30d'],
  ['pd=now-1000y', 'too-far-from-now', 'now-1000y', '999y', '999y'],
  ['ipc=H01M 10/0525', 'split-value', 'H01M', 'ipc="H01M 10/0525"', 'ipc="H01M 10/0525"'],
  ['pn=CN 113914863 A', 'split-value', 'CN', 'pn="CN 113914863 A"', 'pn="CN 113914863 A"'],
  ['an=CN*', 'number-prefix', 'CN*', 'an=CN2015*', 'an=CN2015*'],
  ['pn=「XXa"b」', 'not-a-number', 'XXa"b', '字母、数字', 'letters, digits'],
  ['cc=China', 'no-such-office', 'China', 'ST.3', 'ST.3'],
  ['kd=AB', 'no-such-kind', 'AB', 'ST.16', 'ST.16'],
  ['ty=trademark', 'no-such-type', 'trademark', '实用新型', 'utility'],
  ['ls=有效', 'no-such-stage', '有效', '授权', 'granted'],
  ['fam=甲', 'no-such-family', '甲', '字母和数字', 'letters and digits'],
  ['lang=qq', 'no-such-language', 'qq', 'ISO 639-1', 'ISO 639-1'],
];

describe('a refusal', () => {
  it.each(ROWS)('%s: names code, place and remedy in both languages', (written, code, piece, zh, en) => {
    const found = problem(written);
    expect(found.code).toBe(`query.${code}`);
    expect(written.slice(found.at!.start, found.at!.end)).toBe(piece);
    expect(found.zh).toContain(zh);
    expect(found.en).toContain(en);
  });

  it('counts characters for people, also those that take two units', () => {
    const { zh, en, at } = problem('𠮷野 title=x');
    expect(at).toEqual({ start: 4, end: 9 });
    expect(zh).toMatch(/^第 4 个字符：/);
    expect(en).toMatch(/^At character 4: /);
  });

  it('gives the right check digit where it is wrong', () => {
    const found = problem('电池 an=201510123456.7');
    expect(found.code).toBe('numbers.cn-check-digit');
    expect(found.at).toEqual({ start: 6, end: 20 });
    expect(found.zh).toContain('201510123456.1');
    expect(found.en).toContain('201510123456.1');
  });

  it('speaks of what numbers and classes look like', () => {
    expect(problem('pn=6859910').code).toBe('numbers.office-missing');
    expect(problem('ipc=H01M10/05X').code).toBe('numbers.class-symbol');
    expect(problem('ipc=H01?').code).toBe('numbers.class-symbol');
  });

  it('repeats no more of a long text than tells it', () => {
    for (const written of ['pd=#', '-#', '#=alpha', 'alpha NEAR/# beta', 'cc=#', 'pn=#x#', '#+'])
      expect(problem(written.replaceAll('#', '1'.repeat(5_000))).zh.length, written).toBeLessThan(300);
  });

  it('says that there is no query', () => {
    expect(problem(' \n　').code).toBe('query.empty');
  });
});

describe('limits', () => {
  it('refuse a query of ten thousand terms with the count', () => {
    const found = problem(Array.from({ length: 10_000 }, (_, at) => `w${at}`).join(' OR '));
    expect(found.code).toBe('query.too-many-terms');
    expect(found.zh).toContain('10000');
    expect(found.en).toContain('10000');
  });

  it('count the words of phrases, and take what is just within', () => {
    expect(problem(`"${'alpha '.repeat(2_001)}"`).code).toBe('query.too-many-terms');
    expect(parseQuery('alpha '.repeat(2_000)).ok).toBe(true);
    expect(parseQuery('ti=alpha '.repeat(2_000)).ok).toBe(true);
  });

  it('refuse a text that is too long, and parentheses that are too deep', () => {
    expect(problem('锂'.repeat(100_001)).zh).toContain('100001');
    const nested = (depth: number): string => `${'('.repeat(depth)}alpha${')'.repeat(depth)}`;
    expect(parseQuery(nested(64)).ok).toBe(true);
    expect(problem(nested(65))).toMatchObject({ code: 'query.too-deep', at: { start: 64, end: 65 } });
  });

  it('can be set', () => {
    expect(problem('alpha beta', { limits: { terms: 1 } }).code).toBe('query.too-many-terms');
  });

  it('say why a profile may not be purely negative', () => {
    const found = problem('NOT alpha', { purpose: 'profile' });
    expect(found.code).toBe('query.purely-negative');
    expect(found.zh).toContain('长期需求');
    expect(found.en).toContain('standing profile');
  });
});
