import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './lead.module.css';

/** The firm's name as a way to its page. */
export function FirmLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <Link to="/organisations/$organisationId" params={{ organisationId: id }} className={styles['firmLink']}>
      {children}
    </Link>
  );
}
