import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

const PROLOGUE = '<?xml';

/**
 * saxes over a file of concatenated XML documents with no handler at all: the floor under every reader that stands on it. A new parser is taken
 * for each document, since saxes rightly refuses a second one.
 */
export async function parseBarely(path: string): Promise<void> {
  let parser: SaxesParser | undefined;
  let held = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const text = held + String(chunk);
    const end = text.length - PROLOGUE.length;
    let from = 0;
    for (let at = text.indexOf(PROLOGUE); at >= 0; at = text.indexOf(PROLOGUE, at + 1)) {
      parser?.write(text.slice(from, at));
      parser?.close();
      parser = new SaxesParser();
      from = at;
    }
    parser?.write(text.slice(from, Math.max(from, end)));
    held = text.slice(Math.max(from, end));
  }
  parser?.write(held);
  parser?.close();
}
