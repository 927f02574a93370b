import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/api.js';
import { Avatar } from '../../shared/components/avatar.js';
import { Icon } from '../../shared/components/icon.js';
import type { Credentials } from './sign-in.js';
import styles from './demo-accounts.module.css';

interface DemoAccountsProps {
  readonly busy: boolean;
  readonly onUse: (credentials: Credentials) => void;
}

/** The accounts of the demo, one per role. Outside the demo the server knows none, and nothing shows. */
export function DemoAccounts({ busy, onUse }: DemoAccountsProps) {
  const { t } = useTranslation(['identity', 'common']);
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => api('GET /demo/accounts', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles['accounts']} aria-labelledby="demo-accounts">
      <div className="row">
        <h2 id="demo-accounts">{t('demo.title')}</h2>
        <span className="muted t12">{t('demo.hint')}</span>
      </div>
      <ul className={styles['list']}>
        {data.items.map(({ name, role, email, password }) => (
          <li key={email}>
            <button
              type="button"
              className={styles['account']}
              disabled={busy}
              onClick={() => onUse({ email, password })}
              aria-label={t('demo.use', { name, role: t(`common:role.${role}`) })}
            >
              <Avatar name={name} size="lg" decorative />
              <span className="col grow">
                <span className="medium truncate">{name}</span>
                <span className="muted t12 truncate">{email}</span>
              </span>
              <span className="muted t12">{t(`common:role.${role}`)}</span>
              <Icon name="right" size="sm" className="faint" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
