import type { Plugin } from 'vite';

/** In development, answers `/inquiry` with the public form's page and every other page address with the admin app's, as the server does. */
export function servePublicForm(): Plugin {
  return {
    name: 'brug-serve-public-form',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const wantsPage = request.headers.accept?.includes('text/html') === true;
        if (wantsPage && !path.startsWith('/api/')) {
          request.url = path === '/inquiry' ? '/inquiry.html' : '/index.html';
        }
        next();
      });
    },
  };
}
