import type { Interpretations, VariantInterpretation } from './interpretation.ts';
import { refseqOf } from '../../build/refseq-of.ts';
import type { ConfirmedClass, VariantSeen } from './confirmed.ts';

/** A variant as a report tells it. */
interface ReportedVariant extends VariantSeen {
  readonly hgnc: string | null;
  readonly refseq: string | null; // accession and version of the contig
}

/** A confirmed class as a report tells it. */
export interface ReportedClass extends ReportedVariant {
  readonly classification: ConfirmedClass['classification'];
  readonly schemeSource: string;
  readonly evidence: readonly { readonly code: string; readonly strength: string; readonly evidence: string }[];
  readonly reason: string;
  readonly by: string; // name of the person
  readonly at: string;
}

/** A confirmed tier as a report tells it. */
export interface ReportedTier extends ReportedVariant {
  readonly tier: string; // `I-A`, `III`
  readonly disease: string;
  readonly evidence: string;
  readonly by: string;
  readonly at: string;
}

/** What a report tells of variants and of a glioma: what a person confirmed and what still holds, nothing else. */
export interface ReportedVariants {
  readonly classes: readonly ReportedClass[];
  readonly tiers: readonly ReportedTier[];
  readonly diagnosis: {
    readonly name: string;
    readonly grade: number | null;
    readonly needed: readonly string[];
    readonly version: string;
    readonly isConfirmed: boolean; // of the table, not of the diagnosis
    readonly findings: readonly { readonly field: string; readonly value: string }[];
    readonly by: string;
    readonly at: string;
  } | null;
  readonly open: number; // variants and tumours that were begun, or changed since, and are not confirmed
}

/** What a report is chosen with. */
export interface ReportedWith {
  readonly inFile: ReadonlySet<string>; // keys of the variants that may be shown
  readonly hgncOf: (gene: string) => string | null;
}

/**
 * Chooses what belongs into a report. Proposals, criteria without a confirmed class, and what is stale are counted as open
 * and told in no other way.
 *
 * @returns undefined where nothing was said at all. Total.
 */
export function reportedVariants(
  { variants, schemes, glioma }: Interpretations,
  { inFile, hgncOf }: ReportedWith,
): ReportedVariants | undefined {
  const shown = variants.filter(({ key }) => inFile.has(key));
  const classes = shown.flatMap((each) => classOf(each, { schemes, hgncOf }) ?? []);
  const tiers = shown.flatMap(({ tier }) => (tier ? [tierOf(tier, hgncOf)] : []));
  const isGliomaOpen = glioma.results.length > 0 && (!glioma.confirmed || glioma.stale !== null);
  const open = shown.filter(isOpen).length + Number(isGliomaOpen);
  const diagnosis = glioma.confirmed && glioma.stale === null ? diagnosisOf(glioma.confirmed) : null;
  if (classes.length + tiers.length + open === 0 && !diagnosis) return undefined;
  return { classes, tiers, diagnosis, open };
}

const nameOf = ({ by }: Pick<NonNullable<VariantInterpretation['confirmed']>, 'by'>): string =>
  by.kind === 'person' ? by.name : '';

const isOpen = ({ criteria, confirmed, stale }: VariantInterpretation): boolean =>
  confirmed ? stale !== null : criteria.length > 0;

const classOf = (
  { confirmed, stale }: VariantInterpretation,
  { schemes, hgncOf }: Pick<Interpretations, 'schemes'> & Pick<ReportedWith, 'hgncOf'>,
): ReportedClass | null => {
  if (!confirmed || stale !== null || confirmed.by.kind !== 'person') return null;
  const { seen, classification, criteria, reason, at } = confirmed;
  return {
    ...named(seen, hgncOf),
    classification,
    schemeSource: schemes.find(({ id }) => id === classification.scheme)?.source ?? '',
    evidence: criteria.map(({ code, strength, evidence }) => ({ code, strength, evidence })),
    reason,
    by: nameOf(confirmed),
    at,
  };
};

const named = (seen: VariantSeen, hgncOf: ReportedWith['hgncOf']): ReportedVariant => ({
  ...seen,
  hgnc: hgncOf(seen.gene),
  refseq: refseqOf(seen.variant.build, seen.variant.contig),
});

const tierOf = (tier: NonNullable<VariantInterpretation['tier']>, hgncOf: ReportedWith['hgncOf']): ReportedTier => ({
  ...named(tier.seen, hgncOf),
  tier: [tier.tier.tier, tier.tier.level].filter((part) => part !== null).join('-'),
  disease: tier.disease,
  evidence: tier.evidence,
  by: nameOf(tier),
  at: tier.at,
});

const diagnosisOf = (
  confirmed: NonNullable<Interpretations['glioma']['confirmed']>,
): NonNullable<ReportedVariants['diagnosis']> => ({
  name: confirmed.diagnosis.name,
  grade: confirmed.diagnosis.grade,
  needed: confirmed.diagnosis.needed,
  version: confirmed.diagnosis.version,
  isConfirmed: confirmed.diagnosis.isConfirmed,
  findings: Object.entries(confirmed.findings).map(([field, value]) => ({ field, value })),
  by: nameOf(confirmed),
  at: confirmed.at,
});
