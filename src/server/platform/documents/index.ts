export { renderDocx } from './docx.ts';
export { type Block, type Cell, paragraphsOf, type Run, type WrittenDocument } from './model.ts';
export { renderPdf } from './pdf.ts';
