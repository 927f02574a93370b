import { useMemo } from 'react';
import type { ReactNode } from 'react';
import styles from './template-preview.module.css';

interface MailBodyProps {
  /** An HTML page, as the mail carries it. */
  readonly html: string;
  /** BCP 47 tag of what is written. */
  readonly lang: string | undefined;
}

/**
 * The HTML of a mail as a mail program shows it. It is read, not run: a parsed document does nothing, and of what stands in it paragraphs,
 * line breaks and links' words are drawn anew, without any attribute; everything else is its text or is left out.
 */
export function MailBody({ html, lang }: MailBodyProps) {
  const drawn = useMemo(() => childrenOf(new DOMParser().parseFromString(html, 'text/html').body), [html]);
  return (
    <div className={styles['mail']} lang={lang}>
      {drawn}
    </div>
  );
}

function childrenOf(parent: Element): ReactNode[] {
  return [...parent.childNodes].map((node, index) => drawnAs(node, index));
}

function drawnAs(node: Node, key: number): ReactNode {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? node.textContent : null;
  switch (node.localName) {
    case 'p':
      return <p key={key}>{childrenOf(node)}</p>;
    case 'br':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    case 'a':
      return <u key={key}>{childrenOf(node)}</u>;
    case 'div':
      return <div key={key}>{childrenOf(node)}</div>;
    case 'script':
    case 'style':
    case 'template':
      return null;
    default:
      return <span key={key}>{childrenOf(node)}</span>;
  }
}
