import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Contact } from '@brug/contracts/organisations';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Avatar } from '../../shared/components/avatar.js';
import { Chip } from '../../shared/components/chip.js';
import { Duo } from '../../shared/components/duo.js';
import { Place } from '../../shared/components/place.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { BasisChip } from '../../shared/records/basis-chip.js';
import { LocalTime } from '../../shared/records/local-time.js';
import { cityOfZone } from './time-zones.js';
import styles from './contact-heading.module.css';

/** A person by both names at full size, at their firm, with the clock of where they are. */
export function ContactHeading({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { name, chineseName, organisation, jobTitle, decisionRole } = contact;
  const [first, second] = organisation.country === 'CN' ? [chineseName, name] : [name, chineseName];
  return (
    <div className={styles['heading']}>
      <Avatar name={first ?? second ?? name} kind="firm" size="xl" decorative />
      <div className={styles['who']}>
        <h1 className={styles['name']}>
          <AnyScript>{first ?? second ?? name}</AnyScript>
          {first !== null && second !== null && first !== second && (
            <AnyScript className={styles['second']}>{second}</AnyScript>
          )}
        </h1>
        <p className={styles['at']}>
          {jobTitle !== null && <AnyScript>{jobTitle}</AnyScript>}
          <Link
            to="/organisations/$organisationId"
            params={{ organisationId: organisation.id }}
            className={styles['firm']}
          >
            <Duo name={organisation.name} chineseName={organisation.chineseName} country={organisation.country} />
          </Link>
          <Place names={organisation.placeNames} knownFor={organisation.knownFor} />
        </p>
        <p className={styles['at']}>
          {decisionRole !== 'unknown' && <Chip>{t(`decisionRole.${decisionRole}`)}</Chip>}
          <BasisChip contact={contact} />
        </p>
      </div>
      <LocalTime timeZone={contact.timeZone} place={usePlaceOfClock(contact)} />
    </div>
  );
}

/** The city by which one says somebody's time: of the firm when it keeps that clock, else the great city of the zone. */
function usePlaceOfClock({ timeZone, organisation }: Contact): string {
  const { t } = useTranslation('common');
  const localised = useLocalised();
  const isAtHome = timeZone === (organisation.country === 'CN' ? TIME_ZONES.CN : TIME_ZONES.BE);
  if (isAtHome && organisation.placeNames) return localised(organisation.placeNames);
  if (timeZone === TIME_ZONES.CN) return t('place.hangzhou');
  if (timeZone === TIME_ZONES.BE) return t('place.kortrijk');
  return cityOfZone(timeZone);
}
