import { AppError } from '../../../../models/base/app-error.ts';
import { assertNever } from '../../../../models/base/assert-never.ts';
import type { Fact } from '../../../../models/base/fact.ts';
import type { EditId, SubjectId } from '../../../../models/base/ids.ts';
import { classify } from '../../../../models/genome/variants/acmg/classify.ts';
import { criterionOf } from '../../../../models/genome/variants/acmg/criterion.ts';
import { classifyGlioma, gliomaTable } from '../../../../models/genome/variants/glioma/classify-glioma.ts';
import type { ConfirmedClass, ConfirmedDiagnosis } from '../../../../models/genome/variants/interpret/confirmed.ts';
import { takenBack } from '../../../../models/genome/variants/interpret/history.ts';
import type { InterpretationChange } from '../../../../models/genome/variants/interpret/interpretation-change.ts';
import {
  classKey,
  criterionKey,
  gliomaDiagnosisKey,
  gliomaKey,
  schemeKey,
  tierKey,
} from '../../../../models/genome/variants/interpret/interpretation-key.ts';
import { variantKey } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import type { VariantRef } from '../../../../models/genome/variants/interpret/variant-ref.ts';
import { variantSeen } from '../../../../models/genome/variants/interpret/variant-seen.ts';
import type { Context } from '../../../app/context.ts';
import { evidenceFor } from './evidence.ts';
import { interpretedCase } from './interpretations.ts';
import type { InterpretedCase } from './interpretations.ts';

type InterpretContext = Pick<Context, 'library' | 'actor' | 'now' | 'resources'>;

/** What a change writes: the value of the Fact, what is frozen beside the reason. */
interface Written {
  readonly key: string;
  readonly value: string;
  readonly frozen?: object | null;
}

/**
 * Writes down what a reader says, one Edit with its reason.
 *
 * @throws AppError `genome.needs-person` (nobody is signed in), `genome.variant-unknown` {variant} (not in the newest file,
 *   or not to be shown), `genome.criterion-unknown` {code}, `genome.scheme-unknown` {scheme}, `genome.glioma-value` {field,
 *   value}, `genome.nothing-entered`, and the journal's.
 */
export async function interpret(
  subject: SubjectId,
  change: InterpretationChange,
  ctx: InterpretContext,
): Promise<{ readonly edit: EditId }> {
  const { library, actor, now, resources } = ctx;
  if (actor.kind !== 'person') throw new AppError('genome.needs-person');
  const known = await interpretedCase(library, subject, resources);
  const { key, value, frozen } = await writtenBy(change, { known, ctx, subject });
  const before = await library.store.enteredFact({ subject, key });
  const after: Fact = {
    key,
    code: null,
    value: { kind: 'text', text: value },
    at: now(),
    from: { kind: 'typed', by: actor },
    notes: [change.why, ...(frozen ? [JSON.stringify(frozen)] : [])],
  };
  const set = { kind: 'fact.set', key, before, after } as const;
  return { edit: (await library.journal.append({ subject, studyUid: null, actor, change: set })).id };
}

interface Around {
  readonly known: InterpretedCase;
  readonly ctx: InterpretContext;
  readonly subject: SubjectId;
}

function writtenBy(change: InterpretationChange, around: Around): Written | Promise<Written> {
  switch (change.kind) {
    case 'criterion':
      return criterion(change, around);
    case 'class':
      return confirmedClass(change, around);
    case 'tier':
      return tier(change, around);
    case 'glioma':
      return gliomaResult(change);
    case 'diagnosis':
      return diagnosis(change, around);
    case 'scheme':
      if (!around.known.said.schemes.some(({ id }) => id === change.scheme))
        throw new AppError('genome.scheme-unknown', { scheme: change.scheme });
      return { key: schemeKey, value: change.scheme };
    default:
      return assertNever(change);
  }
}

type Of<Kind extends InterpretationChange['kind']> = Extract<InterpretationChange, { kind: Kind }>;

const variantOf = ({ known }: Around, variant: VariantRef) => {
  const found = known.byKey.get(variantKey(variant));
  if (!found) throw new AppError('genome.variant-unknown', { variant: variantKey(variant) });
  return found;
};

function criterion({ variant, code, strength }: Of<'criterion'>, around: Around): Written {
  variantOf(around, variant);
  if (!criterionOf(code)) throw new AppError('genome.criterion-unknown', { code });
  return { key: criterionKey(variantKey(variant), code), value: strength ?? takenBack };
}

/** The class is made here from the criteria that hold now: a window cannot hand in another one. */
function confirmedClass({ variant, isConfirmed, why }: Of<'class'>, around: Around): Written {
  const { of, ref } = variantOf(around, variant);
  const key = classKey(variantKey(ref));
  if (!isConfirmed) return { key, value: takenBack };
  const { said } = around.known;
  const scheme = said.schemes.find(({ id }) => id === said.scheme);
  if (!scheme) throw new AppError('genome.scheme-unknown', { scheme: said.scheme });
  const own = said.variants.find((each) => each.key === variantKey(ref));
  const criteria = own?.criteria ?? [];
  const classification = classify(criteria, scheme);
  const frozen: ConfirmedClass = {
    schema: 1,
    seen: variantSeen(ref, of, around.known.all?.clinvar ?? null),
    classification,
    criteria: [...criteria],
    reason: why,
  };
  return { key, value: classification.class, frozen };
}

async function tier({ variant, tier: given, disease, why }: Of<'tier'>, around: Around): Promise<Written> {
  const { of, ref } = variantOf(around, variant);
  const key = tierKey(variantKey(ref));
  if (!given) return { key, value: takenBack };
  const ranked = await evidenceFor({ of, disease }, around.ctx);
  const frozen = {
    schema: 1,
    seen: variantSeen(ref, of, around.known.all?.clinvar ?? null),
    tier: given,
    disease,
    evidence: why,
    suggested: ranked?.suggested ?? null,
    source: ranked && `${ranked.source} ${ranked.version}`,
  };
  return { key, value: [given.tier, given.level].filter((part) => part !== null).join('-'), frozen };
}

function gliomaResult({ field, value }: Of<'glioma'>): Written {
  const known = gliomaTable.fields.find(({ id }) => id === field);
  if (!known || (value !== null && !known.values.includes(value)))
    throw new AppError('genome.glioma-value', { field, value: value ?? '' });
  return { key: gliomaKey(field), value: value ?? takenBack };
}

function diagnosis({ isConfirmed, why }: Of<'diagnosis'>, { known }: Around): Written {
  if (!isConfirmed) return { key: gliomaDiagnosisKey, value: takenBack };
  const { results } = known.said.glioma;
  if (results.length === 0) throw new AppError('genome.nothing-entered');
  const findings = Object.fromEntries(results.map(({ field, value }) => [field, value]));
  const made = classifyGlioma(findings);
  const frozen: ConfirmedDiagnosis = { schema: 1, findings, diagnosis: made, reason: why };
  return { key: gliomaDiagnosisKey, value: made.entity, frozen };
}
