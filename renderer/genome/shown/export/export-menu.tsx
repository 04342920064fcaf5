import { Download } from 'lucide-react';
import { useState } from 'react';
import { ExportKind } from '../../../../models/genome/file/tables/exported.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Popover } from '../../../ui/dialog/popover.tsx';
import { t } from '../../../ui/text/t.ts';
import './export-menu.css';

export interface ExportMenuProps {
  readonly onExport: (what: ExportKind) => void;
  readonly onPrint: () => void;
}

/** The page's export: each table as CSV, the whole as FHIR, or on paper. */
export function ExportMenu({ onExport, onPrint }: ExportMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  return (
    <>
      <Button
        icon={Download}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        {t('genome.export')}
      </Button>
      {anchor && (
        <Popover label={t('genome.export-as')} anchor={anchor} width={260} onClose={close}>
          <ul className="export-menu">
            {ExportKind.options.map((what) => (
              <li key={what}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onExport(what);
                  }}
                >
                  {t(`genome.export-${what}`)}
                </button>
              </li>
            ))}
            <li>
              <button
                type="button"
                onClick={() => {
                  close();
                  onPrint();
                }}
              >
                {t('genome.print')}
              </button>
            </li>
          </ul>
        </Popover>
      )}
    </>
  );
}
