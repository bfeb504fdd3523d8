import { describe, expect, it } from 'vitest';
import { wrongCall } from '../../src/cli/wrong-call.ts';
import { cli, printedObject } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';

const MINUTES = 300_000;

/** The calls are refused before any data folder is opened. */
const WRONG: readonly (readonly [call: readonly string[], zh: RegExp, en: RegExp])[] = [
  [['serch', 'x'], /没有命令“serch”。是否指 search？/, /unknown command 'serch'.*search/],
  [['search', 'x', '--bogus'], /没有选项“--bogus”/, /unknown option '--bogus'/],
  [['search'], /缺少参数“query”/, /missing required argument 'query'/],
  [['search', 'x', '--limit', '0'], /“0”无效：至少为 1/, /It must be 1 at least/],
  [['search', 'x', '--lang', 'fr'], /可用 zh、zh-Hant、en/, /Use zh, zh-Hant or en/],
  [['show', 'CN', '113914863'], /参数过多/, /too many arguments/],
  [['export', 'x'], /缺少选项“--output <file>”/, /required option '--output <file>' not specified/],
  [['export', 'x', '--output', 'y', '--format', 'doc'], /没有“doc”这个值，可用 csv、xlsx/, /choices are csv, xlsx/],
  [['profile', 'test', 'one'], /参数“profile”的值“one”无效：须为整数/, /no whole number/],
  [['profile', 'set', '1'], /请给出 --status/, /say what to change/],
  [['profile', 'set', '1', '--valid-to', '2026-02-31'], /日历上有的日子/, /no day of the calendar/],
  [['queue', '--decision', 'keep'], /用 --item 指定一条/, /say what to decide/],
  [['queue', '--item', '1'], /同时给出 --decision/, /give --decision/],
  [['issue', 'approve'], /期的编号或 --all/, /name issues/],
  [['feedback', '1'], /--rating 或 --used/, /give --rating or --used/],
  [['feedback', '1', '--used', 'rd'], /--changed 说明/, /what it changed/],
  [['audit', '--sample', '0'], /至少为 1/, /1 at least/],
  [['serve', '--port', '70000'], /最大为 65535/, /65535 at most/],
];

describe('a wrong call', () => {
  it('is told on stderr in both languages with the help to look at, and ends with status 2', async () => {
    for (const [call, zh, en] of WRONG) {
      const ended = await cliHere(call);
      expect(ended, call.join(' ')).toMatchObject({ status: 2, stdout: '' });
      expect(ended.stderr).toMatch(zh);
      expect(ended.stderr).toMatch(en);
      expect(ended.stderr).toMatch(/（chuanli.* --help）/);
    }
  });

  it('ends the process with status 2, and is an object on stdout with --json', { timeout: MINUTES }, async () => {
    expect(await cli(['search'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('缺少参数') });
    const ended = await cli(['queue', '--item', '1', '--json']);
    expect(ended.status).toBe(2);
    expect(printedObject(ended)).toEqual({
      problem: {
        code: 'call.wrong',
        zh: '--item / --rule：请同时给出 --decision keep|drop|maybe',
        en: 'give --decision with it',
      },
    });
  });

  it('keeps a sentence that it does not know', () => {
    expect(wrongCall('error: something new')).toEqual({
      code: 'call.wrong',
      zh: 'something new',
      en: 'something new.',
    });
  });
});
