import { readFile } from 'node:fs/promises';
import { AppError } from '../../../models/base/app-error.ts';
import type { z } from '../../../models/base/schema.ts';
import { isOfFileSystem, reasonOf } from './places.ts';

export interface JsonFile<T> {
  readonly file: string; // absolute
  readonly name: string; // as typed
  readonly schema: z.ZodType<T>;
}

/** A JSON file as its schema wants it. @throws AppError with `code` {file, reason}: not there, no JSON, or what in it is wrong. */
export async function readJsonFile<T>({ file, name, schema }: JsonFile<T>, code: string): Promise<T> {
  const refused = (reason: string): AppError =>
    new AppError(code, { file: name, reason: reason.replaceAll(/\s+/g, ' ') });
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw refused(isOfFileSystem(error) ? reasonOf(error) : error instanceof Error ? error.message : String(error));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw refused(
    `${place === '' ? '' : `${place}: `}${issue?.message.replace('received undefined', 'found none') ?? ''}`,
  );
}
