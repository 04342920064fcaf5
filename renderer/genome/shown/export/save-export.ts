import type { SubjectId } from '../../../../models/base/ids.ts';
import type { ExportKind } from '../../../../models/genome/file/tables/exported.ts';
import { api } from '../../../app/api/api.ts';
import { showToast } from '../../../ui/dialog/toasts.tsx';
import { t } from '../../../ui/text/t.ts';

/** Has a file made and offers it to be kept. */
export async function saveExport(subject: SubjectId, what: ExportKind): Promise<void> {
  const { name, type, text } = await api.genome.exportFile({ subject, what, notice: t('genome.export-notice') });
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  showToast({ text: t('genome.exported', { file: name }) });
}
