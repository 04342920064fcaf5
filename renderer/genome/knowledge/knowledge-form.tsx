import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { t } from '../../ui/text/t.ts';
import { LoadingLine } from '../loading/loading-line.tsx';
import './knowledge-form.css';

const digest = /^[0-9a-f]{64}$/i;

/** A newer table is taken only where its file is the one that its publisher names by digest. */
export function KnowledgeForm({ onLoad }: { readonly onLoad: (sha256: string) => void }) {
  const [sha256, setSha256] = useState('');
  const isWhole = digest.test(sha256.trim());
  return (
    <div className="knowledge-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) onLoad(sha256.trim());
        }}
      >
        <Field
          label={t('genome.knowledge-sha256')}
          hint={t('genome.knowledge-sha256-hint')}
          spellCheck={false}
          autoComplete="off"
          value={sha256}
          error={sha256 !== '' && !isWhole ? t('genome.knowledge-sha256-short') : null}
          onChange={({ currentTarget }) => setSha256(currentTarget.value)}
        />
        <Button submits disabled={!isWhole}>
          {t('genome.load-knowledge')}
        </Button>
      </form>
      <LoadingLine kinds={['knowledge']} />
    </div>
  );
}
