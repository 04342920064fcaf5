// The keys of the Facts that a reader's interpretation is kept as. A variant's key may hold any sign but `/`.

const criterion = 'acmg/';
const classification = 'variant_class/';
const tier = 'tumour_tier/';
const glioma = 'glioma/';

/** The Fact that says which scheme the case is classified by: one a report. */
export const schemeKey = 'acmg_scheme';
/** The Fact of a confirmed integrated diagnosis. */
export const gliomaDiagnosisKey = 'glioma_diagnosis';
/** The beginnings of all these keys. */
export const interpretationPrefixes = [criterion, classification, tier, glioma, schemeKey, gliomaDiagnosisKey] as const;

/** The Fact of one criterion on one variant. Total. */
export const criterionKey = (variant: string, code: string): string => `${criterion}${variant}/${code}`;
/** The Fact of a variant's confirmed class. Total. */
export const classKey = (variant: string): string => `${classification}${variant}`;
/** The Fact of a variant's tier in a tumour. Total. */
export const tierKey = (variant: string): string => `${tier}${variant}`;
/** The Fact of one result that a glioma is classified by. Total. */
export const gliomaKey = (field: string): string => `${glioma}${field}`;

/** What a key is about. */
export type KeyMeaning =
  | { readonly kind: 'criterion'; readonly variant: string; readonly code: string }
  | { readonly kind: 'class' | 'tier'; readonly variant: string }
  | { readonly kind: 'glioma'; readonly field: string }
  | { readonly kind: 'scheme' | 'diagnosis' };

/** What an interpretation's key is about; null for a key of something else. Total. */
export function meaningOf(key: string): KeyMeaning | null {
  if (key === schemeKey) return { kind: 'scheme' };
  if (key === gliomaDiagnosisKey) return { kind: 'diagnosis' };
  if (key.startsWith(classification)) return { kind: 'class', variant: key.slice(classification.length) };
  if (key.startsWith(tier)) return { kind: 'tier', variant: key.slice(tier.length) };
  if (key.startsWith(glioma)) return { kind: 'glioma', field: key.slice(glioma.length) };
  if (!key.startsWith(criterion)) return null;
  const cut = key.lastIndexOf('/');
  return { kind: 'criterion', variant: key.slice(criterion.length, cut), code: key.slice(cut + 1) };
}
