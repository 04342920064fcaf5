import { z } from '../../base/schema.ts';
import type { Draft, Normalisation } from './answers.ts';
import { idOfName, known } from './read-monai.ts';

const Names = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.number())]));

/** What of `dataset.json` is read, versions 1 and 2. @source  nnU-Net documentation, dataset_format.md. */
const Dataset = z.looseObject({
  name: z.string().optional(),
  description: z.string().optional(),
  reference: z.string().optional(),
  licence: z.string().optional(),
  license: z.string().optional(),
  channel_names: z.record(z.string(), z.string()).optional(), // version 2
  modality: z.record(z.string(), z.string()).optional(), // version 1
  labels: Names,
  numTraining: z.number().optional(),
});

const Plans = z.looseObject({
  configurations: z.record(
    z.string(),
    z.looseObject({
      patch_size: z.array(z.number()).optional(),
      spacing: z.array(z.number()).optional(),
      normalization_schemes: z.array(z.string()).optional(),
    }),
  ),
  foreground_intensity_properties_per_channel: z
    .record(
      z.string(),
      z.looseObject({ mean: z.number(), std: z.number(), percentile_00_5: z.number(), percentile_99_5: z.number() }),
    )
    .optional(),
});

const modalities: Readonly<Record<string, string>> = {
  CT: 'CT',
  MRI: 'MR',
  MR: 'MR',
  T1: 'MR',
  T2: 'MR',
  FLAIR: 'MR',
  PET: 'PT',
};

/** Labels in the order of their channels, whichever way round the file has them. */
function labelsOf(labels: z.infer<typeof Names>): Draft['labels'] {
  const pairs = Object.entries(labels).flatMap(([key, value]) => {
    if (Array.isArray(value)) return [];
    return typeof value === 'number' ? [[value, key] as const] : [[Number(key), value] as const];
  });
  return pairs
    .filter(([channel]) => channel > 0)
    .toSorted(([a], [b]) => a - b)
    .map(([, name]) => ({ name, code: null }));
}

/** Patch, spacing and normalisation of the full-resolution configuration; axes in the files' order, turned round. */
function plannedOf(value: unknown): Pick<Draft, 'patch' | 'spacingMm' | 'normalisation'> {
  const plans = Plans.safeParse(value);
  const configuration = plans.data?.configurations['3d_fullres'];
  if (!configuration) return {};
  const [z_, y, x] = configuration.spacing ?? [];
  const patch = configuration.patch_size?.toReversed();
  const about = plans.data?.foreground_intensity_properties_per_channel?.['0'];
  const isFixed = configuration.normalization_schemes?.[0] === 'CTNormalization' && about;
  const normalisation: Normalisation = isFixed
    ? { how: 'fixed', low: about.percentile_00_5, high: about.percentile_99_5, mean: about.mean, deviation: about.std }
    : { how: 'zscore' };
  return known({
    patch: patch?.length === 3 ? patch : undefined,
    spacingMm: x !== undefined && y !== undefined && z_ !== undefined ? [x, y, z_] : undefined,
    normalisation: configuration.normalization_schemes ? normalisation : undefined,
  });
}

/**
 * What nnU-Net's `dataset.json`, and `plans.json` where it is there, say that a card needs. Networks of nnU-Net read axes as
 * files of slices lie: head, back, left.
 *
 * @returns the draft; undefined when the value is no such file. Total.
 */
export function readNnunet(dataset: unknown, plans?: unknown): Draft | undefined {
  const parsed = Dataset.safeParse(dataset);
  const channels = parsed.data?.channel_names ?? parsed.data?.modality;
  if (!parsed.success || !channels) return undefined;
  const { name, description, reference, licence, license, labels, numTraining } = parsed.data;
  const modality = modalities[(channels['0'] ?? '').toUpperCase()];
  return known({
    id: name && idOfName(name),
    name: name?.slice(0, 80),
    intendedUse: description,
    population: numTraining === undefined ? undefined : `${numTraining} training cases; nothing else is said of them.`,
    licence: licence ?? license,
    attribution: reference,
    modality: modality ? [modality] : undefined,
    dimensions: 3,
    channels: 1,
    axes: 'SPL',
    labels: labelsOf(labels),
    ...plannedOf(plans),
  });
}
