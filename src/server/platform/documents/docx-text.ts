import { FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import { printableText, type Run, TONES } from './model.ts';

export const FONTS = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };

/** The footnotes of one document, numbered as they come. */
export class Notes {
  readonly #texts: string[] = [];

  add(text: string): FootnoteReferenceRun {
    this.#texts.push(printableText(text));
    return new FootnoteReferenceRun(this.#texts.length);
  }

  written(): Record<string, { children: Paragraph[] }> {
    return Object.fromEntries(
      this.#texts.map((text, index) => [
        String(index + 1),
        { children: [new Paragraph({ children: [new TextRun({ text, font: FONTS, size: 18 })] })] },
      ]),
    );
  }
}

/** Runs as Word has them; `size` in half points. */
export function runsOf(runs: readonly Run[], notes: Notes, size?: number): (TextRun | FootnoteReferenceRun)[] {
  return runs.flatMap(({ text, bold = false, note, tone }) => [
    new TextRun({
      ...{ text: printableText(text), bold, font: FONTS },
      ...(size === undefined ? {} : { size }),
      ...(tone === undefined ? {} : { color: TONES[tone] }),
    }),
    ...(note === undefined ? [] : [notes.add(note)]),
  ]);
}
