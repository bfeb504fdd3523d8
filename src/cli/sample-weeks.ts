import { fileURLToPath } from 'node:url';
import type { Demonstration } from './demonstration.ts';

/** A file of the sample that the project carries. */
export function sample(name: string): string {
  return fileURLToPath(new URL(`../../sample/${name}`, import.meta.url));
}

/** The fictional weeks of the sample, three that are over and the present one, in a programme year that is half over. */
export function sampleWeeks(): Required<Pick<Demonstration, 'history' | 'files' | 'office' | 'programme'>> {
  return {
    history: [
      { files: [sample('2026-w44-cn.csv')], at: '2026-10-30T16:00:00+08:00' },
      { files: [sample('2026-w45-cn.csv')], at: '2026-11-06T16:00:00+08:00' },
      { files: [sample('2026-w46-cn.csv')], at: '2026-11-13T16:00:00+08:00' },
    ],
    files: [sample('2026-w47-cn.csv'), sample('2026-w47-us.xml'), sample('2026-w47-cn-late.csv')],
    office: sample('office.json'),
    programme: sample('plan-2026.txt'),
  };
}
