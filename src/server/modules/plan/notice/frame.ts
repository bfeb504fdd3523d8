import type { Piece } from '../../../../shared/plan.ts';
import { dateLine } from './dates.ts';
import type { Line } from './lines.ts';
import { markOf } from './marks.ts';

/** What stands around the numbered parts: the letter that the plan comes with, and the page that the letter was copied from. */
export interface Frame {
  readonly number?: string;
  readonly title: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly addressees: readonly string[];
  /** The lines of the numbered parts. */
  readonly body: readonly Line[];
  readonly page: readonly Piece[];
}

const NUMBER = /^[^\s《》,。;:]{2,14}[〔[(](\d{4})[〕\])]第?\d{1,5}号$/u;
const NUMBER_WITHIN = /[\p{Script=Han}]{2,14}[〔[]\d{4}[〕\]]第?\d{1,5}号/u;
const TITLE = /(?:通知|计划|方案|意见|措施|要点|办法|规划)(?:\(.{1,12}\))?$/;
const ADDRESSEES = /^各.*:$/;
const OF_A_NOTICE = /^(?:关于)?(?:印发|转发|发布)(.+?)的?通知$/;

/** Lines that pages of offices on the web put around a text. */
const PAGE = [
  /^https?:\/\//,
  /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?\s*来源/,
  /^(?:字号|字体|来源|发布时间|发布日期|索引号|访问量|浏览次数|当前位置|首页)\s*[:|>]/,
  /^【我要纠错】/,
  /^责任编辑/,
  /扫一扫/,
  /^(?:打印|关闭|分享|收藏|返回顶部|上一篇|下一篇)/,
];

export function readFrame(lines: readonly Line[]): Frame {
  const isOfPage = (line: Line) => PAGE.some((pattern) => pattern.test(line.folded));
  const words = lines.filter((line) => !isOfPage(line));
  const first = words.findIndex(({ folded }) => markOf(folded) !== undefined);
  const head = first < 0 ? words : words.slice(0, first);
  const numberAt = head.findIndex(({ folded }) => NUMBER.test(folded));
  const titleAt = head.findIndex(({ folded }) => TITLE.test(folded));
  const top = Math.min(...[numberAt, titleAt].filter((at) => at >= 0), head.length);
  const furniture = new Set([...lines.filter(isOfPage), ...(top < head.length ? head.slice(0, top) : [])]);
  const dateAt = head.findLastIndex(({ folded }) => dateLine(folded) !== undefined);
  const issuedOn = dateLine(head[dateAt]?.folded ?? '');
  const issuer = dateAt > 0 ? head[dateAt - 1]?.written : undefined;
  const number = numberAt >= 0 ? head[numberAt]?.written : withinBrackets(head);
  const addressees = head.find(({ folded }) => ADDRESSEES.test(folded));
  return {
    title: titleOf(head),
    ...(number === undefined ? {} : { number }),
    ...(issuer === undefined || issuedOn === undefined ? {} : { issuer }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    addressees: addressees === undefined ? [] : addressed(addressees),
    body: first < 0 ? [] : words.slice(first),
    page: lines.filter((line) => furniture.has(line)).map(({ written, place }) => ({ text: written, place })),
  };
}

/** The plan's own heading stands last before its parts; without one, what the notice says it issues. */
function titleOf(head: readonly Line[]): string {
  const titles = head.filter(({ folded }) => TITLE.test(folded));
  const own = titles.findLast(({ folded }) => !/通知$/.test(folded)) ?? titles.at(-1);
  if (own === undefined) return '';
  const issued = OF_A_NOTICE.exec(own.folded);
  if (issued?.[1] === undefined) return own.written;
  const at = own.folded.indexOf(issued[1]);
  return own.written.slice(at, at + issued[1].length).replace(/^[《「『]|[》」』]$/g, '');
}

/** A number that stands beside the title: 关于印发……的通知(国知发〔2018〕1号). */
function withinBrackets(head: readonly Line[]): string | undefined {
  for (const { written, folded } of head) {
    if (!TITLE.test(folded) && !/〕/.test(folded)) continue;
    const found = folded.includes('《') ? null : NUMBER_WITHIN.exec(folded);
    if (found !== null) return written.slice(found.index, found.index + found[0].length);
  }
  return undefined;
}

function addressed({ written, folded }: Line): string[] {
  const parts: string[] = [];
  let start = folded.startsWith('各') ? 1 : 0;
  for (let at = start; at <= folded.length; at++) {
    if (!/[、,:]|^$/.test(folded[at] ?? '')) continue;
    if (at > start) parts.push(written.slice(start, at));
    start = at + 1;
  }
  return parts;
}
