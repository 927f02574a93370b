import '../shared/styles/base.css';
import '../shared/styles/tokens.css';
import '../shared/styles/mantine.css';
import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n/i18n.js';
import { shareCspNonce } from '../shared/theme/csp-nonce.js';
import { App } from './app.js';
import { loadTexts } from './load-texts.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

shareCspNonce();
// Safari has no Temporal yet.
const temporal = 'Temporal' in globalThis ? Promise.resolve() : import('temporal-polyfill/global');
await Promise.all([temporal, startI18n(loadTexts)]);

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
