export { renderDocx } from './docx.ts';
export { type Block, type Cell, type FormCell, paragraphsOf, type Run, type WrittenDocument } from './model.ts';
export { renderPdf } from './pdf.ts';
export { DOCUMENT_FORMATS, type DocumentFormat, sendDocument } from './send-document.ts';
