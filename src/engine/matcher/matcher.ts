import type { EvaluationContext } from '../evaluator/index.ts';
import type { Publication } from '../publication.ts';
import type { Query } from '../query/tree.ts';
import { Batch } from './batch.ts';
import { BatchOccurrences } from './batch-occurrences.ts';
import { BatchTexts } from './batch-texts.ts';
import { Compiler } from './compile.ts';
import { Conditions } from './conditions.ts';
import { DocumentReader } from './document-reader.ts';
import { DocumentWords } from './document-words.ts';
import { Blocks, isShared, type MatcherImage } from './image.ts';
import { Join } from './join.ts';
import { PositionsCheck } from './positions-check.ts';
import { ProfileSet } from './profile-set.ts';
import { Proximity } from './proximity.ts';
import { type MatchRows, RowList } from './rows.ts';
import { SingleDocument } from './single.ts';
import type { Tiers } from './tiers.ts';
import { Vocabulary } from './vocabulary.ts';

export interface MatcherOptions {
  /** Called each time a batch has been read and each time it has been joined, for measuring. */
  readonly onPhase?: (finished: 'reading' | 'joining') => void;
  /** From how many profiles of one subclass on these are joined by blocks of documents; for tests, which have few. */
  readonly fewestOfShelf?: number;
  /** How profiles that come one by one are gathered; for tests, which have few. */
  readonly tiers?: Tiers;
}

/**
 * Standing queries, matched against publications as they come: against a batch, or against one. What matches is exactly what
 * the evaluator says; why and where is the evaluator's to tell, on demand.
 *
 * Profiles are added, replaced and removed at any time between two calls; the next call matches what is there then. Ids are
 * whole numbers from 0 to 2³² − 1.
 *
 * A matcher over an image in shared memory writes nothing there: it only matches, and what is removed from it is removed from it alone.
 */
export class Matcher {
  private readonly vocabulary: Vocabulary;
  private readonly compiler: Compiler;
  private readonly shared: boolean;
  private readonly profiles: ProfileSet;
  private readonly words: DocumentWords;
  private readonly batch = new Batch();
  private readonly texts = new BatchTexts();
  private readonly occurrences = new BatchOccurrences();
  private readonly reader: DocumentReader;
  private readonly conditions: Conditions;
  private readonly join: Join;
  private readonly single: SingleDocument;
  private readonly onPhase: (finished: 'reading' | 'joining') => void;

  /** An empty matcher, or one with the profiles of an image, which becomes its own. */
  constructor(options: MatcherOptions = {}, image?: MatcherImage) {
    this.onPhase = options.onPhase ?? (() => {});
    this.vocabulary = new Vocabulary(image);
    this.compiler = new Compiler(this.vocabulary);
    this.shared = image !== undefined && isShared(image);
    this.profiles = new ProfileSet(this.vocabulary, options.tiers, image);
    this.words = new DocumentWords(this.vocabulary);
    this.reader = new DocumentReader(this.vocabulary, this.words, this.batch, this.texts, this.occurrences);
    const positions = new PositionsCheck(this.vocabulary, this.words, this.texts);
    this.conditions = new Conditions(this.vocabulary, this.batch, new Proximity(this.occurrences), positions);
    this.join = new Join(this.batch, this.conditions, options.fewestOfShelf);
    this.single = new SingleDocument(this.batch, this.conditions);
  }

  /**
   * Compacts, then gives the compiled profiles, to be stored or taken up by another matcher. The blocks stay this matcher's own: who changes this matcher or
   * the taker afterwards must copy the blocks first.
   */
  image(): MatcherImage {
    const blocks = new Blocks();
    this.profiles.store(blocks);
    const leaves = this.vocabulary.store(blocks);
    return { blocks: blocks.byName, leaves };
  }

  /** The number of profiles. */
  get size(): number {
    return this.profiles.size;
  }

  /** Bytes held: by the compiled profiles; by the vocabulary they share, without its lookup by string; by the buffers of a batch. */
  get bytes(): { profiles: number; vocabulary: number; batch: number } {
    const buffers = [this.batch, this.texts, this.occurrences, this.words, this.join];
    return {
      profiles: this.profiles.bytes,
      vocabulary: this.vocabulary.bytes,
      batch: buffers.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  has(id: number): boolean {
    return this.profiles.has(id);
  }

  /** Adds a profile. Throws a RangeError when there is one with this id, or the id is out of range; and an Error where memory is shared. */
  insert(id: number, query: Query): void {
    this.refuseWhereShared();
    if (!Number.isInteger(id) || id < 0 || id > 0xffff_ffff) throw new RangeError(`profile id out of range: ${id}`);
    if (this.profiles.has(id)) throw new RangeError(`profile ${id} is there already`);
    this.profiles.add(id, this.compiler.compile(query));
  }

  /** Puts another query in the place of a profile's. Throws a RangeError when there is no profile with this id; and an Error where memory is shared. */
  replace(id: number, query: Query): void {
    this.refuseWhereShared();
    const record = this.compiler.compile(query);
    if (!this.profiles.remove(id)) throw new RangeError(`no profile ${id}`);
    this.profiles.add(id, record);
  }

  /** Tells whether there was one. */
  remove(id: number): boolean {
    return this.profiles.remove(id);
  }

  /**
   * Packs and sorts all profiles anew, which takes a second or two for a million. Nothing needs it: it is for a moment that suits, such as when many
   * profiles have been loaded.
   */
  compact(): void {
    this.vocabulary.makeRoom();
    this.profiles.compact();
  }

  /** Which profiles match which of the publications, of which there may be any number; they are read and joined ten thousand at a time, fewer where texts are long. */
  matchBatch(publications: readonly Publication[], context: EvaluationContext): MatchRows {
    const rows = new RowList();
    for (let first = 0; first < publications.length; ) {
      const next = this.readBatch(publications, first, context);
      this.onPhase('reading');
      this.conditions.begin(publications, first, context.today);
      for (const records of this.profiles.all) this.join.run(records, rows, first);
      this.onPhase('joining');
      first = next;
    }
    this.conditions.end();
    return rows.ordered();
  }

  /** The ids of the profiles that match one publication, ascending. */
  matchOne(publication: Publication, context: EvaluationContext): Uint32Array {
    this.readBatch([publication], 0, context);
    this.conditions.begin([publication], 0, context.today);
    const found = this.single.matching(this.profiles);
    this.conditions.end();
    return found;
  }

  /** Reads publications from `first` on, as many as make a batch; gives the first that is left. */
  private readBatch(publications: readonly Publication[], first: number, { levels }: EvaluationContext): number {
    this.words.beginBatch();
    this.texts.begin();
    this.occurrences.begin();
    this.batch.begin(this.vocabulary.literalRoom);
    let next = first;
    do this.reader.read(publications[next++]!, levels);
    while (
      next < publications.length &&
      next - first < BATCH &&
      this.texts.labels.length + this.occurrences.length < MOST_KEPT
    );
    this.batch.finish();
    if (!this.shared) this.vocabulary.countFrequencies(this.batch);
    return next;
  }

  /** Another thread would meet words and literals in its vocabulary that it knows nothing of. */
  private refuseWhereShared(): void {
    if (this.shared)
      throw new Error('profiles in shared memory are only matched: take up a copy of the image to change them');
  }
}

/** Documents joined at a time: enough to share the pass over the profiles, few enough for their lists to stay in the cache. */
const BATCH = 10_000;
/** Integers kept at a time of what stands where, four bytes each: labels of texts, and occurrences. Long descriptions make a batch smaller. */
const MOST_KEPT = 1 << 25;
