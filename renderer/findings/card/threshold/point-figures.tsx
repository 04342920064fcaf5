import type { OperatingPoint, PointFigures as Figures } from '../../../../models/inference/card/operating-points.ts';
import { numberText } from '../../../ui/text/quantity.ts';
import { t } from '../../../ui/text/t.ts';
import { countSpan, countValue, shareSpan, shareValue } from './figure-text.ts';

type Key = 'sensitivity' | 'precision' | 'falsePerImage';
const rows: readonly Key[] = ['sensitivity', 'precision', 'falsePerImage'];

/** What a point gives on the images kept for the test and on those it was chosen on, with interval and numbers. */
export function PointFigures({ point: { figures, rule } }: { readonly point: OperatingPoint }) {
  if (figures.length === 0) return null;
  return (
    <details className="threshold-details">
      <summary>{t('findings.threshold.figures')}</summary>
      <p>{t('findings.threshold.rule', { rule })}</p>
      <FigureTable figures={figures} />
    </details>
  );
}

function FigureTable({ figures }: Pick<OperatingPoint, 'figures'>) {
  const shown = figures.toReversed(); // the test first: nothing was chosen on it
  return (
    <table className="threshold-figures">
      <thead>
        <tr>
          <th scope="col">{t('findings.threshold.on')}</th>
          {shown.map(({ split }) => (
            <th key={split} scope="col">
              {t(split === 'test' ? 'findings.threshold.test-split' : 'findings.threshold.val')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((key) => (
          <tr key={key}>
            <th scope="row">{t(`findings.threshold.${key}`)}</th>
            {shown.map((one) => (
              <FigureCell key={one.split} of={one} what={key} />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('findings.threshold.drawn')}</th>
          {shown.map(({ split, objects }) => (
            <td key={split}>{numberText(objects, 0)}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('findings.threshold.images')}</th>
          {shown.map(({ split, images, clusters }) => (
            <td key={split}>
              {numberText(images, 0)}
              <small>{t('findings.threshold.groups', { n: clusters })}</small>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

const FigureCell = ({ of, what }: { readonly of: Figures; readonly what: Key }) => (
  <td>
    {what === 'falsePerImage' ? countValue(of[what]) : shareValue(of[what])}
    <small>{what === 'falsePerImage' ? countSpan(of[what]) : shareSpan(of[what])}</small>
  </td>
);
