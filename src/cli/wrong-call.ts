import type { Problem } from '../server/platform/problems.ts';

/** What commander says of a wrong call, and the same in Chinese. */
const SENTENCES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^unknown option '(.*)'$/, (option) => `没有选项“${option}”。`],
  [/^unknown command '(.*)'$/, (verb) => `没有命令“${verb}”。`],
  [/^missing required argument '(.*)'$/, (argument) => `缺少参数“${argument}”。`],
  [/^required option '(.*)' not specified$/, (option) => `缺少选项“${option}”。`],
  [/^option '(.*)' argument missing$/, (option) => `选项“${option}”后缺少值。`],
  [
    /^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    (option, value, choices) => `选项“${option}”没有“${value}”这个值，可用 ${choices?.replaceAll(', ', '、')}。`,
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/,
    (option, value, why) => `选项“${option}”的值“${value}”无效：${why}`,
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/,
    (value, argument, why) => `参数“${argument}”的值“${value}”无效：${why}`,
  ],
  [/^too many arguments/, () => '参数过多。含空格的内容请用引号括起。'],
];

/**
 * A wrong call told in both languages, for nobody knows yet which one was asked for.
 *
 * @param message commander's own sentence, or one of ours, `中文 / English`
 */
export function wrongCall(message: string): Problem {
  const [sentence = '', suggestion = ''] = message
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const stroke = sentence.lastIndexOf(' / ');
  const [zh, en] = stroke < 0 ? [sentence] : [sentence.slice(0, stroke), sentence.slice(stroke + 3)];
  const found = SENTENCES.map(([pattern, say]) => {
    const parts = pattern.exec(zh ?? '');
    return parts === null ? undefined : say(...parts.slice(1));
  }).find((text) => text !== undefined);
  const meant = /Did you mean (?:one of )?(.*)\?/.exec(suggestion)?.[1];
  return {
    code: 'call.wrong',
    zh: `${found ?? zh}${meant === undefined ? '' : `是否指 ${meant}？`}`,
    en: [englishOf(zh ?? '', en), ...(meant === undefined ? [] : [`Did you mean ${meant}?`])].join(' '),
  };
}

/** Our own reason of a refused value is English behind the stroke; commander's words stand before it. */
function englishOf(before: string, after: string | undefined): string {
  if (after === undefined) return /[.!?]$/.test(before) ? before : `${before}.`;
  const frame = /^(.* is invalid(?: for argument '.*')?\. )/.exec(before)?.[1] ?? '';
  return frame + after;
}
