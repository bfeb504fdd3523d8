import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    pool: 'forks',
    // Vitest would leave one core free, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
