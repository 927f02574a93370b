import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '@brug/domain/permissions';
import { Icon } from '../../shared/components/icon.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { useActor } from '../../shared/session/session.js';
import { administrationSections } from './administration-sections.js';
import type { AdministrationSection } from './administration-sections.js';
import styles from './administration-page.module.css';

interface AdministrationPageProps {
  readonly section: AdministrationSection['key'];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page of the administration: its parts at the left, one of them open. */
export function AdministrationPage({ section, actions, children }: AdministrationPageProps) {
  const { t } = useTranslation('administration');
  const actor = useActor();
  const title = t(`section.${section}`);
  return (
    <Page
      title={`${title} · ${t('title')}`}
      heading={<PageTitle meta={title}>{t('title')}</PageTitle>}
      actions={actions}
    >
      <div className={styles['frame']}>
        <nav aria-label={t('sections')} className={styles['sections']}>
          <ul>
            {administrationSections
              .filter(({ action }) => holds(actor, action))
              .map(({ key, to, icon }) => (
                <li key={key}>
                  <Link to={to} className={styles['section']} aria-current={key === section ? 'page' : undefined}>
                    <Icon name={icon} size="sm" />
                    {t(`section.${key}`)}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <div className={styles['content']}>{children}</div>
      </div>
    </Page>
  );
}
