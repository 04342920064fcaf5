import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import type { StudyUid, SubjectId } from '../../../models/base/ids.ts';
import { isUnclear } from '../../../models/findings/drawn/level-lines.ts';
import { factValueOf, instantOf } from '../../../models/library/clinical-fact.ts';
import { Clinical } from '../../../models/library/sample.ts';
import { isInputKey, unitsOfInput } from '../../../models/risk/input-table.ts';
import { boxesOf, listOf, sideOf } from './boxes.ts';
import { about } from './about.ts';
import { readJsonFile } from './json-file.ts';
import { insistOnModels } from './insist-on-models.ts';
import { Noticed } from './noticed.ts';
import { openInput } from './open-input.ts';
import { textOf } from './text-of.ts';
import type { OptionValues, Terminal, Verb } from './verb.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** `read`: the main job without a window: image, model, genome, risk, unsigned report. */
export const readVerb: Verb = {
  name: 'read',
  summary: 'Read a study: run a model, join genome and clinical values, write an unsigned report.',
  positional: null,
  library: 'throw-away',
  options: {
    study: { type: 'string', value: 'PATH', help: 'folder, ZIP or file of the study', required: true },
    vcf: { type: 'string', value: 'FILE', help: 'the patient’s VCF' },
    sample: { type: 'string', value: 'NAME', help: 'which sample of the VCF, when it has several' },
    clinical: { type: 'string', value: 'FILE.json', help: 'clinical values: { key: { value, unit, date } }' },
    box: { type: 'string', multiple: true, value: 'x0,y0,z0,x1,y1,z1', help: 'where to look, LPS mm; repeatable' },
    side: { type: 'string', value: 'left|right', help: 'when the image cannot say' },
    model: { type: 'string', value: 'ID', help: 'the model pack (hippocampus)' },
    'accept-all': { type: 'boolean', help: 'accept what the model proposes, unattended and not reviewed' },
    out: { type: 'string', value: 'DIR', help: 'where the files go', required: true },
  },
  run: async (terminal, options) => {
    const { client, mint, pathOf, signal, step } = terminal;
    const out = pathOf(String(options['out']));
    const clinical = await clinicalOf(terminal, options);
    if (options['vcf'] !== undefined)
      await about(String(options['vcf']), () => client.genome.samples({ file: mint(String(options['vcf'])) }));
    const { studyUid, note } = await runModel(terminal, options);
    const { subject } = await client.library.study({ studyUid });
    if (options['vcf'] !== undefined) await scan(terminal, subject.id, options);
    if (clinical) await enterClinical(terminal, subject.id, clinical);
    const { report } = await step('report', () => client.report.draft({ studyUid }));
    const written = await step('files', () =>
      client.report.export({ report: report.id, folder: mint(out) }, { signal }),
    );
    for (const { name, ...why } of written.leftOut) note(`${name} was not written. ${textOf(root, why)} [${why.code}]`);
  },
};

interface Ran {
  readonly studyUid: StudyUid;
  readonly note: (text: string) => void;
}

const runModel = async (terminal: Terminal, options: OptionValues): Promise<Ran> => {
  const { client, signal, step, say } = terminal;
  const model = typeof options['model'] === 'string' ? options['model'] : 'hippocampus';
  const study = String(options['study']);
  const boxes = [...boxesOf(listOf(options['box']))];
  const side = sideOf(options['side']);
  await insistOnModels([model], terminal);
  const { studyUid, displaySet } = await openInput({ typed: study }, model, terminal);
  const run = await about(study, () =>
    step(`run ${model}`, () => client.inference.run({ model, displaySet, boxes, side }, { signal })),
  );
  if (run.guard.verdict === 'refused') {
    const [reason] = run.guard.reasons.filter(({ level }) => level === 'refused');
    throw new AppError(reason?.code ?? 'infer.refused', { ...reason?.params, file: path.basename(study) });
  }
  if (options['accept-all'])
    await step('accept, unattended', async () => {
      const found = await client.findings.list({ studyUid });
      for (const finding of found.filter(({ id }) => run.findings.includes(id)))
        if (isUnclear(finding)) say(`not accepted: ${finding.name} has no number, a border is not clear`);
        else await client.findings.decide({ finding: finding.id, to: 'accepted', reason: null });
    });
  return { studyUid, note: say };
};

const scan = async (terminal: Terminal, subject: SubjectId, options: OptionValues): Promise<void> => {
  const { client, mint, signal, step } = terminal;
  const sample = typeof options['sample'] === 'string' ? options['sample'] : null;
  const vcf = String(options['vcf']);
  const { file } = await about(vcf, () =>
    step('genome', () => client.genome.scan({ file: mint(vcf), subject, sample }, { signal })),
  );
  const noticed = new Noticed();
  noticed.add(file.problems);
  noticed.tell(1, terminal);
};

interface ClinicalFile {
  readonly name: string;
  readonly values: Clinical;
}

/** Read before anything is computed. @throws AppError `cli.clinical` {file, reason}. */
const clinicalOf = async ({ pathOf, say }: Terminal, options: OptionValues): Promise<ClinicalFile | null> => {
  const typed = options['clinical'];
  if (typeof typed !== 'string') return null;
  const values = await readJsonFile({ file: pathOf(typed), name: typed, schema: Clinical }, 'cli.clinical');
  for (const key of Object.keys(values).filter((one) => !isInputKey(one)))
    say(textOf(root, { code: 'cli.clinical-unknown', params: { key, file: typed } }));
  for (const [key, value] of Object.entries(values)) {
    const given = factValueOf(value);
    const known = unitsOfInput(key);
    if (given.kind !== 'quantity' || !known || known.includes(given.unit)) continue;
    const params = { key, file: typed, unit: value.unit ?? 'none', known: known.join(', ') };
    say(textOf(root, { code: 'cli.clinical-unit', params }));
  }
  return { name: path.basename(typed), values };
};

const enterClinical = async (
  { client, step }: Terminal,
  subject: SubjectId,
  { name, values }: ClinicalFile,
): Promise<void> => {
  await step('clinical values', async () => {
    for (const [key, value] of Object.entries(values)) {
      const at = instantOf(value);
      await client.library.setFact({
        subject,
        key,
        code: null,
        value: factValueOf(value),
        notes: [],
        file: name,
        ...(at ? { at } : {}),
      });
    }
  });
};
