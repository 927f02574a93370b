/** Puts the cursor into the field of a place of the draft, once it is there. */
export function focusOn(path: string): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    field?.focus();
  });
}
