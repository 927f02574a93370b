import '@fontsource-variable/inter/index.css';
import '../inquiry-form/inquiry-form.css';
import './unsubscribe.css';
import { createRoot } from 'react-dom/client';
import { UnsubscribePage } from './unsubscribe-page.js';

const root = document.getElementById('root');
const token = location.pathname.split('/').at(-1) ?? '';
if (root) createRoot(root).render(<UnsubscribePage token={token} />);
