import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmbeddedFont } from '../../../models/report/renderings/html-style.ts';

interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  /** Letters that the house's own face lacks: the file goes with a paper that has one of them. */
  readonly letters?: RegExp;
}

const ownFiles: readonly FontFile[] = [
  { family: 'IBM Plex Sans', weight: 400, file: 'IBMPlexSans-Regular.woff2' },
  { family: 'IBM Plex Sans', weight: 500, file: 'IBMPlexSans-Medium.woff2' },
  { family: 'IBM Plex Sans', weight: 600, file: 'IBMPlexSans-SemiBold.woff2' },
  { family: 'IBM Plex Mono', weight: 400, file: 'IBMPlexMono-Regular.woff2' },
];
const noto = (script: string, letters: RegExp): FontFile => ({
  family: `Noto Sans ${script}`,
  weight: 400,
  file: `NotoSans${script}-Regular.woff2`,
  letters,
});
const japanese = noto('JP', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
const chinese = [noto('SC', /\p{Script=Han}/u), noto('TC', /\p{Script=Han}/u)];
const others: readonly FontFile[] = [
  noto('KR', /\p{Script=Hangul}/u),
  noto('Arabic', /\p{Script=Arabic}/u),
  noto('Hebrew', /\p{Script=Hebrew}/u),
  noto('Thai', /\p{Script=Thai}/u),
];

/**
 * The fonts of one paper, the house's own first. Chinese characters are written as in Japan where the text has kana beside
 * them, else as in China.
 *
 * @param text  all that the paper may say.
 */
export function readFonts(resources: string, text: string): Promise<EmbeddedFont[]> {
  const han = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? [japanese, ...chinese] : [...chinese, japanese];
  const files = [...ownFiles, ...han, ...others].filter(({ letters }) => letters?.test(text) ?? true);
  return Promise.all(
    files.map(async ({ family, weight, file }) => ({
      family,
      weight,
      woff2Base64: await readFile(path.join(resources, 'fonts', file), 'base64'),
    })),
  );
}
