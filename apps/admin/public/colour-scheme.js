// Runs before the first paint, so that nobody who works in the dark sees a flash of white. An external file, because the content
// security policy allows no inline script. The key and the attribute are those of Mantine's colour scheme manager.
(function () {
  var chosen = null;
  try {
    chosen = window.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    chosen = null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
