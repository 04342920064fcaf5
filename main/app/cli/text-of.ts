import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../models/base/app-error.ts';
import { z } from '../../../models/base/schema.ts';

const Texts = z.record(z.string(), z.string());

/** The English text of a refusal, its parameters filled in; the code itself where no text is. */
export function textOf(root: string, { code, params }: Pick<AppError, 'code' | 'params'>): string {
  const folder = path.join(root, 'resources/languages/parts');
  for (const name of readdirSync(folder)) {
    const text = Texts.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))[code];
    if (text)
      return text.replaceAll('**', '').replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole));
  }
  return `${code} ${JSON.stringify(params)}`;
}
