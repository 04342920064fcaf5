import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, partsOf } from './build.mjs';
import { runChild } from './run-child.mjs';
import { prepareBrowser } from './prepare-browser.mjs';
import { chooseShell } from './choose-shell.mjs';

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens the window, or, where there is no display, takes the sample patient through the command line. */
export async function run({ root, rest }) {
  if (!hasDisplay()) return sampleWithoutWindow(root);
  const shell = await chooseShell(root, { mayFetch: true });
  console.log(shell.says);
  if (shell.kind === 'none') return 2;
  if (!build(root, partsOf(shell))) return 1;
  const [file, args] =
    shell.kind === 'electron'
      ? [shell.path, [root, ...rest]]
      : [process.execPath, [path.join(root, 'dist/main/browser.js'), ...rest]];
  return runChild(file, args, { env: { ...process.env, ...shell.env } });
}

const sampleWithoutWindow = (root) => {
  console.log('There is no display here: the sample patient is read without a window.');
  if (!prepareBrowser()) return 2;
  const demo = path.join(root, 'resources/demo');
  const out = path.join(root, 'dist/sample-report');
  const { study, vcf, clinical, boxes } = JSON.parse(readFileSync(path.join(demo, 'sample.json'), 'utf8'));
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'clinical.json'), JSON.stringify(clinical.values, null, 2));
  const where = boxes.map(({ min, max }) => `--box=${[...min, ...max].join(',')}`);
  const files = [
    '--study',
    path.join(demo, study.path),
    '--vcf',
    path.join(demo, vcf.path),
    '--clinical',
    path.join(out, 'clinical.json'),
  ];
  const cli = path.join(root, 'main/app/cli/main.ts');
  const done = spawnSync(process.execPath, [cli, 'read', ...files, ...where, '--accept-all', '--out', out], {
    stdio: 'inherit',
  });
  if (done.status === 0) console.log(`Report: ${path.join(out, 'report.pdf')}`);
  return done.status ?? 1;
};
