let wanted = false;

/** Loads the style sheet of the Chinese font: once, and only when Chinese text shows, because it names some hundred files. */
export function loadChineseFont(): void {
  if (wanted || typeof document === 'undefined') return;
  wanted = true;
  void import('./chinese-font-faces.js').catch(() => {
    wanted = false;
  });
}
