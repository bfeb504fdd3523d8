import type { Block, Grid } from './blocks.ts';

/** Collects running text as lines, in the way a browser shows white space, with tables between them. */
export class LineWriter {
  readonly #blocks: Block[] = [];
  #open: string[] = [];

  /** Words that run on in the open line. */
  write(words: string): void {
    this.#open.push(words);
  }

  /** Words whose line breaks are meant. */
  writeLines(words: string): void {
    for (const [at, line] of words.split(/\r\n|[\r\n]/).entries()) {
      if (at > 0) this.end();
      this.write(line);
    }
  }

  /** Ends the open line; nothing where there is none. */
  end(): void {
    const line = collapsed(this.#open.join('')).trim();
    this.#open = [];
    if (line !== '') this.#blocks.push(line);
  }

  table(grid: Grid): void {
    this.end();
    this.#blocks.push(grid);
  }

  blocks(): Block[] {
    this.end();
    return this.#blocks;
  }
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** Runs of white space as one blank; a line break of the source between wide characters is none (CSS Text 3, §4.1.3). */
function collapsed(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, (blank, at: number) => {
    const isBetweenWide = WIDE.test(text[at - 1] ?? '') && WIDE.test(text[at + blank.length] ?? '');
    return isBetweenWide && /[\r\n]/.test(blank) ? '' : ' ';
  });
}
