import type { Block } from '../../../models/report/block.ts';
import type { ReportImage } from '../../../models/report/report-case.ts';
import './paper-block.css';

/** What is computed from the case, as it will be printed. */
export function PaperBlock({ block, images }: { readonly block: Block; readonly images: readonly ReportImage[] }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="paper-block-text" data-tone={block.tone}>
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul className="paper-block-list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <TableBlock block={block} />;
    case 'figure': {
      const image = images.find(({ id }) => id === block.image);
      return (
        <figure className="paper-block-figure">
          {image && <img src={`/report-images/${image.digest}`} alt={block.caption} />}
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    }
  }
}

const TableBlock = ({ block: { caption, columns, rows } }: { readonly block: Extract<Block, { kind: 'table' }> }) => (
  <table className="paper-block-table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ title, isNumber }) => (
          <th key={title} scope="col" data-number={isNumber}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, index) => (
        <tr key={index}>
          {row.map((cell, at) => (
            <Cell key={at} text={cell} isName={at === 0} isNumber={columns[at]?.isNumber ?? false} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = ({
  text,
  isName,
  isNumber,
}: {
  readonly text: string;
  readonly isName: boolean;
  readonly isNumber: boolean;
}) => (isName ? <th scope="row">{text}</th> : <td data-number={isNumber}>{text}</td>);
