import { personNameText } from '../../../models/dicom/person-name.ts';
import type { Report } from '../../../models/report/report.ts';
import { renderHtml } from '../../../models/report/renderings/html.ts';
import type { HtmlParts } from '../../../models/report/renderings/html.ts';
import type { Shell } from '../../app/shell/shell.ts';

export interface PdfParts extends HtmlParts {
  readonly shell: Pick<Shell, 'printToPdf'>;
  readonly digest: string; // of the report's content
}

/**
 * The report as a tagged PDF, checked for PDF/A-2's conditions (true conformance is not proven).
 *
 * @throws AppError `shell.no-browser`, `shell.print`, `report.pdf-damaged`, `report.font-lacks`, `report.no-text`.
 */
export async function writePdf(report: Report, { shell, digest, ...parts }: PdfParts): Promise<Uint8Array> {
  const { title, language, product, subject, sections, signature, at } = report;
  const printed = await shell.printToPdf(renderHtml(report, parts), { title, language });
  const creator = `${product.name} ${product.version}`;
  const { makeArchival } = await import('./make-archival.ts'); // half of a start's modules, needed by a report only
  return makeArchival(printed, {
    title,
    author: signature?.by.name ?? creator,
    creator,
    language,
    at: new Date(signature?.at ?? at),
    id: digest,
    text: [personNameText(subject.name), subject.patientId, ...sections.map((section) => section.text)]
      .join(' ')
      .normalize(),
  });
}
