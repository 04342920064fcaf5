import { z } from '../../base/schema.ts';
import type { Draft } from './answers.ts';

const Format = z.looseObject({
  modality: z.string().optional(),
  num_channels: z.number().optional(),
  spatial_shape: z.array(z.union([z.number(), z.string()])).optional(),
  channel_def: z.record(z.string(), z.string()).optional(),
});

/** What of a bundle's `metadata.json` is read. @source  MONAI bundle specification, meta_schema. */
const Metadata = z.looseObject({
  version: z.string().optional(),
  name: z.string().optional(),
  task: z.string().optional(),
  description: z.string().optional(),
  intended_use: z.string().optional(),
  data_source: z.string().optional(),
  data_type: z.string().optional(),
  authors: z.string().optional(),
  copyright: z.string().optional(),
  license: z.string().optional(),
  network_data_format: z
    .looseObject({
      inputs: z.record(z.string(), Format).optional(),
      outputs: z.record(z.string(), Format).optional(),
    })
    .optional(),
});

const modalities: Readonly<Record<string, string>> = { CT: 'CT', MR: 'MR', MRI: 'MR', PET: 'PT', US: 'US' };

/** A name as an identifier: `Spleen CT segmentation` → `spleen-ct-segmentation`. Total. */
export const idOfName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);

const versionOf = (text: string | undefined): string | undefined => /^\d+\.\d+\.\d+/.exec(text ?? '')?.[0];

/** Fields with a value, so that a draft holds only what is known. */
export const known = (draft: { readonly [K in keyof Draft]: Draft[K] | undefined }): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined && value !== ''));

/**
 * What a MONAI bundle's `metadata.json` says that a card needs. Its axes are right, front, head where the bundle reorients so, which it
 * does not say: a person must.
 *
 * @returns the draft; undefined when the value is no such file. Total.
 */
export function readMonai(value: unknown): Draft | undefined {
  const parsed = Metadata.safeParse(value);
  const format = parsed.data?.network_data_format;
  if (!parsed.success || !format?.inputs || !format.outputs) return undefined;
  const { name, version, description, intended_use, task, data_source, authors, copyright, license } = parsed.data;
  const [input] = Object.values(format.inputs);
  const [output] = Object.values(format.outputs);
  const sizes = (input?.spatial_shape ?? []).filter((size) => typeof size === 'number');
  const labels = Object.entries(output?.channel_def ?? {})
    .filter(([channel]) => channel !== '0')
    .map(([, label]) => ({ name: label, code: null }));
  const modality = modalities[(input?.modality ?? '').toUpperCase()];
  const rank = input?.spatial_shape?.length;
  return known({
    id: name && idOfName(name),
    name: name?.slice(0, 80),
    version: versionOf(version),
    intendedUse: intended_use ?? description ?? task,
    population: data_source,
    licence: license,
    attribution: copyright ?? authors,
    modality: modality ? [modality] : undefined,
    dimensions: rank === 2 || rank === 3 ? rank : undefined,
    channels: input?.num_channels === 3 ? 3 : 1,
    patch: sizes.length === rank ? sizes : undefined,
    labels: labels.length > 0 ? labels : undefined,
  });
}
