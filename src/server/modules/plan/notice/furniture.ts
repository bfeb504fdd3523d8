import type { Line } from './lines.ts';
import { markOf } from './marks.ts';

/** Lines that pages of offices on the web put around a text. */
const OF_PAGES = [
  /^https?:\/\//,
  /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?\s*来源/,
  /^(?:字号|字体|来源|发布时间|发布日期|发布机构|索引号|主题分类|信息来源|访问量|浏览次数|点击数|阅读次数|当前位置|您所在的位置|首页)\s*[:|>]/,
  /^【我要纠错】/,
  /^责任编辑/,
  /扫一扫/,
  /^(?:打印|关闭|分享|收藏|返回顶部|上一篇|下一篇)/,
];

/** The number of a page, as it is printed: — 3 —, 第3页 共10页, 3/10. */
const NUMBER_OF_PAGE =
  /^(?:[-—–·.]{0,3}\s{0,3}\d{1,3}\s{0,3}[-—–·.]{0,3}|第\s{0,3}\d{1,3}\s{0,3}页(?:[,\s]{0,3}共\s{0,3}\d{1,3}\s{0,3}页)?|\d{1,3}\s?\/\s?\d{1,3})$/;

/** What stands at the foot of an official document: to whom it went too, and whether it is public. */
const AT_THE_FOOT =
  /^(?:(?:主题词|抄送|抄报|主送|印送|分送|信息公开(?:选项|形式|属性)?|公开(?:属性|方式))\s{0,3}:|[(](?:此件|主动公开|依申请公开|不予公开).{0,20}[)]$|.{2,40}\d{1,2}月\d{1,2}日印发$)/;

const LONGEST_HEADING = 200;
const LEADERS = /(?:[.…·]{3,}|\t)\s{0,10}[-(]?\s?\d{1,3}\s?[-)]?$/;

/** The lines of a text that are none of the notice: of the web page, page numbers, a table of contents, the foot. */
export function furnitureOf(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set(
    lines.filter(
      ({ folded }) =>
        OF_PAGES.some((pattern) => pattern.test(folded)) || NUMBER_OF_PAGE.test(folded) || AT_THE_FOOT.test(folded),
    ),
  );
  for (const line of contentsOf(lines)) found.add(line);
  return found;
}

/** A table of contents: its heading, and the headings below it that come again; lines with leaders to a page number anywhere. */
function contentsOf(lines: readonly Line[]): Line[] {
  const led = lines.filter(
    ({ folded }) => folded.length <= LONGEST_HEADING && LEADERS.test(folded) && markOf(folded) !== undefined,
  );
  const start = lines.findIndex(({ folded }) => /^目\s{0,10}录$/.test(folded));
  if (start < 0) return led;
  const last = new Map(lines.map((line, at) => [headingIn(line), at]));
  let end = start + 1;
  while (end < lines.length && (last.get(headingIn(lines[end]!)) ?? 0) > end) end++;
  return [...led, ...lines.slice(start, end)];
}

/** A line's words without the leaders and the page number behind them. */
function headingIn({ folded }: Line): string {
  return folded.slice(0, LONGEST_HEADING).replace(LEADERS, '').replaceAll(/\s+/g, '');
}
