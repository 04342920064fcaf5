import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/text/fonts.css';
import '../ui/tokens.css';
import './base.css';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Gate } from './gate.tsx';

// A file dropped where nothing takes it, before the sign-in say, must not replace the window.
for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Gate />
      </ErrorBoundary>
    </StrictMode>,
  );
