import { CHINESE_NAMES, FIELD_NAMES, fieldMeant } from './fields.ts';
import { type Fault, shown } from './problems.ts';
import type { QueryToken } from './tokens.ts';

export const EMPTY_QUERY: Fault = {
  code: 'empty',
  zh: '检索式是空的。请至少写一个检索词，例如 锂离子电池。',
  en: 'The query is empty. Write one term at least, such as battery.',
};

export const EMPTY_GROUP: Fault = {
  code: 'empty-group',
  zh: '括号里是空的。请在括号里写检索词，或去掉括号。',
  en: 'the parentheses are empty. Write a term in them, or remove them.',
};

export const OPEN_GROUP: Fault = {
  code: 'open-group',
  zh: '这个左括号没有对应的右括号。请补上“)”。',
  en: 'this parenthesis is not closed. Add the “)”.',
};

export const NESTED_FIELD: Fault = {
  code: 'nested-field',
  zh: '字段里面不能再写字段。请把两个字段分开写，例如 ti=电池 AND ab=隔膜。',
  en: 'a field cannot stand inside another. Write them side by side, as in ti=battery AND ab=separator.',
};

export const COMPARED_GROUP: Fault = {
  code: 'compared-group',
  zh: '>=、<=、>、< 后面要直接写一个日期，不能写括号。',
  en: '>=, <=, > and < take one date, not parentheses.',
};

export const CHAINED_PROXIMITY: Fault = {
  code: 'chained-proximity',
  zh: 'NEAR 和 ADJ 不能连着用。请拆成两个条件，例如 (a NEAR/5 b) AND (b NEAR/5 c)。',
  en: 'NEAR and ADJ cannot be chained. Write two conditions, as in (a NEAR/5 b) AND (b NEAR/5 c).',
};

/** An operand should stand where this token is. */
export function operandExpected(token: QueryToken): Fault {
  if (token.type === 'end') {
    return {
      code: 'operand-expected',
      zh: '这里缺少检索词。请补上检索词，或去掉前面的运算符。',
      en: 'a term is missing. Add it, or remove the operator before it.',
    };
  }
  if (token.type === 'operator' || token.type === 'proximity') {
    return {
      code: 'operand-expected',
      zh: '这里应是检索词，却是运算符。请补上检索词；要把它当作普通的词，请加引号。',
      en: 'a term should stand here, not an operator. Add the term; for the word itself use quotation marks.',
    };
  }
  return unexpected(token);
}

/** A token that cannot stand where it stands. */
export function unexpected(token: QueryToken): Fault {
  if (token.type === 'close') {
    return {
      code: 'unexpected-close',
      zh: '这个右括号没有对应的左括号，或它前面缺少检索词。',
      en: 'this parenthesis closes nothing, or a term is missing before it.',
    };
  }
  return {
    code: 'unexpected-sign',
    zh: '这个符号前面要有字段名，例如 ti=电池；要作为词的一部分，请把整个词放进引号。',
    en: 'a field name should stand before this sign, as in ti=battery; for a part of a term, put the term in quotation marks.',
  };
}

/** A value should stand after the sign of a field. */
export function valueExpected(name: string, token: QueryToken): Fault {
  if (token.type !== 'operator' && token.type !== 'proximity') {
    return {
      code: 'value-expected',
      zh: `“${shown(name)}=”后面缺少内容。`,
      en: `something is missing after “${shown(name)}=”.`,
    };
  }
  return {
    code: 'value-expected',
    zh: `“${shown(name)}=”后面应是内容，却是运算符。排除请写 NOT ${shown(name)}=…；几个词请写 ${shown(name)}=(a OR b)；要把它当作普通的词，请加引号。`,
    en: `a value should stand after “${shown(name)}=”, not an operator. To exclude write NOT ${shown(name)}=…; for several terms ${shown(name)}=(a OR b); for the word itself use quotation marks.`,
  };
}

export function comparedField(name: string): Fault {
  return {
    code: 'compared-field',
    zh: `只有日期字段（ad、pd、prd）能用 > 和 <，“${shown(name)}”请用等号。`,
    en: `only the fields of dates (ad, pd, prd) take > and <; write “${shown(name)}” with =.`,
  };
}

export function unknownField(name: string): Fault {
  const meant = fieldMeant(name);
  if (meant !== undefined) {
    return {
      code: 'unknown-field',
      zh: `没有字段“${shown(name)}”。您要找的可能是 ${meant}（${CHINESE_NAMES[meant]}）。`,
      en: `there is no field “${shown(name)}”. You may mean ${meant} (${CHINESE_NAMES[meant]}).`,
    };
  }
  return {
    code: 'unknown-field',
    zh: `没有字段“${shown(name)}”。可用的字段：${FIELD_NAMES.map(({ field, zh }) => `${field} ${zh}`).join('、')}。如果冒号或等号是词的一部分，请把整个词放进引号。`,
    en: `there is no field “${shown(name)}”. The fields are ${FIELD_NAMES.map(({ field, zh }) => `${field} ${zh}`).join(', ')}. If the sign is a part of the term, put the term in quotation marks.`,
  };
}
