import type { Block } from '../block.ts';
import { escapeHtml } from './escape.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** A picture as it is put into the page. */
export interface EmbeddedImage {
  readonly pngBase64: string;
  readonly width: number;
  readonly height: number;
}

/** One block as HTML; a figure whose picture is not given keeps its caption. Total. */
export function blockHtml(block: Block, images: ReadonlyMap<string, EmbeddedImage>): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphs(block.text, block.tone);
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'figure':
      return figureHtml(block.caption, images.get(block.image));
  }
}

/** A text as paragraphs, one a line. Total. */
export const paragraphs = (text: string, tone: 'plain' | 'hint' | 'warn' = 'plain'): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p class="${tone}">${escapeHtml(line)}</p>`)
    .join('');

function tableHtml({ caption, columns, rows }: TableBlock): string {
  const classOf = (i: number): string => (columns[i]?.isNumber ? ' class="number"' : '');
  const heads = columns.map(({ title }, i) => `<th scope="col"${classOf(i)}>${escapeHtml(title)}</th>`).join('');
  const cell = (text: string, i: number): string =>
    i === 0 ? `<th scope="row">${escapeHtml(text)}</th>` : `<td${classOf(i)}>${escapeHtml(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  const head = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table>${head}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

function figureHtml(caption: string, image: EmbeddedImage | undefined): string {
  const said = escapeHtml(caption);
  const picture = image
    ? `<img src="data:image/png;base64,${image.pngBase64}" width="${image.width}" height="${image.height}" alt="${said}">`
    : '';
  return `<figure>${picture}<figcaption>${said}</figcaption></figure>`;
}
