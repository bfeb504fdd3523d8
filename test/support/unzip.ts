import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** The members of a ZIP archive by name. */
export async function membersOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await open(archive, { lazyEntries: true });
  const openMember = promisify(zip.openReadStream.bind(zip) as (entry: yauzl.Entry, done: StreamDone) => void);
  const members = new Map<string, Buffer>();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  zip.on('entry', (entry: yauzl.Entry) => {
    openMember(entry)
      .then(buffer)
      .then((content) => {
        members.set(entry.fileName, content);
        zip.readEntry();
      }, reject);
  });
  zip.on('end', resolve);
  zip.on('error', reject);
  zip.readEntry();
  await promise;
  return members;
}

type StreamDone = (error: Error | null, stream: NodeJS.ReadableStream) => void;
