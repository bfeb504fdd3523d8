import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PeerMissing } from './peer.ts';

const OLDEST = 21;

/** The newest JDK of 21 or later: of JAVA_HOME, of the path, and of where systems keep them. */
export function newestJdk(): { home: string; version: number } {
  const found = candidates()
    .map((home) => ({ home, version: versionOf(home) }))
    .filter(({ version }) => version >= OLDEST)
    .toSorted((one, other) => other.version - one.version)[0];
  if (found === undefined) throw new PeerMissing(`no JDK of version ${OLDEST} or later was found; set JAVA_HOME`);
  return found;
}

const KEPT_IN = [
  '/usr/lib/jvm',
  '/Library/Java/JavaVirtualMachines',
  'C:\\Program Files\\Java',
  'C:\\Program Files\\Eclipse Adoptium',
];

function candidates(): string[] {
  const kept = KEPT_IN.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, 'Contents', 'Home')]),
  );
  return [process.env.JAVA_HOME, ...kept].filter(
    (home) => home !== undefined && existsSync(join(home, 'bin')),
  ) as string[];
}

/** 0 where there is no compiler, for then it is no JDK. */
function versionOf(home: string): number {
  const { stdout } = spawnSync(join(home, 'bin', 'javac'), ['-version'], { encoding: 'utf8' });
  return Number(/javac (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}
