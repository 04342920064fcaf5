import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { png } from '../../main/imaging/png.ts';
import { makeGenomeFiles } from '../fixtures/make-genome-files.ts';
import { expect, test } from './app.ts';
import { root, shell } from './open-app.ts';
import { drop, goTo, look, openChosen, signIn } from './steps.ts';

// A made person's genome: variants are classified by hand, beside what a site loads; a tumour, a score's place, an outside
// call. What is said is kept with who and why.

/** Presses what asks for a file, and gives it one. */
async function choose(page: Page, name: string, file: string): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name, exact: true }).first().click();
  await (await asked).setFiles(file);
}

/** A newer release, small on disk and long to read: one gzip member many times over. */
async function writeLongClinvar(folder: string): Promise<string> {
  const head = '##fileformat=VCFv4.1\n##fileDate=2026-01-02\n##reference=GRCh38\n##INFO=<ID=CLNSIG>\n';
  const lines = '1\t1000\t99\tA\tG\t.\t.\tCLNSIG=Pathogenic\n'.repeat(200_000);
  const gzipped = gzipSync(lines);
  const file = path.join(folder, 'long.vcf.gz');
  await writeFile(file, Buffer.concat([gzipSync(head), ...Array.from({ length: 1500 }, () => gzipped)]));
  return file;
}

/** Says why, and lets it be written down. */
async function say(page: Page, why: string, button: string): Promise<void> {
  await page.getByRole('textbox', { name: /Evidence|Why|Test, material/ }).fill(why);
  await page.getByRole('button', { name: button, exact: true }).last().click();
}

test('a variant is classified by hand, and all that is said of a genome keeps who and why', async ({
  app,
  library,
}) => {
  test.skip(shell === 'electron', 'its file dialog cannot be answered there');
  test.setTimeout(240_000);
  const { page } = app;
  page.setDefaultTimeout(20_000);
  const files = await makeGenomeFiles(`${library}-genome`);
  const film = `${library}-genome/film.png`;
  await writeFile(film, png(new Uint8Array(64 * 64).fill(90), { width: 64, height: 64, samples: 1 }));

  await test.step('a person, a score, a genome file', async () => {
    await signIn(page);
    await drop(page, film);
    await openChosen(page);
    await goTo(page, 'Genome');
    await expect(page.getByText('No genome file').first()).toBeVisible();
    await page.screenshot({ path: path.join(root, 'test-results/genome-empty.png') });
    await page.getByRole('tab', { name: 'Scores' }).click();
    await choose(page, 'Load a scoring file', files.score);
    await expect(page.getByText('Made_trait')).toBeVisible();
    await choose(page, 'Read a VCF', files.vcf);
    await expect(page.getByText('patient.vcf').first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step('variants are found by place; ClinVar and exons that the site loads are joined with them', async () => {
    await page.getByRole('tab', { name: 'Variants' }).click();
    await expect(page.getByText('5 of 5 carried variants')).toBeVisible();
    await expect(page.getByText('No exons of GRCh38 are loaded.')).toBeVisible();
    await choose(page, 'Load ClinVar', files.clinvar);
    await expect(page.getByText(/ClinVar 2025-03-01 \(clinvar.vcf/)).toBeVisible();
    await choose(page, 'Load exons', files.exons);
    await expect(page.getByText(/Exons of 1 gene /)).toBeVisible();
    await choose(page, 'Load ClinVar', await writeLongClinvar(`${library}-genome`));
    const job = page.getByRole('status').filter({ hasText: 'Reading ClinVar' });
    await expect(job.first()).toBeVisible();
    await page.screenshot({ path: path.join(root, 'test-results/genome-loading.png') });
    await job.getByRole('button', { name: 'Cancel' }).click();
    await expect(job).toHaveCount(0);
    await expect(page.getByText(/ClinVar 2025-03-01 \(clinvar.vcf/)).toBeVisible(); // what was loaded before stays
    await page.getByRole('grid', { name: 'Variants' }).focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('row', { selected: true })).toContainText('BRCA1');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('img', { name: /BRCA2, NM_000059.4: the variant lies in exon 2 of 3/ })).toBeVisible();
    await expect(page.getByText(/variation\/51943/)).toBeVisible();
  });

  await test.step('criteria are applied with evidence; the class stands with its rule, and is confirmed with a reason', async () => {
    await page.getByRole('tab', { name: 'Classification' }).click();
    await expect(page.getByText('No rule of the scheme holds.')).toBeVisible();
    await page.getByRole('button', { name: 'Apply PVS1' }).click();
    await say(page, 'Stop in exon 11 of 27; loss of function is the known mechanism', 'Apply PVS1');
    await expect(page.getByRole('button', { name: 'Take PVS1 back' })).toBeVisible();
    await page.getByRole('button', { name: 'Add a criterion' }).click();
    await page.getByRole('combobox', { name: 'Criterion' }).selectOption('PM2');
    await say(page, 'Not in gnomAD 4.1', 'Apply PM2');
    await expect(page.getByText('Rule: at least 1 very strong + 1 moderate, for pathogenic.')).toBeVisible();
    await page.getByRole('button', { name: 'Confirm this class' }).click();
    await say(page, 'Agreed with the board', 'Confirm this class');
    await expect(page.getByText(/Confirmed by A. Reader/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Not confirmed: not in the report.')).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(page.getByText(/Confirmed by A. Reader/)).toBeVisible();
    await expect(page.getByRole('row', { name: /c\.5946C>T/ })).toContainText('Likely pathogenic');
    await look(page, 'genome-classification');
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByText('Agreed with the board')).toBeVisible();
  });

  await test.step('a tier in a tumour, with what the table of evidence says beside it', async () => {
    await page.getByRole('row', { name: /c\.746C>G/ }).click();
    await page.getByRole('tab', { name: 'Tumour', exact: true }).last().click();
    await expect(
      page.getByText(/CIViC, release 2022-12-01: newer findings are missing. Looked for: S249C/),
    ).toBeVisible();
    await page.getByRole('combobox', { name: 'Tumour' }).fill('Bladder Urothelial Carcinoma');
    await expect(page.getByRole('region', { name: 'Evidence' }).getByRole('listitem').first()).toBeVisible();
    await page.getByRole('button', { name: 'Set the tier' }).click();
    await say(page, 'Two case reports', 'Set tier III');
    await expect(page.getByText('Tier III', { exact: true })).toBeVisible();
  });

  await test.step('a view of the table is kept', async () => {
    await page.getByRole('searchbox', { name: 'Gene, place or change' }).fill('brca1');
    await expect(page.getByText('1 of 5 carried variants')).toBeVisible();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Keep what is filtered now as').fill('BRCA1');
    await page.getByRole('button', { name: 'Keep this view' }).click();
    await expect(page.getByRole('button', { name: 'View: BRCA1' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a glioma’s results make an integrated diagnosis; what is not tested leaves it open', async () => {
    await page.getByRole('tab', { name: 'Tumour', exact: true }).first().click();
    for (const [field, value] of [
      ['IDH1/IDH2', 'mutant'],
      ['1p/19q, whole arms codeleted', 'yes'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).selectOption(value);
      await say(page, 'Panel sequencing, 2026-01-02', 'Enter the result');
      await expect(page.getByRole('textbox', { name: /Test, material/ })).toHaveCount(0);
    }
    await expect(page.getByText('Oligodendroglioma, IDH-mutant and 1p/19q-codeleted')).toBeVisible();
    await expect(page.getByText(/^Waits for:/)).toBeVisible();
    await look(page, 'genome-tumour');
  });

  await test.step('a score has a place only in a panel, with the person’s components', async () => {
    await page.getByRole('tab', { name: 'Scores' }).click();
    await choose(page, 'Load a reference panel', files.panel);
    await expect(page.getByText('No comparison')).toBeVisible();
    await choose(page, 'Load components of ancestry', files.components);
    await expect(page.getByText(/among 30 people of north/)).toBeVisible();
    await look(page, 'genome-score-place');
  });

  await test.step('a laboratory’s result is typed with its source and day', async () => {
    await page.getByRole('tab', { name: 'Pharmacogenes' }).click();
    await page.getByRole('button', { name: 'CYP2D6', exact: true }).click();
    await page.getByText('Type in a result for CYP2D6').click();
    await page.getByLabel('Diplotype or alleles').fill('*4/*4');
    await page.getByLabel('Laboratory and method').fill('Made laboratory, long-range PCR');
    await page.getByLabel('Date of the result').fill('2026-01-02');
    await page.getByRole('button', { name: 'Enter the result' }).click();
    await expect(page.getByRole('row', { name: /^CYP2D6/ })).toContainText('*4/*4');
    await expect(page.getByText(/Made laboratory, long-range PCR, result of 2026-01-02/)).toBeVisible();
    await look(page, 'genome-wide');
  });

  await test.step('every table is listed; a newer one is taken only with the digest that its publisher states', async () => {
    await page.getByRole('tab', { name: 'Knowledge' }).click();
    await expect(page.getByRole('row', { name: /tpmt/ })).toContainText('ships with the program');
    await page.getByLabel(/^SHA-256 of the file/).fill('0'.repeat(64));
    await choose(page, 'Load a newer table', files.exons);
    await expect(page.getByText('This table was not kept')).toBeVisible();
    await look(page, 'genome-knowledge');
  });

  await test.step('a table is exported, and the whole printed: whose it is first, and that nobody signed it', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Variants in panels, CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('NM_000059.4:c.5946C>T');
    expect(text).toContain('likely-pathogenic,acmg-2015,2015');
    await page.evaluate(() => (window.print = () => undefined));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: 'Variants: classified, or pathogenic in ClinVar' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Variants' })).toBeHidden();
    await page.screenshot({ path: path.join(root, 'test-results/genome-print.png'), fullPage: true });
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.print-sheet')).toHaveCount(0);
  });

  await test.step('the report tells what was confirmed, and nothing that was only proposed', async () => {
    await goTo(page, 'Report');
    await expect(page.getByText(/BRCA2 NM_000059.4:c.5946C>T.*Likely pathogenic/).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(/1 classification is begun or changed/)).toBeVisible();
  });
});
