import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundleBudget } from './build/bundle-budget.js';
import { preCompress } from './build/pre-compress.js';
import { servePublicForm } from './build/serve-public-form.js';

const api = process.env['BRUG_API'] ?? 'http://localhost:3000';

export default defineConfig({
  appType: 'mpa',
  plugins: [
    react(),
    servePublicForm(),
    bundleBudget([
      { entry: 'index.html', maxGzipBytes: 230_000 },
      { entry: 'inquiry.html', maxGzipBytes: 90_000 },
      { entry: 'unsubscribe.html', maxGzipBytes: 76_000 },
    ]),
    preCompress(),
  ],
  // The server puts the nonce of the request in place of this word.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2024',
    // An inlined asset is a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
    rolldownOptions: { input: ['index.html', 'inquiry.html', 'unsubscribe.html'] },
  },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
