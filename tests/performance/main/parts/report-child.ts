// Reads the sample case without a window, then drafts and exports its report several times; prints the ms as JSON.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startProgram } from '../../../../main/app/program.ts';
import { headlessShell } from '../../../../main/app/shell/browser/headless-shell.ts';
import { boxBetween } from '../../../../models/inference/grid/box.ts';
import { factValueOf, instantOf } from '../../../../models/library/clinical-fact.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const [folder = '', runs = '5'] = process.argv.slice(2);
const program = await startProgram({
  root,
  folder: path.join(folder, 'library'),
  makeShell: () => headlessShell,
  isUnattended: true,
});
const { client, files } = program;

async function makeCase() {
  const sample = await client.library.sample({});
  if (!sample) throw new Error('there is no sample');
  const { study, vcf, clinical, boxes } = sample;
  const { studies } = await client.dicom.import({ files: [study.file], mode: 'copy' });
  const [studyUid] = studies;
  if (!studyUid) throw new Error('the sample has no study');
  const { subject } = await client.library.study({ studyUid });
  const [set] = await client.imaging.displaySets({ studyUid });
  if (set)
    await client.inference.run({
      model: 'hippocampus',
      displaySet: set.id,
      boxes: boxes.map(({ min, max }) => boxBetween(min, max)),
      side: null,
    });
  for (const { id } of await client.findings.list({ studyUid }))
    await client.findings.decide({ finding: id, to: 'accepted', reason: null });
  await client.genome.scan({ file: vcf.file, subject: subject.id, sample: vcf.sample });
  for (const [key, value] of Object.entries(clinical.values)) {
    const at = instantOf(value);
    await client.library.setFact({
      subject: subject.id,
      key,
      code: null,
      value: factValueOf(value),
      notes: [],
      ...(at ? { at } : {}),
    });
  }
  return studyUid;
}

const [draftMs, exportMs]: [number[], number[]] = [[], []];
let written: readonly string[] = [];
try {
  await program.session.openThrowAway();
  const studyUid = await makeCase();
  for (let run = 0; run < Number(runs); run++) {
    const started = performance.now();
    const { report } = await client.report.draft({ studyUid });
    draftMs.push(performance.now() - started);
    const out = path.join(folder, `out-${run}`);
    mkdirSync(out);
    const drafted = performance.now();
    const done = await client.report.export({ report: report.id, folder: files.mint(out) });
    exportMs.push(performance.now() - drafted);
    written = done.files.map(({ name }) => name);
  }
} finally {
  await program.close();
}
process.stdout.write(JSON.stringify({ draftMs, exportMs, files: written }));
