import type { Seen } from './problems.ts';
import type { FormatReader } from './reader.ts';

/** The reader for a text by its first 64 KiB, or what was seen instead. The name only breaks ties. */
export function readerFor(
  head: string,
  name: string,
  readers: readonly FormatReader[],
): { readonly reader: FormatReader } | { readonly seen: Seen } {
  const declaration = documentTypeSeen(head);
  if (declaration) return { seen: declaration };
  const reader = readers.find((candidate) => candidate.recognises(head, name));
  return reader ? { reader } : { seen: textSeen(head) };
}

const NOT_DATA = /^(?:html|xs:schema|xsd:schema|schema|xsl:stylesheet|xsl:transform|svg|rss|feed)$/i;

/** A DTD holds declarations only; the DOCTYPE of a document is not one. */
function documentTypeSeen(head: string): Seen | undefined {
  const text = withoutProlog(head);
  if (!/^<!(?:ELEMENT|ENTITY|ATTLIST|NOTATION)\b|^%[\w.-]+;/.test(text)) return undefined;
  return { zh: '这是 DTD（文档类型定义），不含专利数据', en: 'it is a DTD, which holds no publications', data: false };
}

function textSeen(head: string): Seen {
  const root = /<([^\s/>!?]+)/.exec(withoutProlog(head))?.[1];
  if (/^[\s\uFEFF]*</.test(head) && root !== undefined) {
    return {
      zh: `这是 XML，根元素为 <${root}>，不在可读之列`,
      en: `it is XML whose root element is <${root}>, which is not known`,
      data: !NOT_DATA.test(root),
    };
  }
  const opening = head.replace(/\s+/gu, ' ').trim().slice(0, 60);
  return { zh: `这是文本，开头为“${opening}”`, en: `it is text that begins "${opening}"`, data: false };
}

/** The text after the XML declaration, comments and white space at its beginning. */
function withoutProlog(head: string): string {
  return head.replace(/^(?:[\s\uFEFF]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
}
