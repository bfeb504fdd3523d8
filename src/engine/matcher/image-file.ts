import type { Block, ImageLeaves, MatcherImage } from './image.ts';

/**
 * An image as bytes: MAGIC, VERSION and the length of the directory as 32-bit integers, the directory as JSON, then the blocks as they lie in
 * memory, each from a multiple of 4. Integers are little-endian, as on every machine that Node runs on.
 */
export function imageBytes(image: MatcherImage): Uint8Array[] {
  const places: BlockPlace[] = [];
  let length = 0;
  for (const [name, block] of image.blocks) {
    places.push({ name, type: block instanceof Uint32Array ? 32 : 16, at: length, count: block.length });
    length = aligned(length + block.byteLength);
  }
  const directory = new TextEncoder().encode(JSON.stringify({ blocks: places, leaves: image.leaves, length }));
  const padding = new Uint8Array(aligned(directory.length) - directory.length);
  const head = Uint32Array.of(MAGIC, VERSION, directory.length);
  return [bytesOf(head), directory, padding, ...[...image.blocks.values()].flatMap(withPadding)];
}

/**
 * The image in a file's bytes, whose blocks lie in `buffer` itself. Bytes in shared memory can be read by several threads, each of which takes
 * up an image of its own, and none of which then writes there. Throws a RangeError for bytes that are no whole image of this version.
 */
export function readImage(buffer: ArrayBufferLike): MatcherImage {
  const [magic, version, directoryLength] = new Uint32Array(buffer, 0, HEAD / 4);
  if (magic !== MAGIC || version !== VERSION) throw new RangeError('no image of compiled profiles of this version');
  const directory = new TextDecoder().decode(new Uint8Array(buffer, HEAD, directoryLength).slice());
  const { blocks, leaves, length } = JSON.parse(directory) as Directory;
  const start = HEAD + aligned(directoryLength!);
  if (buffer.byteLength < start + length) throw new RangeError('the image of compiled profiles is cut off');
  const block = ({ type, at, count }: BlockPlace): Block =>
    type === 32 ? new Uint32Array(buffer, start + at, count) : new Uint16Array(buffer, start + at, count);
  return { blocks: new Map(blocks.map((place) => [place.name, block(place)])), leaves };
}

interface BlockPlace {
  readonly name: string;
  readonly type: 16 | 32;
  readonly at: number;
  readonly count: number;
}

interface Directory {
  readonly blocks: readonly BlockPlace[];
  readonly leaves: ImageLeaves;
  readonly length: number;
}

/** "CLMI". */
const MAGIC = 0x494d_4c43;
/** To be raised with every change of what compiled profiles are. */
const VERSION = 4;
const HEAD = 12;

/** Not by bits: an image may have more bytes than 31 bits can say. */
function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function withPadding(block: Block): Uint8Array[] {
  return [bytesOf(block), new Uint8Array(aligned(block.byteLength) - block.byteLength)];
}

function bytesOf(block: Block): Uint8Array {
  return new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
}
