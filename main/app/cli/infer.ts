import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { about } from './about.ts';
import { boxesOf, frameOf, listOf, sideOf } from './boxes.ts';
import { assignAll, candidatesOf, despiteOf, seedsOf, toleranceOf, wishesOf } from './rule-options.ts';
import { insistOnModels } from './insist-on-models.ts';
import { openInput } from './open-input.ts';
import { writeLabelFiles } from './label-files.ts';
import { pixelsOfRegion, regionOf, regionOption } from './slide-region.ts';
import { spacingOf, spacingOption } from './spacing.ts';
import type { Verb } from './verb.ts';

/** `infer`: one pack over one image. Writes `result.json` and the outlines on the image's own grid. */
export const inferVerb: Verb = {
  name: 'infer',
  summary: 'Run one model pack on a DICOM series, a slide, a NIfTI volume or a picture (PNG, JPEG, TIFF).',
  positional: null,
  library: 'throw-away',
  options: {
    model: { type: 'string', value: 'ID', help: 'the pack, e.g. hippocampus', required: true },
    input: { type: 'string', value: 'PATH', help: 'what to read', required: true },
    out: { type: 'string', value: 'DIR', help: 'where the results go', required: true },
    box: { type: 'string', multiple: true, value: 'x0,y0,z0,x1,y1,z1', help: 'where to look, LPS mm; repeatable' },
    spacing: spacingOption,
    region: regionOption,
    side: { type: 'string', value: 'left|right', help: 'when the image cannot say' },
    frame: { type: 'string', value: 'N', help: 'which image of the series, for a pack that reads one; the first is 1' },
    seed: { type: 'string', multiple: true, value: 'x,y,z', help: 'where a region grows from, LPS mm; repeatable' },
    tolerance: { type: 'string', value: 'N', help: 'how far its values may be from the point’s' },
    despite: { type: 'string', multiple: true, value: 'CODE', help: 'a refusal that you take on; repeatable' },
    assign: {
      type: 'string',
      multiple: true,
      value: 'N,…=LABEL',
      help: 'candidates by number (or rest) to a label of the card; repeatable',
    },
  },
  run: async (terminal, options) => {
    const { client, step, signal, pathOf } = terminal;
    const [model, input, out] = [String(options['model']), String(options['input']), pathOf(String(options['out']))];
    const boxes = boxesOf(listOf(options['box']));
    const side = sideOf(options['side']);
    const frame = frameOf(options['frame']);
    const stated = spacingOf(options['spacing']);
    const typed = regionOf(options['region']);
    const wishes = wishesOf(listOf(options['assign']));
    const rule = {
      seeds: [...seedsOf(listOf(options['seed']))],
      despite: [...despiteOf(listOf(options['despite']))],
      ...toleranceOf(options['tolerance']),
    };
    await insistOnModels([model], terminal);
    const { studyUid, displaySet } = await openInput({ typed: input, ...stated }, model, terminal);
    const run = await about(input, async () => {
      const part = await pixelsOfRegion(typed, { studyUid, displaySet }, terminal);
      return step(`run ${model}`, () =>
        client.inference.run({ model, displaySet, boxes: [...boxes], side, frame, ...rule, ...part }, { signal }),
      );
    });
    await assignAll(run.findings, wishes, terminal);
    const all = await client.findings.list({ studyUid });
    const findings = all.filter(({ id }) => run.findings.includes(id));
    const candidates = await candidatesOf(findings, terminal);
    const result = {
      findings,
      ...(candidates ? { candidates } : {}),
      measurements: findings.flatMap(({ name, laterality, measurements }) =>
        measurements.map(({ code, name: of, quantity }) => ({
          code,
          label: [...new Set([name, laterality, of].filter((part) => part !== null))].join(', '),
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
    await step('outlines', () => writeLabelFiles(out, { set, findings, terminal }));
  },
};
