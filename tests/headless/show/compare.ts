import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShownPixels } from '../../../models/imaging/shown.ts';
import { readCsv } from './csv.ts';
import { blockMeans, readPng } from './read-png.ts';

/** The real files, their golden values and what one run of `show` said of a folder of them. */
export const shared = path.resolve(import.meta.dirname, '../../../../shared/data/test');
export const hasShared = existsSync(path.join(shared, 'manifest.csv'));
const table = (name: string) => (hasShared ? readCsv(readFileSync(path.join(shared, name), 'utf8')) : []);
const [manifest, golden, series] = [table('manifest.csv'), table('render-golden.csv'), table('series.csv')];

export interface Comparison {
  readonly frames: number; // read, of all files
  readonly exact: readonly string[]; // files whose values are those of independent decoders, all frames
  readonly different: readonly string[];
  readonly unread: readonly string[]; // the manifest has values, we have none; `file: code`
  readonly silent: readonly string[]; // neither shown nor refused nor a document
  readonly pictures: number; // held beside their golden
  readonly wrongPictures: readonly string[];
  readonly wrongSets: readonly string[];
}

type ShownFrame = ShownPixels['displaySets'][number]['frames'][number];

export function compare(folder: string, pixels: ShownPixels, out: string): Comparison {
  const frames = [...pixels.displaySets, ...pixels.overlays].flatMap((set) => set.frames);
  const byFile = Map.groupBy(frames, ({ file }) => file);
  const refused = new Map(pixels.refused.map((row) => [row.file, row.code]));
  const rows = manifest.filter(({ path: file = '' }) => file.startsWith(`${folder}/`));
  const known = rows.filter((row) => row['pixel_sha256_frame1'] !== '');
  const has = (file: string): boolean => (byFile.get(file) ?? []).some(({ sha256 }) => sha256 !== null);
  const isExact = ({ path: file = '', pixel_sha256_frame1: hash }: (typeof rows)[number]): boolean =>
    firstOf(byFile.get(file))?.sha256 === hash;
  const names = (list: typeof rows): string[] => list.map(({ path: file = '' }) => file);
  return {
    frames: frames.filter(({ sha256 }) => sha256 !== null).length,
    exact: names(known.filter(isExact)),
    different: names(known.filter((row) => has(row['path'] ?? '') && !isExact(row))),
    unread: names(known.filter(({ path: file = '' }) => !has(file))).map(
      (file) => `${file}: ${refused.get(file) ?? 'nothing said'}`,
    ),
    silent: names(rows).filter((file) => !byFile.has(file) && !isTold(file, pixels)),
    ...comparePictures(folder, pixels, out),
    wrongSets: compareSets(folder, pixels),
  };
}

/** Refused, a document, or an archive whose members were told. */
const isTold = (file: string, { refused, documents }: ShownPixels): boolean =>
  [...refused, ...documents].some((row) => row.file === file || row.file.startsWith(`${file}!`));

const firstOf = (frames: readonly ShownFrame[] = []): ShownFrame | undefined => frames.find(({ frame }) => frame === 0);

/** Pictures of first frames beside the block means of another program's rendering. */
function comparePictures(folder: string, { displaySets }: ShownPixels, out: string) {
  const wrongPictures: string[] = [];
  let pictures = 0;
  for (const { file, frame, png } of displaySets.flatMap(({ frames }) => frames)) {
    const want = golden.find((row) => row['path'] === file && file.startsWith(`${folder}/`));
    if (png === null || frame !== 0 || !want) continue;
    pictures++;
    const means = blockMeans(readPng(path.join(out, png)));
    const expected = (want['block_means_4x4_rowmajor'] ?? '').split(' ').map((cell) => cell.split('/').map(Number));
    const tolerance = want['channels'] === '3' ? 3 : 2;
    const apart = means.map((mean, i) =>
      Math.max(...mean.map((value, s) => Math.abs(value - (expected[i]?.[s] ?? NaN)))),
    );
    const worst = Math.max(...apart);
    if (!(worst <= tolerance)) wrongPictures.push(`${file} (${want['voi']}): ${worst.toFixed(1)}`);
  }
  return { pictures, wrongPictures };
}

function compareSets(folder: string, { displaySets }: ShownPixels): readonly string[] {
  const counts = Map.groupBy(displaySets, ({ seriesUid }) => String(seriesUid));
  return series
    .filter((row) => row['folder'] === folder && row['series_uid'] !== '')
    .flatMap(({ series_uid: uid = '', display_sets: want, first_file: file }) => {
      const have = counts.get(uid)?.length ?? 0;
      return have === Number(want) ? [] : [`${file}: ${have} for ${want}`];
    });
}
