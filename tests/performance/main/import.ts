import { existsSync } from 'node:fs';
import path from 'node:path';
import { programOf, runChild } from './child.ts';
import type { Ended } from './child.ts';
import { median, notMeasured, number, repeat, spread } from './measure.ts';
import type { Bench, Line, Section } from './measure.ts';
import { unzip } from './parts/unzip.ts';

const env = { PHENOSCOPE_PASSPHRASE: 'a passphrase for one bench' };
const dumpEach = 'for file in "$@"; do dcmdump "$file" > /dev/null 2>&1 || exit 1; done';

interface Files {
  readonly name: string;
  readonly folder: string;
  readonly list: readonly string[];
}

/** The command line's own word on its import step, in ms. */
const stepMs = ({ said }: Ended): number => {
  const [, seconds] = /^import: ([\d.]+) s$/m.exec(said) ?? [];
  return Number(seconds) * 1000;
};

/** `import` into a new library each time, then the peers over the same files, turn about. */
async function compare({ name, folder, list }: Files, bench: Bench): Promise<readonly Line[]> {
  const dcmdump = programOf('dcmdump');
  const cli = path.join(bench.root, 'main/app/cli/main.ts');
  const runs = await repeat(bench.runs, async (run) => ({
    ours: await runChild(
      process.execPath,
      [cli, 'import', folder, '--library', path.join(bench.folder, `${name}-${run}`)],
      { env },
    ),
    each: dcmdump ? await runChild('/bin/sh', ['-c', dumpEach, 'sh', ...list], { isOutKept: false }) : null,
    over: dcmdump ? await runChild(dcmdump, list, { isOutKept: false }) : null,
  }));
  const rate = (ms: number): number => (list.length * 1000) / ms;
  const ours = runs.map((run) => rate(stepMs(run.ours)));
  const each = runs.flatMap((run) => (run.each ? [rate(run.each.ms)] : []));
  const over = runs.flatMap((run) => (run.over ? [rate(run.over.ms)] : []));
  const ratio = median(ours) / median(each);
  const goal = { text: '≥ dcmdump per file', isMet: ratio >= 1 };
  const head = `${name}, ${list.length} files`;
  return [
    {
      what: `${head}: import`,
      value: spread(ours, 'files/s'),
      ...(dcmdump ? { ratio: `${number(ratio)}× dcmdump per file`, goal } : {}),
    },
    {
      what: '  the whole command, library made and closed',
      value: spread(
        runs.map((run) => run.ours.ms),
        'ms',
      ),
    },
    {
      what: '  its CPU time',
      value: spread(
        runs.map((run) => run.ours.cpuMs),
        'ms',
      ),
    },
    {
      what: '  its peak memory',
      value: spread(
        runs.map((run) => run.ours.peakMb),
        'MB',
      ),
    },
    ...(dcmdump
      ? [
          { what: '  beside: one dcmdump process per file', value: spread(each, 'files/s') },
          {
            what: '  beside: one dcmdump over all',
            value: spread(over, 'files/s'),
            ratio: `import is ${number(median(ours) / median(over))}× of it`,
          },
        ]
      : [notMeasured('  beside: dcmdump', 'dcmdump is not installed')]),
  ];
}

/** A real CT of the chest, where the test data stand beside the checkout. */
async function sharedFiles({ root, folder }: Bench): Promise<Files | null> {
  const archive = path.resolve(root, '../shared/data/test/04-ct-chest/lidc-idri-0314-ct.zip');
  if (!existsSync(archive)) return null;
  const place = path.join(folder, 'shared-ct-chest-files');
  return { name: 'shared-ct-chest', folder: place, list: await unzip(archive, place) };
}

export const importSection: Section = {
  title: 'Import (one process each, a new library each time)',
  measure: async (bench) => {
    const folder = path.join(bench.folder, 'mr-head');
    const list = await unzip(path.join(bench.root, 'resources/demo/mr-head.zip'), folder);
    const shared = await sharedFiles(bench);
    return [
      ...(await compare({ name: 'sample-mr-head', folder, list }, bench)),
      ...(shared ? await compare(shared, bench) : []),
    ];
  },
};
