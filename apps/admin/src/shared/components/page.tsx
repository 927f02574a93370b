import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.js';
import { TwoClocks } from './two-clocks.js';
import styles from './page.module.css';

interface PageProps {
  /** Of the browser's tab. */
  readonly title: string;
  /** The left of the bar: usually `PageTitle` or `Crumbs`. */
  readonly heading: ReactNode;
  /** The right of the bar, before the two clocks. */
  readonly actions?: ReactNode;
  /** A column at the right, on the canvas; below the page on a phone. */
  readonly aside?: ReactNode;
  /** True when the page scrolls parts of itself, as a board does; otherwise the page scrolls as a whole. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: the bar on top with the two clocks, the page, and a column beside it. */
export function Page({ title, heading, actions, aside, fixed = false, children }: PageProps) {
  useDocumentTitle(title);
  return (
    <>
      <header className={styles['bar']}>
        {heading}
        <span className="grow" />
        {actions}
        <TwoClocks />
      </header>
      <div className={classNames(styles['body'], aside !== undefined && styles['withAside'])}>
        <main id="page" tabIndex={-1} className={classNames(styles['page'], fixed && styles['fixed'])}>
          {children}
        </main>
        {aside !== undefined && <aside className={styles['aside']}>{aside}</aside>}
      </div>
    </>
  );
}

interface PageTitleProps {
  readonly mark?: ReactNode;
  readonly children: ReactNode;
  /** A second voice beside the title: `week 48 · 13 things`. */
  readonly meta?: ReactNode;
}

export function PageTitle({ mark, children, meta }: PageTitleProps) {
  return (
    <div className={styles['title']}>
      {mark}
      <h1>{children}</h1>
      {meta !== undefined && <span className="muted t12 truncate only-wide">{meta}</span>}
    </div>
  );
}

/** Sets the title of the browser's tab. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Brug' : `${title} · Brug`;
  }, [title]);
}
