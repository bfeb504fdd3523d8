import { expect, it } from 'vitest';
import { reasonIn, SCREENING_REASONS, storedReason } from './screening-reasons.ts';

it('a chosen reason is stored as its code and read in the language of whoever reads', () => {
  for (const [code, { zh, en }] of Object.entries(SCREENING_REASONS)) {
    expect([zh, en, code].map(storedReason)).toEqual([code, code, code]);
    for (const kept of [zh, en, code]) expect([reasonIn('zh', kept), reasonIn('en', kept)]).toEqual([zh, en]);
  }
});

it('what somebody wrote stays as it was written', () => {
  for (const written of ['与我司产线有关', 'see claim 3', 'toString', '__proto__', '名称命中，且']) {
    expect(storedReason(written)).toBe(written);
    expect(reasonIn('en', written)).toBe(written);
  }
});
