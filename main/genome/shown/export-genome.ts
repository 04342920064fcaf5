import { createHash } from 'node:crypto';
import { AppError } from '../../../models/base/app-error.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import { csvOf } from '../../../models/genome/file/tables/csv.ts';
import type { ExportedFile, ExportKind } from '../../../models/genome/file/tables/exported.ts';
import { genomeTables } from '../../../models/genome/file/tables/genome-tables.ts';
import type { KnownGenome } from '../../../models/genome/file/tables/genome-tables.ts';
import { allReported } from '../../../models/genome/pgx/guidelines/reported.ts';
import { genomeBundle } from '../../../models/report/renderings/genomics/genome-bundle.ts';
import type { Context } from '../../app/context.ts';
import { knownGenome } from './known-genome.ts';

type ExportContext = Pick<Context, 'library' | 'pharmacogenes' | 'resources' | 'actor' | 'now' | 'version'>;

/**
 * One file of a person's genome, made from what may be shown now; that it was made stands in the audit.
 *
 * @throws AppError `library.unknown-subject`, and the store's own.
 */
export async function exportGenome(
  { subject, what, notice }: { readonly subject: SubjectId; readonly what: ExportKind; readonly notice: string },
  ctx: ExportContext,
): Promise<ExportedFile> {
  const { library, actor, now } = ctx;
  const known = await knownGenome(subject, ctx);
  const at = now();
  const text =
    what === 'genome.fhir.json'
      ? await fhirText(subject, { known, at, notice }, ctx)
      : tableText(known, what.slice(0, -4));
  await library.journal.note({ actor, subject, kind: 'genome.export', params: { file: what } });
  const isTable = what.endsWith('.csv');
  return {
    name: `${at.slice(0, 10)}-${what}`,
    type: isTable ? 'text/csv;charset=utf-8' : 'application/fhir+json',
    text,
  };
}

const tableText = (known: KnownGenome, id: string): string => {
  const table = genomeTables(known).find((each) => each.id === id);
  if (!table) throw new TypeError(id);
  return csvOf(table);
};

async function fhirText(
  subject: SubjectId,
  { known, at, notice }: { readonly known: KnownGenome; readonly at: string; readonly notice: string },
  { library, pharmacogenes, version }: ExportContext,
): Promise<string> {
  const [person, variants] = await Promise.all([
    library.store.subject(subject),
    pharmacogenes.classified(subject, library),
  ]);
  if (!person) throw new AppError('library.unknown-subject');
  const bundle = genomeBundle(
    {
      subject: person,
      at,
      product: { name: 'Phenoscope', version },
      pharmacogenomics: allReported(known.genes, known.advice),
      variants,
      conclusion: notice,
    },
    (name) => uuidOf(`${subject} ${at} ${name}`),
  );
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** A UUID out of a text, in the form of version 8. @source RFC 9562 5.8. */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `9${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};
