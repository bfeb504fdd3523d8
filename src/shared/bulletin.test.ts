import { expect, it } from 'vitest';
import { CONSENT, CONSENT_TEXTS, consentText, contributionLength, lengthOf } from './bulletin.ts';

it('a text is as long as offices count it', () => {
  expect(lengthOf('')).toBe(0);
  expect(lengthOf(' \n　')).toBe(0);
  expect(lengthOf('专利信息，工作。')).toBe(8);
  expect(lengthOf('服务 12 家企业')).toBe(6);
  expect(lengthOf('𠮷野家')).toBe(3);
  expect(lengthOf('H01M10/0525')).toBe(3);
  expect(lengthOf("the centre's work")).toBe(3);
  expect(lengthOf('增长3.5%')).toBe(4);
  expect(lengthOf('a\u0301b')).toBe(1);
  expect(lengthOf('字'.repeat(2000))).toBe(2000);
});

it('only the parts of its kind make the length of a contribution', () => {
  const content = { title: '标题', parts: { text: '一二三', data: '四五', background: '六' } };
  expect(contributionLength('news', content)).toBe(3);
  expect(contributionLength('result', content)).toBe(5);
  expect(contributionLength('case', content)).toBe(3);
});

it('the texts of the consent are numbered, and today’s is the last', () => {
  expect(CONSENT_TEXTS.map(({ version }) => version)).toEqual(CONSENT_TEXTS.map((_, at) => at + 1));
  expect(consentText(CONSENT.version)).toBe(CONSENT);
  expect(consentText(0)).toBeUndefined();
});

it('counts what hangs on behind the last letter of a run sign by sign', () => {
  expect(lengthOf('......')).toBe(6);
  expect(lengthOf('..v1.2..')).toBe(3);
  expect(lengthOf('e\u0301te\u0301')).toBe(1);
  expect(lengthOf('a\u0301--\u0301')).toBe(3);
});

it('measures the longest text of marks alone at once', { timeout: 2_000 }, () => {
  expect(lengthOf('-'.repeat(200_000))).toBe(200_000);
});
