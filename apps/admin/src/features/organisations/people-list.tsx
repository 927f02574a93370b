import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '@brug/contracts/organisations';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Avatar } from '../../shared/components/avatar.js';
import { ButtonLink } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Section } from '../../shared/components/section.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { TimeThere } from '../../shared/components/times.js';
import { BasisChip } from '../../shared/records/basis-chip.js';
import { peopleOfQuery } from './api/people-of.query.js';
import styles from './people-list.module.css';

interface PeopleListProps {
  readonly organisationId: string;
  readonly country: string;
  readonly mayAdd: boolean;
}

/** The people of a firm: whom to talk to, in which language, and whether we may write. */
export function PeopleList({ organisationId, country, mayAdd }: PeopleListProps) {
  const { t } = useTranslation('organisations');
  const { data: people, error, refetch } = useQuery(peopleOfQuery(organisationId));
  const add = mayAdd && (
    <ButtonLink to="/contacts" search={{ create: organisationId }} size="sm" variant="ghost" icon="plus">
      {t('people.add')}
    </ButtonLink>
  );
  return (
    <Section title={t('people.title')} count={people?.length} aside={add}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!people && !error && <SkeletonRows rows={3} />}
      {people?.length === 0 && <p className="muted">{t('people.none')}</p>}
      <ul>
        {people?.map((person) => (
          <PersonLine key={person.id} person={person} country={country} />
        ))}
      </ul>
    </Section>
  );
}

function PersonLine({ person, country }: { readonly person: ContactRow; readonly country: string }) {
  const { id, name, chineseName, jobTitle, language, timeZone } = person;
  return (
    <li className={styles['person']}>
      <Avatar name={country === 'CN' ? (chineseName ?? name) : name} kind="firm" size="lg" decorative />
      <Link to="/contacts/$contactId" params={{ contactId: id }} className={styles['name']}>
        <Duo name={name} chineseName={chineseName} country={country} />
      </Link>
      <AnyScript className={styles['role']}>{jobTitle ?? ''}</AnyScript>
      <span className={styles['language']}>{language}</span>
      <span className={styles['basis']}>
        <BasisChip contact={person} />
      </span>
      <span className={styles['there']}>
        <TimeThere region={regionOfTimeZone(timeZone)} />
      </span>
    </li>
  );
}
