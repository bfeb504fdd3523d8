import yauzl from 'yauzl';

/** What a ZIP held in memory may unpack to. */
export interface UnzipLimits {
  readonly entries: number;
  readonly bytes: number;
}

export class ZipTooLarge extends Error {}

/**
 * The files in a ZIP, by their names. What the archive says of its sizes is not believed: counting goes on while it unpacks.
 * @throws ZipTooLarge past a limit; an error of its reader where it is damaged.
 */
export async function unzip(archive: Buffer, limits: UnzipLimits): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true, autoClose: false });
  const files = new Map<string, Buffer>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (files.size >= limits.entries) throw new ZipTooLarge();
      const chunks: Buffer[] = [];
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > limits.bytes) {
          stream.destroy();
          throw new ZipTooLarge();
        }
        chunks.push(chunk);
      }
      files.set(entry.fileName, Buffer.concat(chunks));
    }
    return files;
  } finally {
    zip.close();
  }
}
