import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PARTS = ['import', 'search', 'matcher', 'programme', 'server', 'pages'] as const;
type Part = (typeof PARTS)[number];

const usage = `npm run bench [-- import|search|matcher|programme|server|pages] [--json] [options of the part]

  import   [--megabytes 60] [--runs 3]                        MB/s beside bare saxes over the same bytes
  search   [--publications 100000] [--million] [--rounds 5]    p50 and p95 by kind of query
  matcher  [--profiles 100000] [--docs 10000] [--threads 1] [--peer NAME] …   documents per CPU second, beside a peer; also npm run bench:matcher -- --help
  programme [--records 1000000] [--rounds 7] [--on embedded,postgres] [--people 50] [--seconds 20]   the notice read and stored; all indicators by province and task, cold and warm, beside a bare count; the dashboard's p50 and p95
  server   [--publications 100000] [--people 50] [--seconds 20]   p50 and p95 of people's steps beside a bare route
  pages    [--runs 3]                                         bytes of a first load, and when it can be used on slow 4G

Without a part all are run, each in a process of its own. Import reads real files from ../shared/data;
pages needs Chromium.`;

const [first, ...rest] = process.argv.slice(2);
const part = PARTS.find((each) => each === first);
if (first === '--help') console.log(usage);
else if (part !== undefined) process.exitCode = run(part, rest).status;
else if (first === undefined || first === '--json') all(first === '--json');
else {
  console.error(usage);
  process.exitCode = 2;
}

/** A process of its own for each part, so that what one leaves in memory slows no other. */
function run(each: Part, options: readonly string[], capture = false): { status: number; output: string } {
  const script = fileURLToPath(new URL(each === 'matcher' ? './matcher/main.ts' : `./${each}.ts`, import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, ...options], {
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  return { status: status ?? 1, output: stdout ?? '' };
}

function all(json: boolean): void {
  const real = existsSync(fileURLToPath(new URL('../../shared/data/patents/us-redbook', import.meta.url)));
  if (!real) console.error('*** SKIPPED: import. The real files it reads are not in ../shared/data. ***');
  const results: Partial<Record<Part, unknown>> = {};
  for (const each of PARTS) {
    if (each === 'import' && !real) continue;
    const { status, output } = run(each, json ? ['--json'] : [], json);
    if (status !== 0) process.exitCode = status;
    else if (json) results[each] = JSON.parse(output.trimEnd().split('\n').at(-1) ?? 'null');
  }
  if (json) console.log(JSON.stringify(results));
}
