import { createHash } from 'node:crypto';
import { AppError } from '../../models/base/app-error.ts';
import { Digest } from '../../models/base/ids.ts';
import type { ReportId } from '../../models/base/ids.ts';
import type { Fact } from '../../models/base/fact.ts';
import { keysLookedFor } from '../../models/findings/facts.ts';
import { isWorkingRegion } from '../../models/findings/drawn/working-region.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { length } from '../../models/imaging/geometry/vec3.ts';
import type { DisplaySet, Frame } from '../../models/imaging/display-set.ts';
import { reported } from '../../models/genome/pgx/guidelines/reported.ts';
import { ReportCase } from '../../models/report/report-case.ts';
import type { ReportSeries } from '../../models/report/report-case.ts';
import { filesOf } from '../../models/report/renderings/sr/image-under.ts';
import { Report } from '../../models/report/report.ts';
import { RiskLine } from '../../models/report/risk-line.ts';
import { normOf } from '../../models/risk/hippocampal-volume/norm/norm-table.ts';
import { linesOfInterest } from '../../models/risk/of-interest.ts';
import { scoreAll } from '../../models/risk/score-all.ts';
import type { Context } from '../app/context.ts';
import { gatherFacts } from '../library/facts.ts';
import type { ReportRecord } from '../library/store/tables/reports.ts';
import { keyImages } from './pictures/key-images.ts';

export type ReportContext = Pick<
  Context,
  'library' | 'images' | 'pharmacogenes' | 'signal' | 'resources' | 'version' | 'now'
>;
export type WorkedOn = Pick<ReportRecord, 'id' | 'studyUid' | 'amends' | 'texts'>;

/** A case, and what of the study chooses a template and lets a SEG be written. */
export interface GatheredCase {
  readonly given: ReportCase;
  readonly sets: ReadonlyMap<string, DisplaySet>;
  readonly modalities: readonly string[];
  readonly bodyParts: readonly string[];
}

/** SHA-256 of a text, as packs and cards are known by. */
const digestOf = (text: string): Digest => Digest.parse(createHash('sha256').update(text).digest('hex'));

/**
 * All that a report of this study is made from, as it is now. What the Subject did not agree to learn is not in it.
 *
 * @throws AppError `library.unknown-study`, `library.unknown-subject`.
 */
export async function gatherCase({ id, studyUid, amends, texts }: WorkedOn, ctx: ReportContext): Promise<GatheredCase> {
  const { library, version, now } = ctx;
  const study = await library.store.study(studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: studyUid });
  const subject = await library.store.subject(study.subject);
  if (!subject) throw new AppError('library.unknown-subject');
  const [drawnAndFound, facts, norm, all, pgx, variants] = await Promise.all([
    library.store.findingsOfStudy(studyUid),
    gatherFacts(library, { subject: subject.id, studyUid }),
    library.store.document({ kind: 'normative', id: 'hippocampal-volume' }),
    ctx.images.setsOfStudy(studyUid, library),
    ctx.pharmacogenes.of(subject.id, library),
    ctx.pharmacogenes.classified(subject.id, library),
  ]);
  const findings = drawnAndFound.filter((finding) => !isWorkingRegion(finding));
  const genes = reported(pgx.genes, pgx.advice);
  const used = new Set(findings.map(({ on }) => on.displaySet));
  const shown = all.filter((set) => (used.size > 0 ? used.has(set.id) : set.frames.length > 0));
  const sets = new Map<string, DisplaySet>(shown.map((set) => [set.id, set]));
  const given = ReportCase.parse({
    id,
    amends,
    ...(amends && { amendment: await amendmentOf({ id, amends }, library.store) }),
    at: now(),
    product: { name: 'Phenoscope', version },
    subject,
    study: { ...study, series: shown.map(seriesOf) },
    facts: [...facts],
    findings,
    risk: riskLines({ facts, findings }, { on: study.date, norm: normOf(norm) }),
    images: await keyImages(findings, sets, ctx),
    ...(genes && { pharmacogenomics: genes }),
    ...(variants && { variants }),
    texts: { ...texts },
  });
  return {
    given,
    sets,
    modalities: [...new Set(shown.map(({ modality }) => modality))],
    bodyParts: [...new Set(shown.map(({ bodyPart }) => bodyPart?.toUpperCase() ?? ''))],
  };
}

/** Which signed report a draft amends, and why; nothing where that one cannot be read any more. */
async function amendmentOf(
  { id, amends }: { readonly id: ReportId; readonly amends: ReportId },
  store: ReportContext['library']['store'],
): Promise<ReportCase['amendment']> {
  const [edit, record] = await Promise.all([store.amendment(id), store.report(amends)]);
  const signed = Report.safeParse(record?.body);
  const signature = signed.success ? signed.data.signature : null;
  return edit && signature
    ? { signedAt: signature.at, signedBy: signature.by.name, reason: edit.change.reason }
    : undefined;
}

interface Known {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

/**
 * Lines of models that were asked about. Those hidden until a consent is recorded are left out: withheld looks like never
 * asked.
 */
function riskLines({ facts, findings }: Known, options: Parameters<typeof scoreAll>[2]): RiskLine[] {
  const open = scoreAll(facts, digestOf, options).filter(
    ({ result }) => result.kind !== 'refused' || result.code !== 'risk.consent',
  );
  return linesOfInterest(open, keysLookedFor(findings)).map((line) => RiskLine.parse(line));
}

function seriesOf(set: DisplaySet): ReportSeries {
  const { seriesUid, seriesNumber, modality, description, frames, volume, warnings } = set;
  const numbers = new Map(frames.map(({ sopInstanceUid, instanceNumber }) => [sopInstanceUid, instanceNumber]));
  const instances = new Map(
    filesOf(set).map(({ sopClassUid, sopInstanceUid }) => [
      sopInstanceUid,
      { sopClassUid, sopInstanceUid, number: numbers.get(sopInstanceUid) ?? null },
    ]),
  );
  return {
    uid: seriesUid,
    number: seriesNumber,
    modality,
    description,
    instances: [...instances.values()],
    spacingMm: volume ? [length(volume.column), length(volume.row), length(volume.slice)] : flatSpacing(frames[0]),
    warnings,
  };
}

/** Across columns and rows of single images, as the first of them; null where it is not known in the patient. */
function flatSpacing(frame: Frame | undefined): [number, number] | null {
  const spacing = frame && frame.spacingKind !== 'at-detector' && (frame.plane?.spacing ?? frame.spacing);
  return spacing ? [spacing.acrossColumns, spacing.acrossRows] : null;
}
