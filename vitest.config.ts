import { defineConfig } from 'vitest/config';

// Separate from vite.config.ts on purpose: that one's root is renderer/, which would hide everything else.
export default defineConfig({
  test: {
    include: [
      'models/**/*.test.ts',
      'main/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/{architecture,headless,conformance}/**/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
