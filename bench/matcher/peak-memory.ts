import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/** The most bytes of memory that this process has had resident. Linux tells it of the process alone; what others tell may hold its parent's. */
export function peakMemory(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return 1024 * (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes));
}
