/** What saxes says of text that is not well-formed, in both languages. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

const CHINESE: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^unexpected close tag/, '结束标记与开始标记不对应'],
  [/^unmatched closing tag: (.*)\.$/, '结束标记 </$1> 没有对应的开始标记'],
  [/^unclosed tag: (.*)$/, '元素 <$1> 没有结束标记'],
  [/^disallowed character in/, '标记的名称中有不允许的字符'],
  [/^disallowed character/, '有 XML 不允许的字符'],
  [/^malformed character entity/, '数字字符引用有误'],
  [/entity name/, '实体名称有误（文本中的 & 应写作 &amp;）'],
  [/attribute/, '属性写法有误'],
  [/value/, '属性写法有误'],
  [/comment/, '注释写法有误'],
  [/processing instruction/, '处理指令写法有误'],
  [/XML declaration/, '记录内部出现 XML 声明'],
  [/doctype/, '记录内部出现 DOCTYPE 声明'],
  [/^the string "\]\]>"/, '文本中出现了“]]>”'],
  [/^unexpected end/, '内容意外结束'],
];

/** A message of saxes as a reason for people; one that is not in the list keeps its English wording in both. */
export function reasonOf(message: string): Reason {
  const en = message.replace(/\.$/, '');
  for (const [pattern, zh] of CHINESE) {
    const match = pattern.exec(message);
    if (match !== null) return { zh: zh.replace('$1', match[1] ?? ''), en };
  }
  return { zh: en, en };
}
