import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { newestJdk } from './java.ts';
import { type Pair, type Peer, PeerMissing, type PeerName, type PeerRun, type PeerWork } from './peer.ts';

/** A peer in a Java process: built by Maven when it is asked for, started once, one run for each line that it is sent. */
export interface Harness {
  readonly name: PeerName;
  /** The Maven project, below this folder. */
  readonly project: string;
  readonly mainClass: string;
  readonly javaOptions: readonly string[];
  /** Writes what it reads. */
  readonly write: (work: PeerWork, documents: string, profiles: string) => Promise<void>;
  /** What stands before the two files on its command line. */
  readonly first: readonly string[];
  /** What stands behind documents, profiles and threads. */
  readonly rest: readonly string[];
}

export async function startHarness(harness: Harness, work: PeerWork): Promise<Peer> {
  const { home } = newestJdk();
  const folder = fileURLToPath(new URL(harness.project, import.meta.url));
  build(folder, home);
  const files = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const documents = join(files, 'documents.txt');
  const profiles = join(files, 'profiles.txt');
  await harness.write(work, documents, profiles);
  const classes = [join(folder, 'target', 'classes'), join(folder, 'target', 'libraries', '*')].join(delimiter);
  const child = spawn(
    join(home, 'bin', 'java'),
    [
      ...harness.javaOptions,
      '-cp',
      classes,
      harness.mainClass,
      ...harness.first,
      documents,
      profiles,
      String(work.threads),
      ...harness.rest,
      files,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  return new JavaPeer(harness, child, files).ready();
}

function build(folder: string, home: string): void {
  const { status, error, stdout } = spawnSync('mvn', ['-q', '-B', 'package'], {
    cwd: folder,
    env: { ...process.env, JAVA_HOME: home },
    encoding: 'utf8',
  });
  if (error) throw new PeerMissing('Maven was not found; the peer is built by it');
  if (status !== 0) throw new PeerMissing(`the peer could not be built:\n${stdout}`);
}

/** What it says when it has read everything. */
interface Started {
  readonly loadS: number;
  readonly version: string;
  readonly runtime: string;
}

/** What it answers to a request, the pairs only where these were asked for. */
interface Answer extends PeerRun {
  readonly pairs: readonly Pair[];
}

class JavaPeer {
  private readonly harness: Harness;
  private readonly child: ChildProcess;
  private readonly files: string;
  private readonly answers: AsyncIterator<string>;

  constructor(harness: Harness, child: ChildProcess, files: string) {
    this.harness = harness;
    this.child = child;
    this.files = files;
    this.answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  async ready(): Promise<Peer> {
    const { loadS, version, runtime } = await this.answer<Started>().catch((error: Error) => {
      throw new PeerMissing(error.message);
    });
    const { name, javaOptions, rest } = this.harness;
    return {
      name,
      version,
      settings: [...rest, ...javaOptions, runtime, `${loadS.toFixed(1)} s to load`].join(', '),
      run: () => this.run('run'),
      pairs: async () => (await this.run('pairs')).pairs,
      stop: () => this.stop(),
    };
  }

  private run(request: 'run' | 'pairs'): Promise<Answer> {
    this.child.stdin!.write(`${request}\n`);
    return this.answer();
  }

  private async answer<T>(): Promise<T> {
    for (;;) {
      const { value, done } = await this.answers.next();
      if (done) throw new Error(`${this.harness.name} ended: ${this.child.exitCode ?? this.child.signalCode}`);
      if (value.startsWith('{')) return JSON.parse(value) as T;
    }
  }

  private async stop(): Promise<void> {
    this.child.stdin!.end();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    rmSync(this.files, { recursive: true, force: true });
  }
}
