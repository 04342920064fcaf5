import { Component } from 'react';
import type { ReactNode } from 'react';
import { isAppError } from '../../../models/base/app-error.ts';
import { Button } from '../../ui/button/button.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { t } from '../../ui/text/t.ts';
import './error-boundary.css';

interface Caught {
  readonly error: unknown;
}

/** Keeps one broken page from taking the window along: the bar stays, the page says what happened. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, Caught> {
  override state: Caught = { error: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { code, params } = isAppError(error) ? error : { code: 'app.page-broke', params: {} };
    return (
      <main className="error-boundary">
        <Refusal code={code} params={params} status="stop">
          <Button size="small" onClick={() => this.setState({ error: null })}>
            {t('app.try-again')}
          </Button>
        </Refusal>
      </main>
    );
  }
}
