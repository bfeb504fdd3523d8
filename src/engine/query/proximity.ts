import { areUnderOneField, near } from './build.ts';
import { LONGEST_DISTANCE } from './limits.ts';
import { type Fault, QueryFault, type Span, shown } from './problems.ts';
import type { Near, NearOperand, Query } from './tree.ts';

interface ProximityToken extends Span {
  readonly operator: 'near' | 'adj';
  readonly distance: string | undefined;
}

/** The node of `left NEAR/n right`. Throws QueryFault at the operator where the language has no such thing. */
export function nearOf(left: Query, token: ProximityToken, right: Query): Near {
  const refuse = (fault: Fault): never => {
    throw new QueryFault(token, fault);
  };
  const name = token.operator.toUpperCase();
  const distance = distanceOf(token.distance) ?? refuse(wrongDistance(name, token.distance));
  const fault = operandFault(left, name) ?? operandFault(right, name);
  if (fault !== undefined) refuse(fault);
  if (!areUnderOneField(left as NearOperand, right as NearOperand)) refuse(mixedFields(name));
  return near(left, right, distance, { ordered: token.operator === 'adj' });
}

function distanceOf(written: string | undefined): number | undefined {
  if (written === undefined || !/^\d{1,9}$/.test(written)) return undefined;
  const distance = Number(written);
  return distance <= LONGEST_DISTANCE ? distance : undefined;
}

function operandFault(operand: Query, name: string): Fault | undefined {
  switch (operand.type) {
    case 'text':
      return undefined;
    case 'or':
      return operand.items.every((item) => item.type === 'text') ? undefined : mixedOr(name);
    case 'and':
      return operandIs(name, 'AND', `(a ${name}/5 b) AND (a ${name}/5 c)`);
    case 'not':
      return operandIs(name, 'NOT', `NOT (a ${name}/5 b)`);
    case 'near':
      return operandIs(name, 'NEAR / ADJ', '(a NEAR/5 b) AND (b NEAR/5 c)');
    default:
      return notText(name);
  }
}

function wrongDistance(name: string, written: string | undefined): Fault {
  return {
    code: 'distance',
    zh: `${name} 要写明最多隔几个位置，例如 ${name}/5（0 至 ${LONGEST_DISTANCE} 的整数）${
      written === undefined ? `；要查“${name.toLowerCase()}”这个词，请加引号。` : `，而不是“${shown(written)}”。`
    }`,
    en: `${name} says how many positions may lie between, as in ${name}/5 (a whole number from 0 to ${LONGEST_DISTANCE})${
      written === undefined
        ? `; for the word “${name.toLowerCase()}” use quotation marks.`
        : `, not “${shown(written)}”.`
    }`,
  };
}

function operandIs(name: string, kind: string, instead: string): Fault {
  return {
    code: 'proximity-operand',
    zh: `${name} 的两边只能是词、短语或用 OR 连接的一组词，不能是 ${kind}。可以改写成 ${instead}。`,
    en: `${name} takes terms, phrases or OR groups of them on its sides, not ${kind}. Write it as ${instead}.`,
  };
}

function mixedOr(name: string): Fault {
  return {
    code: 'proximity-operand',
    zh: `${name} 两边的 OR 组里只能有词和短语。请把其余条件移到 ${name} 外面。`,
    en: `an OR group beside ${name} holds terms and phrases only. Move the rest of it out of ${name}.`,
  };
}

function notText(name: string): Fault {
  return {
    code: 'proximity-operand',
    zh: `${name} 只能连接文字字段里的词；日期、分类号、号码和代码请用 AND 连接。`,
    en: `${name} joins words of text fields; join dates, classes, numbers and codes with AND.`,
  };
}

function mixedFields(name: string): Fault {
  return {
    code: 'proximity-fields',
    zh: `${name} 两边必须在同一个字段。请写成 ti=(a ${name}/5 b)；不同字段之间请用 AND。`,
    en: `both sides of ${name} stand under one field. Write ti=(a ${name}/5 b); between fields use AND.`,
  };
}
