import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './crumbs.module.css';

/** The way to a record: `Investment / INV-2026-0042`. The last one is the page itself. */
export function Crumbs({ mark, children }: { readonly mark?: ReactNode; readonly children: readonly ReactNode[] }) {
  const { t } = useTranslation('common');
  return (
    <nav aria-label={t('nav.crumbs')} className={styles['crumbs']}>
      {mark}
      <ol className={styles['list']}>
        {children.map((crumb, index) => (
          // The position is what tells crumbs apart.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index} aria-current={index === children.length - 1 ? 'page' : undefined}>
            {crumb}
          </li>
        ))}
      </ol>
    </nav>
  );
}
