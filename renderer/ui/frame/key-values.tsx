import { Fragment } from 'react';
import type { ReactNode } from 'react';
import './key-values.css';

export type KeyValue = readonly [term: string, value: ReactNode];

/** Terms and values in two columns; a pair whose value is null is left out. */
export const KeyValues = ({ of: pairs }: { readonly of: readonly KeyValue[] }) => (
  <dl className="key-values">
    {pairs.map(([term, value]) =>
      value === null ? null : (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ),
    )}
  </dl>
);
