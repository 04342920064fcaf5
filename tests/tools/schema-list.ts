import { Code } from '../../models/base/code.ts';
import { Instant } from '../../models/base/dates.ts';
import { z } from '../../models/base/schema.ts';
import { ImportSummary } from '../../models/dicom/contract.ts';
import { Finding } from '../../models/findings/finding.ts';
import { GenomeCalls } from '../../models/genome/file/genome-calls.ts';
import { CornerPlan } from '../../models/imaging/hanging/corners/corner-plan.ts';
import { HangingProtocol } from '../../models/imaging/hanging/hanging-protocol.ts';
import { ShownPixels } from '../../models/imaging/shown.ts';
import { Answers } from '../../models/inference/bring/answers.ts';
import { ModelCard } from '../../models/inference/card/card.ts';
import { RunResult } from '../../models/inference/contract.ts';
import { Candidate } from '../../models/inference/rules/calcium/candidates.ts';
import { Clinical, SampleCard } from '../../models/library/sample.ts';
import { WorklistRow } from '../../models/library/worklist.ts';
import { Report } from '../../models/report/report.ts';
import { Template } from '../../models/report/template.ts';
import { RiskCard } from '../../models/risk/risk-card.ts';

/** `result.json` of `infer`: what the run answered, its findings whole, and their measurements in one list. */
const InferResult = RunResult.extend({
  findings: z.array(Finding),
  /** Of the calcium rule: what can be assigned, those that weigh most first. */
  candidates: z.array(Candidate).optional(),
  measurements: z.array(z.object({ code: Code, label: z.string(), value: z.number(), unit: z.string() })),
});

/** One line of `log.jsonl`: codes, counts and durations, nothing of the patient. */
const LogLine = z
  .object({ at: Instant, code: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Every file that others read or write, by the name of its schema. */
export const schemas: Readonly<Record<string, { readonly title: string; readonly schema: z.ZodType }>> = {
  answers: {
    title: 'What a person says of a bare network (`model --install FILE.onnx --answers FILE.json`)',
    schema: Answers,
  },
  clinical: { title: 'Clinical values (`read --clinical FILE.json`)', schema: Clinical },
  corners: { title: "What stands in a viewport's corners (`resources/corners/<id>.json`)", schema: CornerPlan },
  genome: { title: '`genome --out FILE.json`: what a genome file says', schema: GenomeCalls },
  'hanging-protocol': { title: 'A hanging protocol (`resources/protocols/<id>.json`)', schema: HangingProtocol },
  import: { title: 'What `import --json` prints', schema: ImportSummary },
  list: { title: 'What `list --json` prints', schema: z.array(WorklistRow) },
  'log-line': { title: 'One line of `log.jsonl`', schema: LogLine },
  'model-card': { title: 'The card of a model pack (`card.json`)', schema: ModelCard },
  pixels: { title: '`pixels.json` of `show`', schema: ShownPixels },
  report: { title: '`report.json`: a report with all it was made from', schema: Report },
  'report-template': { title: 'A report template (`resources/templates/<id>.json`)', schema: Template },
  result: { title: '`result.json` of `infer`', schema: InferResult },
  'risk-card': { title: 'The card of a risk model (`card.json`)', schema: RiskCard },
  sample: { title: '`resources/demo/sample.json`', schema: SampleCard },
};

/** A schema as the text of its file. */
export function schemaText(name: string): string {
  const entry = schemas[name];
  if (!entry) throw new RangeError(name);
  const made = z.toJSONSchema(entry.schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' });
  return `${JSON.stringify({ title: entry.title, ...made }, null, 2)}\n`;
}
