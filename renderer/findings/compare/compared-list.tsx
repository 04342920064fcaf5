import type { Compared } from '../../../models/findings/compare/compare.ts';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

const of = <K extends Compared['kind']>(all: readonly Compared[], kind: K) =>
  all.filter((one): one is Extract<Compared, { kind: K }> => one.kind === kind);

const kappaText = (kappa: { readonly value: number; readonly n: number } | null, what: string): string =>
  kappa
    ? t(`compare.kappa.${what}`, { value: numberText(kappa.value, 2), n: numberText(kappa.n) })
    : t('compare.no-kappa');

/** What both claim, one under the other: A, B, and how far they agree. */
export function ComparedList({
  compared,
  isReader,
}: {
  readonly compared: readonly Compared[];
  readonly isReader: boolean;
}) {
  if (compared.length === 0) return <p>{t('compare.nothing')}</p>;
  return (
    <>
      <Numbers rows={of(compared, 'number')} />
      <Outlines rows={of(compared, 'outline')} />
      {of(compared, 'objects').map((row) => (
        <Objects key="objects" row={row} />
      ))}
      <p className="compare-hint">{t(isReader ? 'compare.hint-reader' : 'compare.hint')}</p>
    </>
  );
}

type Row<K extends Compared['kind']> = Extract<Compared, { kind: K }>;

const digits: Readonly<Record<string, number>> = {
  '{ratio}': 2,
  mL: 2,
  '1': 0,
  '/mm2': 0,
  um: 0,
  um2: 0,
  '{pixels}': 0,
};
const valueText = (one: Row<'number'>['a']): string =>
  one ? quantityText(one.value, one.unit === '{pixels}' ? 'px' : one.unit, digits[one.unit] ?? 1) : '—';

const Numbers = ({ rows }: { readonly rows: readonly Row<'number'>[] }) =>
  rows.length > 0 && (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{t('compare.value')}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, a, b }, i) => (
          <tr key={`${name} ${i}`}>
            <th scope="row">{name}</th>
            <td>{valueText(a)}</td>
            <td>{valueText(b)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const Outlines = ({ rows }: { readonly rows: readonly Row<'outline'>[] }) =>
  rows.length > 0 && (
    <ul>
      {rows.map(({ name, dice, kappa }, i) => (
        <li key={`${name} ${i}`}>
          <b>{name}</b>
          <span>{t('compare.dice', { value: numberText(dice, 3) })}</span>
          <small>{kappaText(kappa, 'pixels')}</small>
        </li>
      ))}
    </ul>
  );

const Objects = ({ row: { both, onlyA, onlyB, kinds, froc } }: { readonly row: Row<'objects'> }) => (
  <ul>
    <li>
      <b>{t('compare.objects')}</b>
      <span>{t('compare.found', { both, onlyA, onlyB })}</span>
      <small>{kappaText(kinds, 'kinds')}</small>
    </li>
    {froc.length > 0 && (
      <li>
        <b>{t('compare.froc')}</b>
        {froc.map(({ falseAlerts, found, of: all, threshold }) => (
          <span key={falseAlerts}>
            {t('compare.froc-point', { falseAlerts, found, of: all, threshold: numberText(threshold, 2) })}
          </span>
        ))}
        <small>{t('compare.froc-hint')}</small>
      </li>
    )}
  </ul>
);
