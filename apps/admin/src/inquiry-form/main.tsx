import '@fontsource-variable/inter/index.css';
import './inquiry-form.css';
import { createRoot } from 'react-dom/client';
import { InquiryPage } from './inquiry-page.js';

const root = document.getElementById('root');
if (root) createRoot(root).render(<InquiryPage />);
