import type { Filing } from './filing.ts';
import { Blocks, type MatcherImage } from './image.ts';
import type { IntegerList } from './integer-list.ts';
import { Merge } from './merge.ts';
import { OpenRecords } from './open-records.ts';
import { aliveCount, type Records } from './records.ts';
import { Segment } from './segment.ts';
import { nextToMerge, TIERS, type Tiers } from './tiers.ts';

/**
 * The profiles that are matched now. New records gather in `open`; when these are enough they are sealed into a segment; when there are enough
 * segments of like size they are put together, and a segment with many dead is copied without them. Each update does a slice of that work, so that
 * none takes long, and matching does nothing of it.
 */
export class ProfileSet {
  open = new OpenRecords();
  private segments: Segment[] = [];
  private merge: Merge | undefined;
  private anchored = false;
  private readonly filing: Filing;
  private readonly tiers: Tiers;

  constructor(filing: Filing, tiers: Tiers = TIERS, image?: MatcherImage) {
    this.filing = filing;
    this.tiers = tiers;
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
    return this.segments.reduce((sum, { bytes }) => sum + bytes, this.open.bytes + (this.merge?.bytes ?? 0));
  }

  has(id: number): boolean {
    return this.open.has(id) || this.segments.some((segment) => segment.has(id));
  }

  /** The id is not here. */
  add(id: number, record: IntegerList): void {
    this.open.append(id, record);
    if (this.open.count >= this.tiers.sealedAt) this.seal();
    this.putTogether();
  }

  remove(id: number): boolean {
    const removed = this.open.remove(id) || this.segments.some((segment) => this.removeFrom(segment, id));
    this.putTogether();
    return removed;
  }

  /** From now on segments that are put together have anchors as well. Those that are here are given them when they are asked for. */
  anchor(): void {
    this.anchored = true;
  }

  /** Puts everything into one segment at once, weighed and sorted anew. */
  compact(): void {
    const whole = Segment.of(this.all, this.filing);
    this.merge = undefined;
    this.segments = whole.count > 0 ? [whole] : [];
    this.open = new OpenRecords();
    this.anchored = false;
  }

  private seal(): void {
    if (aliveCount(this.open) > 0) this.segments.push(Segment.of([this.open], this.filing));
    this.open.clear();
    this.beginMerge();
  }

  private removeFrom(segment: Segment, id: number): boolean {
    const index = segment.remove(id);
    if (index < 0) return false;
    this.merge?.forget(segment, index);
    if (segment.isDecayed) this.beginMerge();
    return true;
  }

  private beginMerge(): void {
    if (this.merge !== undefined) return;
    const sources = nextToMerge(this.segments, this.tiers);
    if (sources.length > 0) this.merge = new Merge(sources, this.tiers.slice, () => this.anchored);
  }

  /** A slice of what there is to be put together. */
  private putTogether(): void {
    const { merge } = this;
    const merged = merge?.advance();
    if (merge === undefined || merged === undefined) return;
    this.segments = this.segments.filter((segment) => !merge.sources.includes(segment));
    if (aliveCount(merged) > 0) this.segments.push(merged);
    this.merge = undefined;
    this.beginMerge();
  }
}
