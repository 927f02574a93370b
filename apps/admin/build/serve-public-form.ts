import type { Plugin } from 'vite';

/** In development, answers `/inquiry` and the links in mails with their public pages and every other page address with the admin app's, as the server does. */
export function servePublicForm(): Plugin {
  return {
    name: 'brug-serve-public-form',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const wantsPage = request.headers.accept?.includes('text/html') === true;
        if (wantsPage && !path.startsWith('/api/')) {
          const publicPage = path === '/inquiry' ? '/inquiry.html' : '/unsubscribe.html';
          const isPublic = path === '/inquiry' || path.startsWith('/unsubscribe/');
          request.url = isPublic ? publicPage : '/index.html';
        }
        next();
      });
    },
  };
}
