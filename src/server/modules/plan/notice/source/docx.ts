import { child } from '../../../../../engine/formats/xml/element.ts';
import { type NoticeSource, sourceOf } from './blocks.ts';
import { docxBlocks } from './docx-blocks.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { docxParts } from './docx-package.ts';
import { docxXml } from './docx-xml.ts';

/**
 * The words of a Word document (ECMA-376, WordprocessingML): its body without page headers, footers, notes and what was deleted;
 * automatic numbers written out.
 */
export async function docxSource(bytes: Buffer, name: string): Promise<NoticeSource> {
  const { document, numbering, styles } = await docxParts(bytes, name);
  const lists = new DocxNumbering(numbering && docxXml(numbering, name), styles && docxXml(styles, name));
  return sourceOf(docxBlocks(child(docxXml(document, name), 'body'), lists), 'docx');
}
