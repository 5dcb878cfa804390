import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: '100%',
    // Files of a thread share their modules: to load these anew for each took a third of all CPU.
    isolate: false,
    globalSetup: 'test/support/build-folder.ts',
  },
});
