import { Provenance } from '../../ui/dialog/provenance.tsx';
import { t } from '../../ui/text/t.ts';
import type { KnownNumber } from '../facts/known-number.ts';

export interface KnownMarkProps {
  readonly known: KnownNumber;
  readonly text: string;
  readonly onGoTo: (known: KnownNumber) => void;
}

/** A value of the text with its dotted line: where it comes from, and the way to its image. */
export const KnownMark = ({ known, text, onGoTo }: KnownMarkProps) => (
  <Provenance
    origin={{
      value: known.text,
      lines: known.origin.map(([term, value]) => [t(`report.origin-term.${term}`), value]),
      goTo: known.finding === null ? undefined : { label: t('report.go-to-image'), run: () => onGoTo(known) },
    }}
  >
    {text}
  </Provenance>
);
