import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './languages.ts';

describe('the language of a reader', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['fr, de;q=0.5', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,zh;q=0.9', 'en'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK,zh;q=0.9', 'zh-Hant'],
    ['fr, en;q=0.2, zh;q=0.3', 'zh'],
    ['en;q=0, zh-HK;q=0.1', 'zh-Hant'],
    ['en;q=nonsense', 'zh'],
  ])('%j reads %s', (accepted, language) => {
    expect(chooseLanguage(accepted)).toBe(language);
  });
});
