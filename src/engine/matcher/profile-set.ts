import type { Filing } from './filing.ts';
import { Blocks, type MatcherImage } from './image.ts';
import { OpenRecords } from './open-records.ts';
import { aliveCount, type Records } from './records.ts';
import { Segment } from './segment.ts';

/**
 * The profiles that are matched now. New records gather in `open`; when these are enough they are sealed into a segment, which takes
 * a few milliseconds; `tidy` puts small segments together and leaves the dead behind, which takes as long as copying what it puts
 * together and is left to a moment that suits.
 */
export class ProfileSet {
  open = new OpenRecords();
  private segments: Segment[] = [];
  private readonly filing: Filing;

  constructor(filing: Filing, image?: MatcherImage) {
    this.filing = filing;
    if (image !== undefined) this.segments.push(Segment.from(new Blocks(image.blocks)));
  }

  /** Puts everything into one segment first. */
  store(blocks: Blocks): void {
    this.compact();
    (this.segments[0] ?? Segment.of([], this.filing)).store(blocks);
  }

  get size(): number {
    return this.all.reduce((sum, records) => sum + aliveCount(records), 0);
  }

  get sealed(): readonly Segment[] {
    return this.segments;
  }

  get all(): Records[] {
    return [...this.segments, this.open];
  }

  get bytes(): number {
    return this.segments.reduce((sum, { bytes }) => sum + bytes, this.open.bytes);
  }

  has(id: number): boolean {
    return this.open.has(id) || this.segments.some((segment) => segment.has(id));
  }

  /** The id is not here. */
  add(id: number, record: readonly number[]): void {
    this.open.append(id, record);
    if (this.open.count >= SEALED_AT) this.seal();
  }

  remove(id: number): boolean {
    return this.open.remove(id) || this.segments.some((segment) => segment.remove(id));
  }

  /** Puts all segments together when what lies outside the largest, or is dead, has become a quarter of the whole. */
  tidy(): void {
    const largest = Math.max(0, ...this.segments.map(aliveCount));
    const dead = this.segments.reduce((sum, { deadCount }) => sum + deadCount, 0);
    const outside = this.segments.reduce((sum, segment) => sum + aliveCount(segment), 0) - largest;
    if (4 * (outside + dead) > largest) this.compact();
  }

  /** Puts everything into one segment, weighed and sorted anew. */
  compact(): void {
    const whole = Segment.of(this.all, this.filing);
    this.segments = whole.count > 0 ? [whole] : [];
    this.open = new OpenRecords();
  }

  private seal(): void {
    this.segments.push(Segment.of([this.open], this.filing));
    this.open.clear();
  }
}

/** Sealing as many takes a few milliseconds; matching one document goes through as many without an index in a tenth of one. */
const SEALED_AT = 8192;
