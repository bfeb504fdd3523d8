import { Worker } from 'node:worker_threads';
import { type Block, type Cell, printableText, type Run, TONES, type WrittenDocument } from './model.ts';

/**
 * A document as PDF, its typefaces embedded. It is set by Typst in a thread of its own, from a template that does not change: what the
 * document says comes to it as data, so that no text of a user is ever read as Typst's language.
 */
export async function renderPdf(document: WrittenDocument): Promise<Uint8Array> {
  const pdf = turn.then(() => setByTypst(document));
  turn = pdf.catch(() => undefined);
  return pdf;
}

/** Documents are set one after another: a compiler and its typefaces are held once in memory, however many people ask. */
let turn: Promise<unknown> = Promise.resolve();

async function setByTypst(document: WrittenDocument): Promise<Uint8Array> {
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url), {
    workerData: JSON.stringify(dataOf(document)),
  });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The thread that sets PDF ended without one.')));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

/** What the template reads: no part is absent, all text can be printed. */
function dataOf(document: WrittenDocument) {
  const { language, title, subtitle = '', author, date, contents = '', isLandscape = false, blocks } = document;
  const words = { title, subtitle, author, date, contents };
  const clean = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, printableText(text)]));
  return { language, isLandscape, ...clean, blocks: blocks.map(blockData) };
}

function blockData(block: Block) {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: printableText(block.text) };
    case 'paragraph':
      return { kind: block.kind, runs: block.runs.map(runData) };
    case 'list':
      return { kind: block.kind, items: block.items.map((item) => item.map(runData)) };
    case 'table':
      return {
        kind: block.kind,
        caption: printableText(block.caption ?? ''),
        head: block.head.map(cellData),
        rows: block.rows.map((row) => row.map(cellData)),
        widths: block.widths ?? block.head.map(() => 1),
        compact: block.compact ?? false,
      };
    case 'form':
      return {
        ...{ kind: block.kind, widths: block.widths },
        cells: block.rows.flat().map(({ lines, isLabel = false, across = 1, down = 1, isSigned = false }) => ({
          ...{ lines: lines.map(printableText), isLabel, across, down, isSigned },
        })),
      };
    default:
      return block;
  }
}

function runData({ text, bold = false, note = '', tone }: Run) {
  const colour = tone === undefined ? '' : `#${TONES[tone]}`;
  return { text: printableText(text), bold, note: printableText(note), colour };
}

function cellData({ numeric = false, ...run }: Cell) {
  return { ...runData(run), numeric };
}
