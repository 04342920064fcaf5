import type { Finding, Measurement } from '../../../models/findings/finding.ts';
import { numberText, unitText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';

const digits: Readonly<Record<string, number>> = {
  mL: 2,
  mm: 1,
  '{pixels}': 0,
  '{ratio}': 2,
  '1': 0,
  '/mm2': 0,
  um: 0,
  um2: 0,
  mm3: 0,
  '%': 1,
  "[hnsf'U]": 0,
  'g/L': 0,
  '{score}': 0,
};

/** Hundredths of a litre are beyond what an outline tells; of few objects per area the tenth counts; a small area has more digits. */
const digitsOf = ({ value, unit }: Measurement['quantity']): number => {
  if (unit === 'mL' && value >= 1000) return 0;
  if (unit === 'mm2') return value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4;
  return unit === '/mm2' && value < 100 ? 1 : (digits[unit] ?? 1);
};

/** The numbers of a finding: one line for each label of a mask and their total, or one value. */
export function FindingValues({ finding: { geometry, measurements } }: { readonly finding: Finding }) {
  if (geometry.kind !== 'mask') return <Numbers measurements={measurements} isRead={geometry.kind === 'pixel-lines'} />;
  const [total, ...more] = measurements.filter(({ label }) => label === null);
  return (
    <table className="finding-values">
      <tbody>
        {geometry.labels.map(({ value, name, color }) => (
          <tr key={value}>
            <th scope="row">
              <Swatch color={color} isDashed={value % 2 === 0} />
              {shortName(name)}
            </th>
            <td>
              <Value of={measurements.find(({ label }) => label === value)} />
            </td>
          </tr>
        ))}
        {total && geometry.labels.length > 1 && (
          <tr data-total>
            <th scope="row">{t('findings.total')}</th>
            <td>
              <Value of={total} />
            </td>
          </tr>
        )}
        {more.map((one) => (
          <tr data-total key={one.key}>
            <th scope="row">{one.name}</th>
            <td>
              <Value of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One number stands alone; of several each has its name. `isRead`: lines that a number is to be read from, which may lack it. */
function Numbers({ measurements, isRead }: Pick<Finding, 'measurements'> & { readonly isRead: boolean }) {
  const [first, ...more] = measurements;
  if (!first && !isRead) return null;
  if (more.length === 0)
    return (
      <p className="finding-card-value">
        <Value of={first} />
      </p>
    );
  return (
    <table className="finding-values">
      <tbody>
        {measurements.map((one) => (
          <tr key={`${one.key} ${one.label ?? ''}`}>
            <th scope="row">{one.name}</th>
            <td>
              <Value of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The colour as on the image; a dashed edge for a dashed outline. */
export const Swatch = ({ color, isDashed }: { readonly color: string; readonly isDashed: boolean }) => (
  <span
    className="finding-swatch"
    data-dashed={isDashed}
    style={{ borderColor: color, backgroundColor: isDashed ? 'transparent' : color }}
  />
);

/** No number is a dash, never a zero. */
const Value = ({ of }: { readonly of: Measurement | undefined }) =>
  of ? (
    <>
      {numberText(of.quantity.value, digitsOf(of.quantity))}{' '}
      <small>{of.quantity.unit === '{pixels}' ? 'px' : unitText(of.quantity.unit)}</small>
    </>
  ) : (
    <>—</>
  );

/** What tells a label from its neighbours: `Hippocampus, anterior` stands under its finding as `Anterior`. */
const shortName = (name: string): string => {
  const part = name.slice(name.indexOf(', ') + 2);
  return name.includes(', ') ? part.charAt(0).toUpperCase() + part.slice(1) : name;
};
