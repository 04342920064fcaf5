import { api } from '../app/api/api.ts';
import { hasBridge } from '../app/api/hand-over.ts';
import { pickFiles } from '../app/api/pick-files.ts';
import { showToast } from '../ui/dialog/toasts.tsx';
import { t } from '../ui/text/t.ts';
import { reportView } from './report-view.ts';

/**
 * The files of the report for elsewhere: into a folder the person chooses, where the shell can write there; else the
 * files of a signed report are handed out one by one.
 */
export async function exportReport(): Promise<void> {
  const { opened } = reportView.get();
  if (!opened) return;
  if (!hasBridge()) {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.signed-panel a[download]')) link.click();
    return;
  }
  const [folder] = await pickFiles('folder');
  if (!folder) return;
  const { files } = await api.report.export({ report: opened.report.id, folder: folder.file });
  showToast({ text: t('report.exported', { n: files.length }) });
}

/** A draft leaves only into a folder; a browser cannot write there. */
export const mayExport = (): true | string => {
  const { opened } = reportView.get();
  if (!opened) return 'report.not-open';
  return opened.signed || hasBridge() ? true : 'report.not-signed-yet';
};
