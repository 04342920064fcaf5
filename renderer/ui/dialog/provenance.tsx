import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../button/button.tsx';
import { KeyValues } from '../frame/key-values.tsx';
import type { KeyValue } from '../frame/key-values.tsx';
import { t } from '../text/t.ts';
import { Popover } from './popover.tsx';
import './provenance.css';

export interface Origin {
  readonly value: string;
  /** From what, by which method, spacing or position, by whom and which version, who accepted. */
  readonly lines: readonly KeyValue[];
  readonly goTo?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A number with its source: dotted underline; click or Enter tells where it comes from. */
export function Provenance({ origin, children }: { readonly origin: Origin; readonly children: ReactNode }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className="provenance"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        {children}
      </button>
      {anchor && (
        <Popover label={t('provenance.of', { value: origin.value })} anchor={anchor} onClose={() => setAnchor(null)}>
          <div className="provenance-head">
            <b>{origin.value}</b>
            {origin.goTo && (
              <Button size="small" kind="quiet" onClick={origin.goTo.run}>
                {origin.goTo.label}
              </Button>
            )}
          </div>
          <KeyValues of={origin.lines} />
        </Popover>
      )}
    </>
  );
}
