import { api } from './api.ts';
import { handOverBytes, hasBridge } from './hand-over.ts';
import type { HandedFile } from './hand-over.ts';

export type Purpose = Parameters<typeof api.library.pickFiles>[0]['purpose'];

/**
 * Asks the person for files: by the system's dialog where the shell has one, else by the window's own file field.
 * Empty when they cancel.
 */
export async function pickFiles(purpose: Purpose): Promise<readonly HandedFile[]> {
  if (hasBridge()) return api.library.pickFiles({ purpose });
  const { signal } = new AbortController();
  const handed: HandedFile[] = [];
  for (const file of await ask(purpose))
    handed.push(await handOverBytes(file, file.webkitRelativePath || file.name, signal));
  return handed;
}

const accepts: Readonly<Partial<Record<Purpose, string>>> = {
  model: '.zip,.onnx',
  vcf: '.vcf,.gz,.bgz',
  normative: '.csv',
  outside: '.tsv,.txt',
  score: '.txt,.tsv,.gz',
  panel: '.tsv,.txt,.gz',
  components: '.tsv,.txt,.sscore,.gz',
  clinvar: '.vcf,.txt,.tsv,.gz,.bgz',
  knowledge: '.json',
  exons: '.gff3,.gff,.gtf,.bed,.gz',
};

function ask(purpose: Purpose): Promise<readonly File[]> {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = purpose === 'study';
  field.webkitdirectory = purpose === 'folder';
  field.accept = accepts[purpose] ?? '';
  field.hidden = true;
  document.body.append(field);
  const chosen = new Promise<readonly File[]>((resolve) => {
    field.addEventListener('change', () => resolve([...(field.files ?? [])]));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });
  return chosen.finally(() => field.remove());
}
