import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { writeLabelNifti } from '../../../models/imaging/nifti/write-label-nifti.ts';
import { boxesOf, listOf, sideOf } from './boxes.ts';
import { openInput } from './open-input.ts';
import { gzipSync } from 'node:zlib';
import type { Terminal, Verb } from './verb.ts';

/** `infer`: one pack over one image. Writes `result.json` and the label map in the image's own grid. */
export const inferVerb: Verb = {
  name: 'infer',
  summary: 'Run one model pack on a DICOM series, a NIfTI volume or an image file.',
  positional: null,
  library: 'throw-away',
  options: {
    model: { type: 'string', value: 'ID', help: 'the pack, e.g. hippocampus', required: true },
    input: { type: 'string', value: 'PATH', help: 'what to read', required: true },
    out: { type: 'string', value: 'DIR', help: 'where the results go', required: true },
    box: { type: 'string', multiple: true, value: 'x0,y0,z0,x1,y1,z1', help: 'where to look, LPS mm; repeatable' },
    side: { type: 'string', value: 'left|right', help: 'when the image cannot say' },
  },
  run: async (terminal, options) => {
    const { client, step, signal, pathOf } = terminal;
    const [model, input, out] = [String(options['model']), String(options['input']), pathOf(String(options['out']))];
    const boxes = boxesOf(listOf(options['box']));
    const side = sideOf(options['side']);
    await mkdir(out, { recursive: true });
    const { studyUid, displaySet } = await openInput(input, model, terminal);
    const run = await step(`run ${model}`, () =>
      client.inference.run({ model, displaySet, boxes: [...boxes], side }, { signal }),
    );
    const all = await client.findings.list({ studyUid });
    const findings = all.filter(({ id }) => run.findings.includes(id));
    const result = {
      findings,
      measurements: findings.flatMap(({ name, laterality, measurements }) =>
        measurements.map(({ code, name: of, quantity }) => ({
          code,
          label: [name, laterality, of].filter((part) => part !== null).join(', '),
          ...quantity,
        })),
      ),
      model: run.model,
      provider: run.provider,
      threads: run.threads,
      timesMs: run.timesMs,
      guard: { verdict: run.guard.verdict, reasons: run.guard.reasons },
    };
    await writeFile(path.join(out, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
    if (run.guard.verdict === 'refused') {
      const [reason] = run.guard.reasons.filter(({ level }) => level === 'refused');
      throw new AppError(reason?.code ?? 'infer.refused', { ...reason?.params, file: path.basename(input) });
    }
    const set = await client.imaging.displaySet({ id: displaySet });
    await step('label map', () => writeLabelMap(path.join(out, 'labelmap.nii.gz'), { set, findings, terminal }));
  },
};

interface LabelMap {
  readonly set: DisplaySet;
  readonly findings: readonly Finding[];
  readonly terminal: Terminal;
}

/** The findings' masks as one label map on the image's own grid; where two meet, the later finding counts. */
const writeLabelMap = async (file: string, { set, findings, terminal }: LabelMap): Promise<void> => {
  if (!set.volume) return;
  const { columns, rows, slices } = set.volume.shape;
  const labels = new Uint8Array(columns * rows * slices);
  for (const { geometry } of findings) {
    if (geometry.kind !== 'mask') continue;
    const mask = await terminal.bytes(`/masks/${geometry.mask}`);
    for (let i = 0; i < labels.length; i++) if (mask[i]) labels[i] = mask[i] ?? 0;
  }
  await writeFile(file, gzipSync(writeLabelNifti(set.volume, labels)));
};
