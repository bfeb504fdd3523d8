import type { FastifyReply } from 'fastify';
import { DOCX_TYPE, PDF_TYPE, sendDownload } from '../http/index.ts';
import { renderDocx } from './docx.ts';
import type { WrittenDocument } from './model.ts';
import { renderPdf } from './pdf.ts';

export const DOCUMENT_FORMATS = ['pdf', 'docx'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

const RENDERERS = { pdf: renderPdf, docx: renderDocx };
const TYPES = { pdf: PDF_TYPE, docx: DOCX_TYPE };

/** Renders a document and sends it to be kept under a name, which is without its ending. */
export async function sendDocument(
  reply: FastifyReply,
  name: string,
  format: DocumentFormat,
  document: WrittenDocument,
): Promise<FastifyReply> {
  const bytes = Buffer.from(await RENDERERS[format](document));
  return sendDownload(reply, `${name}.${format}`, TYPES[format], bytes);
}
