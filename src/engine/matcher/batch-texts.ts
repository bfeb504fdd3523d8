import { IntegerList } from './integer-list.ts';
import { TextsOfDocuments } from './texts-of-documents.ts';

/** The labels of those texts of a batch in which profiles look by position. */
export class BatchTexts {
  readonly labels = new IntegerList(1024);
  readonly texts = new TextsOfDocuments();

  get bytes(): number {
    return this.labels.items.byteLength + this.texts.bytes;
  }

  begin(): void {
    this.labels.clear();
    this.texts.clear();
  }

  /** Keeps what was appended to `labels` since the last text, as a text of a base field (its bit). */
  endText(mask: number): void {
    this.texts.endText(mask, this.labels.length);
  }

  /** Drops what was appended to `labels` since the last text. */
  dropText(): void {
    this.labels.length = this.texts.lastEnd;
  }

  endDocument(): void {
    this.texts.endDocument();
  }
}
