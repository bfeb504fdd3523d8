import type { Problem } from '../../problem.ts';

/** Where in a record saxes stopped, from 1. */
export interface RecordPlace {
  readonly line: number;
  readonly column: number;
}

export const truncatedXml = (element: string): Problem => ({
  code: 'format.truncated-xml',
  zh: `文件在元素 <${element}> 结束之前中断，此后的内容缺失。请重新获取完整的文件。`,
  en: `The file is truncated: it ends before the element <${element}> does. Fetch the complete file again.`,
});

export const unclosedRecord = (element: string): Problem => ({
  code: 'format.unclosed-record',
  zh: `记录 <${element}> 没有结束标记，下一条记录已经开始。此条记录不完整，已搁置；后面的记录照常读取。`,
  en: `The record <${element}> has no end tag before the next one begins. It is incomplete and set aside; reading goes on after it.`,
});

export const unclosedDocument = (element: string): Problem => ({
  code: 'format.unclosed-document',
  zh: `外层元素 <${element}> 没有结束标记，下一个 XML 文档已经开始。其中的记录可能不全，请核对原文件。`,
  en: `The enclosing element <${element}> has no end tag before the next document begins. Records may be missing from it; check the original file.`,
});

export const brokenXml = (reason: { zh: string; en: string }, place: RecordPlace): Problem => ({
  code: 'format.broken-xml',
  zh: `记录的 XML 有误（记录内第 ${place.line} 行第 ${place.column} 列）：${reason.zh}。此条记录已搁置，请更正后重新导入。`,
  en: `The record is not well-formed XML (line ${place.line}, column ${place.column} of the record): ${reason.en}. It is set aside; correct it and import it again.`,
});

export const declaredEntity = (name: string, place: RecordPlace): Problem => ({
  code: 'format.xml-entity',
  zh: `记录引用了文件自行声明的实体 &${name};（记录内第 ${place.line} 行）。为防止 XML 炸弹和外部实体攻击，自行声明的实体一律不展开，此条记录已搁置。`,
  en: `The record refers to &${name};, an entity that the file declares itself (line ${place.line} of the record). Such entities are never expanded, as a guard against XML bombs and external entities; the record is set aside.`,
});

export const tooDeep = (limit: number, place: RecordPlace): Problem => ({
  code: 'format.xml-too-deep',
  zh: `记录的元素嵌套超过 ${limit} 层（记录内第 ${place.line} 行），已搁置。`,
  en: `The record nests more than ${limit} elements (line ${place.line} of the record) and is set aside.`,
});

export const recordTooLarge = (element: string, limit: number): Problem => ({
  code: 'format.record-too-large',
  zh: `<${element}> 的内容超过单条记录上限 ${limit} 字节，已搁置；后面的记录照常读取。`,
  en: `<${element}> is larger than the limit of ${limit} bytes for one record and is set aside; reading goes on after it.`,
});

export const unknownElement = (element: string): Problem => ({
  code: 'format.unknown-element',
  zh: `此处应为一条记录，却遇到了不认识的元素 <${element}>，已搁置。请确认文件格式。`,
  en: `A record was expected here, but the element is <${element}>, which is not known. It is set aside; check the format of the file.`,
});

export const strayText = (): Problem => ({
  code: 'format.stray-text',
  zh: '记录之外有不属于任何记录的内容，已搁置。请核对原文件此处是否损坏。',
  en: 'There is content outside any record, which is set aside. Check whether the original file is damaged here.',
});
