import { STAGES } from '../../status/index.ts';
import { CHINESE_NAMES } from '../fields.ts';
import { isLegalStage } from '../legal-stages.ts';
import type {
  ClassLeaf,
  CodeLeaf,
  DateBound,
  DateLeaf,
  NearOperand,
  NumberLeaf,
  TextElement,
  TextField,
  TextLeaf,
} from '../tree.ts';
import { shapeOf, singularMeant } from './pattern-parts.ts';
import type { Wording } from './wording.ts';

const PLACES: Readonly<Record<TextField, string>> = {
  ti: '名称',
  ab: '摘要',
  cl: '权利要求',
  de: '说明书',
  ta: '名称或摘要',
  tac: '名称、摘要或权利要求',
  ft: '名称、摘要、权利要求或说明书',
  pa: '申请人或专利权人的名称',
  in: '发明人的姓名',
};

export const CHINESE: Wording = {
  allOf: '下列各项全部满足：',
  anyOf: '下列各项至少满足一项：',
  noneOf: '不得满足：',
  text: (leaf) => `${PLACES[leaf.field]}中有${term(leaf)}`,
  anyText: (field, leaves) => `${PLACES[field]}中有下列任意一项：${leaves.map(term).join('；')}`,
  near: ({ left, right, distance, ordered }) =>
    `${PLACES[fieldOf(left)]}的同一段文字中，${operand(left)}与${operand(right)}之间最多隔 ${distance} 个位置，${
      ordered ? '前者在前' : '先后不限'
    }`,
  date: dateSentence,
  class: classSentence,
  number: numberSentence,
  code: codeSentence,
};

function term({ elements }: TextLeaf): string {
  const [only, ...rest] = elements.map(element);
  if (rest.length === 0) return only!;
  if (elements.some(({ type }) => type === 'pattern')) return `依次紧挨着的${[only, ...rest].join('、')}`;
  return `短语“${elements.map(({ text }) => text).join(' ')}”`;
}

function element(part: TextElement): string {
  return part.type === 'pattern' ? pattern(part.text) : `“${part.text}”`;
}

function pattern(text: string): string {
  const shape = shapeOf(text);
  const meant = singularMeant(text);
  const note = meant === undefined ? '' : `（英文词按单数比较，找复数请写 ${meant}）`;
  switch (shape.type) {
    case 'begins':
      return `以“${shape.literal}”开头的词${note}`;
    case 'ends':
      return `以“${shape.literal}”结尾的词`;
    case 'contains':
      return `含“${shape.literal}”的词`;
    case 'shape':
      return `形如“${shape.pattern}”的词（? 是一个字符，* 是任意多个字符）`;
  }
}

function operand(side: NearOperand): string {
  return side.type === 'text' ? term(side) : `（${side.items.map(term).join('或')}）`;
}

function fieldOf(side: NearOperand): TextField {
  return side.type === 'text' ? side.field : side.items[0]!.field;
}

function dateSentence({ field, from, to }: DateLeaf): string {
  const name = field === 'prd' ? '任一优先权日' : CHINESE_NAMES[field];
  if (from === undefined) return `${name}不晚于 ${day(to!)}`;
  if (to === undefined) return `${name}不早于 ${day(from)}`;
  return day(from) === day(to) ? `${name}为 ${day(from)}` : `${name}在 ${day(from)} 至 ${day(to)} 之间（含首尾两天）`;
}

const UNITS = { d: '天', w: '周', m: '个月', y: '年' } as const;

function day(bound: DateBound): string {
  if (bound.type === 'day') return bound.date;
  if (bound.offset === 0) return '检索当天';
  return `检索当天之${bound.offset < 0 ? '前' : '后'} ${Math.abs(bound.offset)} ${UNITS[bound.unit]}`;
}

function classSentence({ scheme, symbol, mode }: ClassLeaf): string {
  const name = `${scheme.toUpperCase()} 分类号`;
  if (mode === 'prefix') return `有以“${symbol}”开头的 ${name}`;
  return symbol.includes('/')
    ? `有 ${name} ${symbol}（已装入分类表层级时，含它的下位组）`
    : `有 ${name} ${symbol} 或它之下的任何分类号`;
}

function numberSentence({ field, country, number, kind, prefix }: NumberLeaf): string {
  const value = (country ?? '') + number + (kind ?? '');
  const any = [
    country === undefined ? '任何国家' : '',
    kind === undefined && field === 'pn' ? '任何文献种类' : '',
  ].filter(Boolean);
  const note = any.length > 0 ? `（${any.join('、')}）` : '';
  return `${CHINESE_NAMES[field]}${prefix ? `以 ${value} 开头` : `为 ${value}`}${note}`;
}

const TYPES: Readonly<Record<string, string>> = {
  invention: '发明',
  utility: '实用新型',
  design: '外观设计',
  plant: '植物专利',
};

function codeSentence({ field, value }: CodeLeaf): string {
  switch (field) {
    case 'kd':
      return value.length === 1 ? `文献种类为 ${value} 或 ${value} 加数字` : `文献种类为 ${value}`;
    case 'ty':
      return `专利类型为${TYPES[value] ?? value}`;
    case 'ls':
      return isLegalStage(value) ? `据已知事件，法律状态为“${STAGES[value].zh}”` : `有法律事件 ${value}`;
    case 'fam':
      return `属于同族 ${value}`;
    case 'lang':
      return `有语种为 ${value} 的文字`;
    case 'cc':
      return `国别为 ${value}`;
  }
}
