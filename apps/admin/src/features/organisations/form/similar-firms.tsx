import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Duo } from '../../../shared/components/duo.js';
import { findOrganisationsQuery } from '../../../shared/reference/find-organisations.query.js';
import styles from './form.module.css';

/** Firms of a like name that are already there, shown while a new one is typed. */
export function SimilarFirms({ name }: { readonly name: string }) {
  const { t } = useTranslation('organisations');
  const [q] = useDebouncedValue(name.trim(), 250);
  const { data = [] } = useQuery(findOrganisationsQuery(q.length < 2 ? '' : q));
  if (q.length < 2 || data.length === 0) return null;
  return (
    <section className={styles['similar']} aria-label={t('similar.title')}>
      <p className="medium">{t('similar.title')}</p>
      <ul>
        {data.slice(0, 4).map(({ id, name: latin, chineseName, country }) => (
          <li key={id}>
            <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
              <Duo name={latin} chineseName={chineseName} country={country} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
