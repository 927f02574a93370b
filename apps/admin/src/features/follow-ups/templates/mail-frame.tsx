import { cspNonce } from '../../../shared/theme/csp-nonce.js';
import styles from './template-preview.module.css';

/**
 * The HTML of a mail as a mail program shows it, in a frame that runs no script, sends no form and reaches nothing: an empty `sandbox`
 * takes every right, and the page's content policy holds inside as well.
 */
export function MailFrame({ title, html }: { readonly title: string; readonly html: string }) {
  return <iframe className={styles['frame']} title={title} sandbox="" srcDoc={withType(html)} />;
}

/** Mail programs set their own type; the frame sets one alike. */
function withType(html: string): string {
  const style = `<style nonce="${cspNonce()}">body{margin:12px;background:#fff;color:#191d1a;font:14px/1.5 Arial,"PingFang SC","Microsoft YaHei",sans-serif}</style>`;
  return html.replace('</head>', `${style}</head>`);
}
