// 500 damaged files through `import`, one process each: every one ends with a clear line, none with a crash, a hang or
// unbounded memory. Needs Python 3 and the shared checkers beside the checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared');
const variants = 500;
const seed = 1;
const limits = { seconds: 30, megabytes: 1024 } as const;

const run = (args: readonly string[]): number =>
  spawnSync('python3', args, {
    stdio: 'inherit',
    env: { ...process.env, PHENOSCOPE_PASSPHRASE: 'a passphrase for one check' },
  }).status ?? 1;

/** Good files to damage: every folder of real files gives a few, small ones. */
const sources = (): readonly string[] =>
  [
    '01-transfer-syntax',
    '02-photometric-depth',
    '03-multiframe',
    '06-mr-brain',
    '13-charset',
    '14-odd',
    '16-volume-formats',
  ]
    .map((name) => path.join(shared, 'data/test', name))
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(dcm|nii|gz|zip)$/.test(name))
        .slice(0, 8)
        .map((name) => path.join(folder, name)),
    );

const main = (): number => {
  if (!existsSync(path.join(shared, 'check/mutate.py'))) {
    console.error('check:survival needs ../shared beside the checkout');
    return 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-survival-'));
  try {
    const damaged = path.join(folder, 'damaged');
    const made = run([
      path.join(shared, 'check/mutate.py'),
      damaged,
      '--n',
      String(variants),
      '--seed',
      String(seed),
      ...sources(),
    ]);
    if (made !== 0) return made;
    const script = path.join(folder, 'import.sh');
    writeFileSync(
      script,
      `#!/bin/sh\nlibrary=$(mktemp -d)\n"${process.execPath}" "${path.join(root, 'main/app/cli/main.ts')}" import "$1" --library "$library"\nstatus=$?\nrm -rf "$library"\nexit $status\n`,
      { mode: 0o755 },
    );
    const survive = [
      path.join(shared, 'check/survive.py'),
      damaged,
      '--time',
      String(limits.seconds),
      '--rss',
      String(limits.megabytes),
      '--refuse',
      '3',
      '--jobs',
      '2',
    ];
    return run([...survive, '--', script, '{}']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

process.exitCode = main();
