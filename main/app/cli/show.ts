import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportRow } from '../../../models/dicom/contract.ts';
import type { RefusedFile, ShownPixels, ShownStudies } from '../../../models/imaging/shown.ts';
import { spacingOf, spacingOption } from './spacing.ts';
import { nothingIn, refusedRows, takeInput } from './take-input.ts';
import { readTexts, textWith } from './text-of.ts';
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
    const { client, mint, pathOf, signal, step, say } = terminal;
    const [input, out] = [String(options['input']), pathOf(String(options['out']))];
    const stated = spacingOf(options['spacing']);
    const summary = await takeInput({ typed: input, ...stated }, terminal);
    const { studies } = summary;
    const shown = await step('show', () =>
      client.imaging.show({ studies, folder: mint(out), every: options['every'] === true }, { signal }),
    );
    const left = [...refusedRows(summary), ...shown.refused.map(notShown)];
    const refused = refusedFiles(left);
    await writeFile(
      path.join(out, 'pixels.json'),
      `${JSON.stringify({ ...shown, refused } satisfies ShownPixels, null, 2)}\n`,
    );
    const isShown = [...shown.displaySets, ...shown.overlays].some(({ frames }) =>
      frames.some(({ sha256 }) => sha256 !== null),
    );
    if (!isShown) throw nothingIn(input, left, terminal);
    for (const { file, reason, code } of refused) say(`not shown, or not whole\t${file}\t${reason} [${code}]`);
  },
};

const notShown = ({ file, code, params }: ShownStudies['refused'][number]): ImportRow => ({
  file,
  status: 'skipped',
  code,
  params,
});

/** Files that are not shown, or not whole, and why. */
function refusedFiles(rows: readonly ImportRow[]): RefusedFile[] {
  const texts = readTexts(root);
  return rows.map(({ file, status, code: given, params }) => {
    const code = given ?? `dicom.${status}`;
    return { file, code, reason: textWith(texts, { code, params }) };
  });
}
