/** Puts a text on the clipboard. False where the browser does not let us: without a secure connection, or when the user forbade it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
