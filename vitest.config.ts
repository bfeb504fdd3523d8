import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    globalSetup: 'test/support/run-folder.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes when the machine gets to it; a test that waits for nothing loses no time by this.
    expect: { poll: { timeout: 20_000 } },
    isolate: false,
    pool: 'forks',
    // Vitest would leave one core free, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
