import { call, edit, feature, feed, job } from '../base/ipc/contract.ts';
import { Counted } from '../base/ipc/counted.ts';
import { Digest, EditId, FileToken, SubjectId } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { ApoeCall } from './apoe/call-apoe.ts';
import { GenomeCalls } from './file/genome-calls.ts';
import { ExportedFile, ExportKind } from './file/tables/exported.ts';
import { KnowledgeRow, LoadedTable } from './file/knowledge/knowledge-pack.ts';
import { GenomeFile } from './file/genome-file.ts';
import { NormAsked, NormSummary } from './file/norm-asked.ts';
import { DrugAdvice } from './pgx/guidelines/advise.ts';
import { OutsideWarning } from './pgx/outside/outside-call.ts';
import { TypedOutside } from './pgx/outside/typed-outside.ts';
import { PanelCard } from './pgs/ancestry/panel-card.ts';
import { ScorePlace } from './pgs/ancestry/score-place.ts';
import { ScoreCard } from './pgs/score-card.ts';
import { ScoreResult } from './pgs/score-result.ts';
import { ClinvarCard } from './variants/clinvar/clinvar-card.ts';
import { ExonCard } from './variants/exons/exon-table.ts';
import { VariantView } from './variants/scan/variant-view.ts';
import { EvidenceAnswer } from './variants/evidence/evidence-answer.ts';
import { InterpretationChange } from './variants/interpret/interpretation-change.ts';
import { Interpretations } from './variants/interpret/interpretation.ts';
import { VariantRef } from './variants/interpret/variant-ref.ts';
import { PanelVariants } from './variants/scan/panel-variant.ts';
import { Pharmacogene } from './pgx/pharmacogene.ts';

/** A gene as the page shows it; hidden until the consent it needs is recorded. */
const ApoeView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), call: ApoeCall }),
  z.object({ kind: z.literal('hidden'), code: z.literal('risk.consent') }),
]);

/** A score as the page shows it; hidden until the consent it needs is recorded. */
export const ScoreView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), digest: Digest, result: ScoreResult }),
  z.object({ kind: z.literal('hidden'), digest: Digest, code: z.literal('risk.consent'), name: z.string() }),
]);
export type ScoreView = Readonly<z.infer<typeof ScoreView>>;

export const GenomeSummary = z.object({
  file: GenomeFile.omit({ scores: true }),
  apoe: ApoeView,
  scores: z.array(ScoreView).readonly(), // of the scoring files that were loaded when the file was read
});
export type GenomeSummary = z.infer<typeof GenomeSummary>;
/** The file without its scores, which may need a consent. */
export type ShownFile = GenomeSummary['file'];

const OfSubject = z.object({ subject: SubjectId });
const Handed = z.object({ file: FileToken, name: z.string() });
const ByDigest = z.object({ digest: Digest });
const Nothing = z.object({});

/** A line of a file of outside calls that was not taken, and why. */
const RefusedLine = z.object({
  number: z.number().int(), // 1-based
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What became of a file of outside calls. */
const OutsideRead = z.object({
  calls: z.array(z.object({ gene: z.string(), warnings: z.array(OutsideWarning).readonly() })),
  refused: z.array(RefusedLine),
});

export const genome = feature('genome', {
  /**
   * Reads a VCF for one Subject. `sample` null: the only one. Refusals: `genome.sample-needed` {count, samples},
   * `genome.sample-unknown`, `genome.no-sample`, `genome.build`, `genome.build-unknown`, `genome.build-mixed`, `genome.build-unsupported`, `genome.cut-header`,
   * `genome.not-vcf`, `genome.bcf`, `genome.damaged`, `subject.conflict` {sex, birth, sample, genome} and others of `main/genome`. The file is joined to the Subject by
   * an Edit in the actor's name.
   */
  scan: job({
    input: z.object({
      file: FileToken,
      subject: SubjectId,
      sample: z.string().min(1).nullable(),
      isSamePerson: z.boolean().optional(), // a person said so, against `subject.conflict`
    }),
    progress: Counted,
    output: GenomeSummary,
  }),
  /** The samples of a VCF, from its header alone: to ask which one before the scan. */
  samples: call({ input: z.object({ file: FileToken }), output: z.object({ samples: z.array(z.string()) }) }),
  /** The newest file of the Subject, or null. */
  summary: call({ input: OfSubject, output: GenomeSummary.nullable() }),
  /** Every gene that has a table, by name: the newest file's call, and what a specialised caller told. */
  pharmacogenes: call({ input: OfSubject, output: z.array(Pharmacogene).readonly() }),
  /** Every drug that has a guideline, what is taken now first; nothing is picked where several rows apply. */
  recommendations: call({ input: OfSubject, output: z.array(DrugAdvice).readonly() }),
  /**
   * Takes over the calls of a specialised caller (a line each: gene, diplotype, phenotype, activity score, between tabs),
   * each by an Edit in the actor's name; a second call on a gene replaces the first. Refusals: `genome.outside-large`,
   * `genome.outside-none` where no line could be read; a line that is none is named and left out.
   */
  outside: edit(
    call({ input: z.object({ subject: SubjectId, file: FileToken, name: z.string() }), output: OutsideRead }),
  ),
  /**
   * The same as a person types it, with its source and its day. Refusals: `genome.outside-line`, `genome.outside-gene`,
   * `genome.outside-future` {on}.
   */
  tellOutside: edit(
    call({
      input: OfSubject.extend(TypedOutside.shape),
      output: z.object({ gene: z.string(), warnings: z.array(OutsideWarning).readonly() }),
    }),
  ),
  /**
   * What a file says of each of its samples asked for (null: the only one), joined to nobody and kept nowhere. The file is
   * read once. Refusals as `scan` and `outside`.
   */
  callFile: job({
    input: z.object({
      file: FileToken,
      samples: z.array(z.string()).min(1).nullable(),
      outside: FileToken.nullable(),
      panels: z.array(z.string()).min(1).nullable(), // null: every panel that needs no consent
      scores: z.array(FileToken), // scoring files; one that is none is refused in each sample's result
      isIndexUsed: z.boolean().optional(), // read where an index beside the file points; its lines are then not counted
    }),
    progress: Counted,
    output: GenomeCalls,
  }),
  /**
   * Writes a VCF anew to `out`, each variant in its one form, as `bcftools norm` does. Without a FASTA insertions and
   * deletions are trimmed, not aligned, and that is told. Refusals: `genome.norm-bcf`, `genome.norm-reference`,
   * `genome.fasta-none`, `genome.fasta-packed`, `genome.line-columns`, and those of `scan`.
   */
  normalise: job({
    input: NormAsked.extend({ file: FileToken, fasta: FileToken.nullable(), out: FileToken }),
    progress: Counted,
    output: NormSummary,
  }),
  /**
   * Keeps a scoring file in the library, to be summed whenever a genome file is read from then on. Refusals:
   * `genome.cannot-read`, `genome.pgs-large`, and those of `ScoreReader`.
   */
  loadScore: job({ input: Handed, progress: Counted, output: ScoreCard }),
  /** The scoring files that are loaded, the newest first. */
  scores: call({ input: z.object({}), output: z.array(ScoreCard) }),
  /** Takes a scoring file away; results that were made with it stay. */
  removeScore: call({ input: z.object({ digest: Digest }), output: z.object({}) }),
  /**
   * Keeps a reference panel for a scoring file (tab-separated: IID, pop, PC1 …, SUM). Refusals: `genome.cannot-read`,
   * `genome.pack-large`, `genome.pack-damaged`, `genome.panel-columns`, `genome.panel-row`, `genome.panel-score`.
   */
  loadPanel: job({ input: Handed.extend({ score: Digest }), progress: Counted, output: PanelCard }),
  removePanel: call({ input: ByDigest.extend({ score: Digest }), output: Nothing }),
  /** Takes a person's components of ancestry over from a table. Refusals as those of `readComponents`. */
  loadComponents: job({
    input: OfSubject.extend(Handed.shape),
    progress: Counted,
    output: z.object({ count: z.number().int() }),
  }),
  /** Where the scores that may be shown lie in their panels; a score without a panel is left out. */
  placements: call({ input: OfSubject, output: z.array(ScorePlace).readonly() }),
  /**
   * Keeps a release of ClinVar: what of it lies in genes of panels. Refusals: `genome.cannot-read`, `genome.pack-damaged`,
   * `genome.clinvar-unknown`, `genome.clinvar-empty`.
   */
  loadClinvar: job({ input: Handed, progress: Counted, output: ClinvarCard }),
  /** The releases that are loaded; the first of the file's build is looked up. */
  clinvar: call({ input: Nothing, output: z.array(ClinvarCard).readonly() }),
  removeClinvar: call({ input: ByDigest, output: Nothing }),
  /** Keeps exons of genes of panels. Refusals: `genome.cannot-read`, `genome.pack-damaged`, `genome.exons-none`, `genome.exons-build`. */
  loadExons: job({ input: Handed, progress: Counted, output: ExonCard }),
  exons: call({ input: Nothing, output: z.array(ExonCard).readonly() }),
  removeExons: call({ input: ByDigest, output: Nothing }),
  /** The views of the variant table that this person keeps. Refusals: `genome.needs-person`, `genome.views-many` {most}. */
  views: call({ input: Nothing, output: z.array(VariantView).readonly() }),
  saveView: call({ input: VariantView, output: z.array(VariantView).readonly() }),
  removeView: call({ input: z.object({ name: z.string() }), output: z.array(VariantView).readonly() }),
  /** What the newest file carries in gene panels; those of secondary findings with the consent alone. */
  variants: call({ input: OfSubject, output: PanelVariants.nullable() }),
  /** What readers have said of the newest file's variants and of a glioma, with the schemes there are. */
  interpretations: call({ input: OfSubject, output: Interpretations }),
  /**
   * Writes down one thing that a reader says, as an Edit with its reason; undo takes it back. A class is made here from the
   * criteria that hold. Refusals: `genome.needs-person`, `genome.variant-unknown` {variant}, `genome.criterion-unknown`
   * {code}, `genome.scheme-unknown` {scheme}, `genome.glioma-value` {field, value}, `genome.nothing-entered`.
   */
  interpret: edit(
    call({ input: OfSubject.extend({ change: InterpretationChange }), output: z.object({ edit: EditId }) }),
  ),
  /** Tumour evidence on a variant of the newest file; null: none is installed. Refusal: `genome.variant-unknown`. */
  evidence: call({
    input: OfSubject.extend({ variant: VariantRef, disease: z.string() }),
    output: EvidenceAnswer.nullable(),
  }),
  /** Every table that ships or was loaded, with its card and digest. */
  knowledge: call({ input: Nothing, output: z.array(KnowledgeRow).readonly() }),
  /**
   * Keeps a newer table (card and table in one JSON) whose file has the digest that its publisher states. Refusals:
   * `genome.knowledge-digest` {expected, found}, `genome.knowledge-json`, `genome.knowledge-card` {where},
   * `genome.knowledge-kind` {kind, known}, `genome.knowledge-table` {kind, where}, `genome.knowledge-version` {card, table}.
   */
  loadKnowledge: job({ input: Handed.extend({ sha256: z.string().max(200) }), progress: Counted, output: LoadedTable }),
  removeKnowledge: call({ input: ByDigest, output: Nothing }),
  /**
   * One file of the person's genome, as it may be shown now; that it was made stands in the audit.
   * `notice`: what a file that nobody signed has to say of itself, in the window's language.
   */
  exportFile: call({
    input: OfSubject.extend({ what: ExportKind, notice: z.string().max(1000) }),
    output: ExportedFile,
  }),
  /** Stands in the audit: the person's genome was printed. */
  printed: call({ input: OfSubject, output: Nothing }),
  /** Null: what is loaded for all of them changed. */
  changed: feed({ output: z.object({ subject: SubjectId.nullable() }) }),
});
