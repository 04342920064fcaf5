import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, partsOf } from './build.mjs';
import { chooseShell } from './choose-shell.mjs';

/** One step: its name, the command, and, for a runner, where it writes its counts. */
const step = (root, name, [script, ...args], env = {}) => {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  console.log(
    `── ${name}: ${done.status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return done.status === 0;
};

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** A runner that wrote no counts has failed as a whole. */
const vitestCounts = (file) => {
  const found = read(file);
  if (!found) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: found.numPassedTests,
    failed: Math.max(found.numFailedTests, found.success ? 0 : 1),
    skipped: found.numPendingTests + found.numTodoTests,
  };
};
const playwrightCounts = (file) => {
  const found = read(file);
  if (!found) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = found.stats;
  return { passed: expected, failed: unexpected + flaky + (found.errors?.length ?? 0), skipped };
};
const stepCounts = (isOk) => ({ passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 });

/** Types, lint, format, build, unit and contract tests, then the windows on the shell that is there. */
export async function run({ root, rest }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-test-'));
  const unit = path.join(folder, 'vitest.json');
  const windows = path.join(folder, 'playwright.json');
  const only = (name) => rest.length === 0 || rest.includes(name);
  const compiled = { NODE_COMPILE_CACHE: path.join(folder, 'compiled') }; // the command line is started a hundred times
  const counts = [];
  try {
    if (only('types')) counts.push(stepCounts(step(root, 'types', ['typescript/bin/tsc', '-b'])));
    if (only('lint'))
      counts.push(stepCounts(step(root, 'lint', ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'])));
    if (only('format')) counts.push(stepCounts(step(root, 'format', ['oxfmt/bin/oxfmt', '--check'])));
    if (only('unit')) {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${unit}`];
      step(root, 'unit and contract tests', ['vitest/vitest.mjs', 'run', ...reporters], compiled);
      counts.push(vitestCounts(unit));
    }
    if (only('windows')) {
      const shell = await chooseShell(root, { mayFetch: false });
      console.log(shell.says);
      const isBuilt = build(root, partsOf(shell));
      counts.push(stepCounts(isBuilt));
      const env = {
        ...shell.env,
        ...compiled,
        PHENOSCOPE_SHELL: shell.kind,
        PHENOSCOPE_SHELL_PATH: shell.path ?? '',
        PLAYWRIGHT_JSON_OUTPUT_NAME: windows,
      };
      if (isBuilt) step(root, 'windows', ['@playwright/test/cli.js', 'test'], env);
      counts.push(playwrightCounts(windows));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') === 0 ? 0 : 1;
}
