/** The nonce which the server wrote into the page, for style elements made at run time; empty in development, where there is no policy. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Hands the nonce to the library that locks scrolling behind a dialogue, which looks for it under this name. */
export function shareCspNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: cspNonce() });
}
