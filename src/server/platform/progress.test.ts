import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('progress', () => {
  it('stays silent for what is quick', () => {
    const lines: string[] = [];
    const progress = startProgress('导入', (line) => lines.push(line));
    progress.update('1');
    vi.advanceTimersByTime(1_999);
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(lines).toEqual([]);
  });

  it('tells the newest state from time to time, until it is stopped', () => {
    const lines: string[] = [];
    const progress = startProgress('导入', (line) => lines.push(line));
    vi.advanceTimersByTime(2_000);
    progress.update('10 件');
    progress.update('25 件');
    vi.advanceTimersByTime(2_000);
    progress.stop();
    vi.advanceTimersByTime(60_000);
    expect(lines).toEqual(['导入 …', '导入: 25 件']);
  });
});
