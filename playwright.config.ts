import { defineConfig } from '@playwright/test';

// The same specs run on whichever shell the launcher found; it passes PHENOSCOPE_SHELL and PHENOSCOPE_SHELL_PATH.
export default defineConfig({
  testDir: 'tests/windows',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  reporter: [['list'], ['json']],
  use: { trace: 'off' },
});
