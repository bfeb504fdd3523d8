#!/usr/bin/env node
// Starts the command line on Node 24, which the lockfile installs beside us; the machine's own node may be older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(new URL('../src/cli/main.ts', import.meta.url).href);
} else {
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (!existsSync(node)) {
    process.stderr.write(
      'Chuanli needs Node 24. Run "npm ci" in its folder: that installs one. / 传利需要 Node 24，请先在其目录运行 npm ci。\n',
    );
    process.exit(2);
  }
  const { status, signal } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(signal ? 1 : (status ?? 1));
}
