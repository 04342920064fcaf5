import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import { z } from '../../models/base/schema.ts';
import type { Language } from '../../models/report/language/speaker.ts';
import { Template } from '../../models/report/template.ts';

const Texts = z.record(z.string(), z.string());

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
const jsonNames = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();

/** All texts of the language, one file a word. English is the only one there is. */
export async function readLanguage(resources: string): Promise<Language> {
  const folder = path.join(resources, 'languages', 'parts');
  const names = await jsonNames(folder);
  const parts = await Promise.all(names.map(async (name) => Texts.parse(await readJson(path.join(folder, name)))));
  return { tag: 'en', texts: Object.assign({}, ...parts) };
}

/** What a study is, as templates choose by it. */
export interface TemplateWish {
  readonly modalities: readonly string[];
  readonly bodyParts: readonly string[];
}

/** The template that says most about such a study. @throws AppError `report.no-template`. */
export async function readTemplate(resources: string, { modalities, bodyParts }: TemplateWish): Promise<Template> {
  const folder = path.join(resources, 'templates');
  const names = await jsonNames(folder);
  const templates = await Promise.all(
    names.map(async (name) => Template.parse(await readJson(path.join(folder, name)))),
  );
  const fits = (asked: readonly string[], found: readonly string[]): boolean =>
    asked.length === 0 || found.some((one) => asked.includes(one));
  const fitting = templates.filter((one) => fits(one.modalities, modalities) && fits(one.bodyParts, bodyParts));
  const exactness = (one: Template): number => Number(one.modalities.length > 0) + Number(one.bodyParts.length > 0);
  const [template] = fitting.toSorted((a, b) => exactness(b) - exactness(a));
  if (!template) throw new AppError('report.no-template');
  return template;
}
