import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../../../models/base/app-error.ts';
import { startChromium } from './chromium.ts';
import { DevTools } from './devtools.ts';

const patienceMs = 60_000;

/**
 * Prints a self-contained HTML document by the installed browser, without a window: tagged, with outline, fonts embedded.
 *
 * @throws AppError `shell.no-browser`, `shell.print`.
 */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-print-'));
  const chromium = await startChromium({
    args: ['--headless', '--disable-gpu', '--remote-debugging-pipe'],
    pipe: true,
  });
  const timer = setTimeout(() => chromium.process.kill(), patienceMs);
  try {
    const file = path.join(folder, 'report.html');
    await writeFile(file, html, { mode: 0o600 });
    return await print(new DevTools(chromium.process), pathToFileURL(file).href);
  } finally {
    clearTimeout(timer);
    await chromium.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const print = async (tools: DevTools, url: string): Promise<Uint8Array> => {
  const { targetId } = await tools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await tools.send('Target.attachToTarget', { targetId, flatten: true });
  if (typeof sessionId !== 'string') throw new AppError('shell.print', { method: 'Target.attachToTarget', reason: '' });
  await tools.send('Page.enable', {}, sessionId);
  const loaded = tools.once('Page.loadEventFired');
  await tools.send('Page.navigate', { url }, sessionId);
  await loaded;
  await tools.send(
    'Runtime.evaluate',
    { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true },
    sessionId,
  );
  const { data } = await tools.send(
    'Page.printToPDF',
    { generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true, printBackground: true },
    sessionId,
  );
  if (typeof data !== 'string') throw new AppError('shell.print', { method: 'Page.printToPDF', reason: '' });
  return Buffer.from(data, 'base64');
};
