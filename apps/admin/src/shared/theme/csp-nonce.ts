/** The nonce which the server wrote into the page, for style elements made at run time; empty in development, where there is no policy. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
