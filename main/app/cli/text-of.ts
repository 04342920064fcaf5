import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../models/base/app-error.ts';
import { z } from '../../../models/base/schema.ts';

const Texts = z.record(z.string(), z.string());

/** Every English text of the product, by its code. */
export const readTexts = (root: string): z.infer<typeof Texts> => {
  const folder = path.join(root, 'resources/languages/parts');
  const parts = readdirSync(folder).map((name) =>
    Texts.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
  );
  return Object.assign({}, ...parts);
};

type Told = Pick<AppError, 'code' | 'params'>;

const place = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g; // {name}, and {n|image|images} for one and many
const english = new Intl.PluralRules('en');

/** The text of a refusal, its parameters filled in; the code itself where no text is. */
export const textWith = (texts: Readonly<Record<string, string>>, { code, params }: Told): string =>
  texts[code]
    ?.replaceAll('**', '')
    .replaceAll(place, (whole, key: string, one?: string, many?: string) =>
      one === undefined || many === undefined || params[key] === undefined
        ? String(params[key] ?? whole)
        : english.select(Number(params[key])) === 'one'
          ? one
          : many,
    ) ?? `${code} ${JSON.stringify(params)}`;

/** The English text of one refusal. */
export const textOf = (root: string, told: Told): string => textWith(readTexts(root), told);
