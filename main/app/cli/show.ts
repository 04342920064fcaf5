import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { ImportRow } from '../../../models/dicom/contract.ts';
import type { RefusedFile, ShownPixels, ShownStudies } from '../../../models/imaging/shown.ts';
import { spacingOf, spacingOption } from './spacing.ts';
import { textOf } from './text-of.ts';
import type { Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** `show`: what the viewer would show, without one: a PNG per display set, every frame's stored values as a digest. */
export const showVerb: Verb = {
  name: 'show',
  summary: 'Write what the viewer shows: a PNG per display set, and pixels.json.',
  positional: null,
  library: 'throw-away',
  options: {
    input: { type: 'string', value: 'PATH', help: 'file, folder or ZIP archive', required: true },
    out: { type: 'string', value: 'DIR', help: 'where the pictures go', required: true },
    spacing: spacingOption,
    every: { type: 'boolean', help: 'a PNG of every frame, not only of the one a display set opens with' },
  },
  run: async (terminal, options) => {
    const { client, mint, pathOf, signal, step } = terminal;
    const [input, out] = [String(options['input']), pathOf(String(options['out']))];
    const stated = spacingOf(options['spacing']);
    const summary = await step('import', () =>
      client.dicom.import({ files: [mint(input)], mode: 'index', ...stated }, { signal }),
    );
    const { studies } = summary;
    const shown = await step('show', () =>
      client.imaging.show({ studies, folder: mint(out), every: options['every'] === true }, { signal }),
    );
    const pixels: ShownPixels = {
      ...shown,
      refused: [...summary.rows.flatMap(refusedRow), ...shown.refused.map(refusedFile)],
    };
    await writeFile(path.join(out, 'pixels.json'), `${JSON.stringify(pixels, null, 2)}\n`);
    const isShown = [...pixels.displaySets, ...pixels.overlays].some(({ frames }) =>
      frames.some(({ sha256 }) => sha256 !== null),
    );
    if (!isShown) throw nothingShown(path.basename(input), pixels.refused);
  },
};

const unshown: ReadonlySet<ImportRow['status']> = new Set(['refused', 'quarantined', 'skipped']);

const refusedRow = ({ file, status, code, params }: ImportRow): readonly RefusedFile[] =>
  unshown.has(status) ? [refusedFile({ file, code: code ?? `dicom.${status}`, params })] : [];

const refusedFile = ({
  file,
  code,
  params,
}: Pick<ShownStudies['refused'][number], 'file' | 'code' | 'params'>): RefusedFile => ({
  file,
  code,
  reason: textOf(root, { code, params }),
});

/** The reason of the only file, else that nothing was found. */
const nothingShown = (file: string, refused: readonly RefusedFile[]): AppError => {
  const [only] = refused;
  return only && refused.length === 1
    ? new AppError('cli.unusable', { file: only.file, reason: only.reason })
    : new AppError('import.nothing', { file });
};
