import { Upload } from 'lucide-react';
import { useState } from 'react';
import { AppError, isAppError } from '../../../models/base/app-error.ts';
import type { RiskNorm } from '../../../models/risk/risk-line.ts';
import { api } from '../../app/api/api.ts';
import { pickFiles } from '../../app/api/pick-files.ts';
import { Button } from '../../ui/button/button.tsx';
import { Distribution } from '../../ui/chart/distribution.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { numberText, quantityText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import './norm-line.css';

/** A volume in the site's own norm, where there is one for age and sex; and the way to load a norm. */
export function NormLine({ norm, unit }: { readonly norm: RiskNorm | null; readonly unit: string }) {
  const [error, setError] = useState<AppError | null>(null);
  const load = async (): Promise<void> => {
    const [file] = await pickFiles('normative');
    if (!file) return;
    try {
      await api.risk.loadNorm({ file: file.file });
      setError(null);
    } catch (thrown) {
      setError(isAppError(thrown) ? thrown : new AppError('ipc.unexpected', {}, thrown));
    }
  };
  return (
    <div className="norm-line">
      {norm && (
        <>
          <Distribution z={norm.z} />
          <p>
            <b>{t('risk.norm-z', { z: numberText(norm.z, 1) })}</b>{' '}
            {t('risk.norm-group', {
              mean: numberText(norm.mean, 2),
              sd: quantityText(norm.sd, unit, 2),
              sex: t(`risk.norm-sex-${norm.sex}`),
              low: norm.ageLow,
              high: norm.ageHigh,
            })}
          </p>
        </>
      )}
      <Button size="small" icon={Upload} onClick={() => void load()}>
        {t(norm ? 'risk.norm-load-other' : 'risk.norm-load')}
      </Button>
      {error && <Refusal code={error.code} params={error.params} status="warning" />}
    </div>
  );
}
