import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import './base.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Gate />
      </ErrorBoundary>
    </StrictMode>,
  );
