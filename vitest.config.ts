import { defineConfig } from 'vitest/config';

// Separate from vite.config.ts on purpose: that one's root is renderer/, which would hide everything else.
// What knows and what keeps holds nothing in its modules, so that one process may test file after file; pages do.
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000, // for machines that are busy with others
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'models and main', include: ['models/**/*.test.ts', 'main/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'pages and the whole',
          include: ['renderer/**/*.test.{ts,tsx}', 'tests/{architecture,headless,conformance}/**/*.test.ts'],
        },
      },
    ],
  },
});
