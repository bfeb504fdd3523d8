/** A module may import the doors of those before it. */
export const moduleOrder: readonly string[] = [
  ...['network', 'accounts', 'plan', 'ledger', 'calls', 'review', 'projects'],
  ...['patents', 'profiles', 'screening', 'push', 'effects'],
  ...['services', 'training', 'talent', 'bulletin', 'indicators', 'yearbook'],
];

/** `around` is outside `src`: it sees everything, and only tests see it. */
type Layer = 'shared' | 'engine' | 'platform' | 'module' | 'server' | 'cli' | 'web' | 'around';

export interface Area {
  readonly layer: Layer;
  readonly module?: string;
}

/** What each layer of the product may import besides itself. */
const below: Readonly<Record<Exclude<Layer, 'around'>, readonly Layer[]>> = {
  shared: [],
  engine: [],
  platform: ['shared'],
  module: ['shared', 'engine', 'platform'],
  server: ['shared', 'engine', 'platform', 'module'],
  cli: ['shared', 'engine', 'platform', 'module', 'server'],
  web: ['shared'],
};

export function areaOf(path: string): Area {
  const [top, second, third, fourth] = path.split('/');
  if (top !== 'src') return { layer: 'around' };
  if (second === 'server' && third === 'platform') return { layer: 'platform' };
  if (second === 'server' && third === 'modules' && fourth !== undefined) return { layer: 'module', module: fourth };
  if (second === 'shared' || second === 'engine' || second === 'cli' || second === 'web') return { layer: second };
  return { layer: 'server' };
}

/** Tests, what supports them, and benchmarks: what no user runs. */
export function isAround(path: string): boolean {
  return !path.startsWith('src/') || isTest(path) || /\.(test-support|fixture)\.tsx?$/.test(path);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Why a file may not import another; `undefined` when it may. */
export function mayImport(from: string, to: string): string | undefined {
  if (isTest(to)) return 'a test is not there to be imported';
  if (isAround(to) && !isAround(from)) return 'the product does not need its tests';
  const [here, there] = [areaOf(from), areaOf(to)];
  if (here.layer === 'around' || there.layer === 'around') return undefined;
  if (here.layer !== there.layer && !below[here.layer].includes(there.layer)) {
    return `${here.layer} does not know ${there.layer}`;
  }
  if (there.module === undefined || there.module === here.module) return undefined;
  if (here.module !== undefined && !standsBefore(there.module, here.module)) {
    return `${there.module} does not stand before ${here.module}`;
  }
  return to === `src/server/modules/${there.module}/index.ts`
    ? undefined
    : `the door of ${there.module} is its index.ts`;
}

function standsBefore(one: string, other: string): boolean {
  return moduleOrder.indexOf(one) < moduleOrder.indexOf(other);
}
