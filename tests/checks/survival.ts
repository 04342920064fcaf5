// 500 damaged files through `import`, one process each: every one ends with a clear line, none with a crash, a hang or
// unbounded memory. Needs Python 3 and the shared checkers beside the checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared');
const cli = path.join(root, 'main/app/cli/main.ts');
const variants = 500;
const seed = 1;
const limits = { seconds: 30, megabytes: 1024 } as const;

const env = { ...process.env, PHENOSCOPE_PASSPHRASE: 'a passphrase for one check' };
const run = (program: string, args: readonly string[]): number =>
  spawnSync(program, args, { stdio: 'inherit', env }).status ?? 1;

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

/** `import` of one file into a copy of an empty library: as an own library each time, but for the making of its keys. */
const importScript = (fresh: string): string => `#!/bin/sh
library=$(mktemp -d)
cp -r "${fresh}/." "$library"
"${process.execPath}" "${cli}" import "$1" --library "$library"
status=$?
rm -rf "$library"
exit $status
`;

/** Damages copies of the sources, imports each in a process of its own, judges how it ended. */
const check = (folder: string): number => {
  const [damaged, fresh, script] = ['damaged', 'fresh', 'import.sh'].map((name) => path.join(folder, name));
  if (!damaged || !fresh || !script) return 1;
  const good = sources();
  const made = run('python3', [
    path.join(shared, 'check/mutate.py'),
    damaged,
    '--n',
    String(variants),
    '--seed',
    String(seed),
    ...good,
  ]);
  if (made !== 0) return made;
  writeFileSync(script, importScript(fresh), { mode: 0o755 });
  // A refusal counts only where a whole file is taken: else everything could be refused for one and the same reason.
  const works = run(process.execPath, [cli, 'list', '--library', fresh]) || run(script, good.slice(0, 1));
  if (works !== 0) return works;
  const judge = [path.join(shared, 'check/survive.py'), damaged, '--refuse', '3', '--jobs', '1'];
  const within = ['--time', String(limits.seconds), '--rss', String(limits.megabytes)];
  return run('python3', [...judge, ...within, '--', script, '{}']);
};

const main = (): number => {
  if (!existsSync(path.join(shared, 'check/mutate.py'))) {
    console.error('check:survival needs ../shared beside the checkout');
    return 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-survival-'));
  try {
    return check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

process.exitCode = main();
