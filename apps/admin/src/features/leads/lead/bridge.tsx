import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import type { ContactRef, OrganisationRef } from '@brug/contracts/organisations';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Avatar } from '../../../shared/components/avatar.js';
import { Duo } from '../../../shared/components/duo.js';
import { Place } from '../../../shared/components/place.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { atWorkUntil } from '../../../shared/time/at-work.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useNow } from '../../../shared/time/now.js';
import { contactsOfQuery } from '../api/contacts-of.query.js';
import { FirmLink } from './firm-link.js';
import styles from './bridge.module.css';

const nearness = { introduced: 0, accepted: 1, suggested: 2, rejected: 3 } as const;

/** The counterpart that counts most: introduced before accepted. None when nobody was accepted. */
export function mainCounterpart({ counterparts }: Pick<Lead, 'counterparts'>): Counterpart | undefined {
  return counterparts
    .filter(({ state }) => state === 'introduced' || state === 'accepted')
    .toSorted((a, b) => nearness[a.state] - nearness[b.state] || (a.changedAt < b.changedAt ? 1 : -1))[0];
}

/** Both firms with the time it is where they are, and the bridge between them: whole once they were introduced. */
export function Bridge({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const counterpart = mainCounterpart(lead);
  const { data: contacts = [] } = useQuery(contactsOfQuery(counterpart?.organisation.id ?? null));
  return (
    <section className={styles['bridge']} aria-label={t('bridge.label')}>
      <Firm organisation={lead.organisation} contact={lead.primaryContact} />
      <Arch counterpart={counterpart} track={lead.track} />
      {counterpart ? (
        <Firm organisation={counterpart.organisation} contact={contacts[0] ?? null} />
      ) : (
        <div className={styles['nobody']}>
          <p className="medium">{t('bridge.nobody')}</p>
          <p className="muted t12">{t(`bridge.nobodyHint.${lead.track}`)}</p>
        </div>
      )}
    </section>
  );
}

function Firm({
  organisation,
  contact,
}: {
  readonly organisation: OrganisationRef;
  readonly contact: ContactRef | null;
}) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const region: Region = organisation.country === 'CN' ? 'CN' : 'BE';
  const until = atWorkUntil(region, now, calendars);
  const { name, chineseName, country } = organisation;
  const [first, second] = country === 'CN' && chineseName !== null ? [chineseName, name] : [name, chineseName];
  return (
    <div className={styles['firm']}>
      <div className={styles['names']}>
        <p className={styles['name']}>
          <FirmLink id={organisation.id}>
            <AnyScript>{first}</AnyScript>
          </FirmLink>
        </p>
        <p className={styles['about']}>
          {second !== null && second !== first && <AnyScript>{second}</AnyScript>}
          <Place names={organisation.placeNames} knownFor={organisation.knownFor} show="beside" />
        </p>
      </div>
      <div className={styles['clock']}>
        <b>{format.time(now, TIME_ZONES[region])}</b>
        <span className={until === null ? 'muted' : 'is-ok'}>
          {until === null ? t('clock.off') : t('clock.until', { time: format.time(until, TIME_ZONES[region]) })}
        </span>
      </div>
      {contact && (
        <p className={styles['who']}>
          <Avatar
            name={country === 'CN' ? (contact.chineseName ?? contact.name) : contact.name}
            kind="firm"
            decorative
          />
          <Duo name={contact.name} chineseName={contact.chineseName} country={country} className={styles['person']} />
          {contact.jobTitle && <AnyScript className="muted only-wide truncate">{contact.jobTitle}</AnyScript>}
        </p>
      )}
    </div>
  );
}

/** The left half is the principal's track, the right half the other's; dashed while the other side is still to be met. */
function Arch({
  counterpart,
  track,
}: {
  readonly counterpart: Counterpart | undefined;
  readonly track: Lead['track'];
}) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const [left, right] = track === 'investment' ? ['--inv', '--exp'] : ['--exp', '--inv'];
  const introduced = counterpart?.state === 'introduced';
  const words =
    counterpart === undefined
      ? t('bridge.open')
      : t(introduced ? 'bridge.introduced' : 'bridge.accepted', {
          day: format.dayOfYear(format.dayIn(counterpart.changedAt, TIME_ZONES.BE)),
        });
  return (
    <div className={styles['arch']}>
      <svg viewBox="0 0 150 72" aria-hidden="true">
        <path d="M10 62h130" stroke="var(--ink-3)" strokeWidth="1" />
        {[31, 53, 75, 97, 119].map((x) => (
          <path key={x} d={`M${x} 62V${archTop(x)}`} stroke="var(--line)" strokeWidth="1.2" />
        ))}
        <path d="M10 62C14 28 40 8 75 8" fill="none" stroke={`var(${left}-fill)`} strokeWidth="2.5" />
        <path
          d="M140 62C136 28 110 8 75 8"
          fill="none"
          stroke={`var(${right}-fill)`}
          strokeWidth="2.5"
          strokeDasharray={introduced ? undefined : '4 4'}
        />
        <circle cx="10" cy="62" r="4.500" fill={`var(${left})`} />
        <circle
          cx="140"
          cy="62"
          r="4.500"
          fill={counterpart ? `var(${right})` : 'var(--surface)'}
          stroke={`var(${right})`}
          strokeWidth="1.5"
        />
      </svg>
      <p>{words}</p>
    </div>
  );
}

/** Where a hanger meets the arch: an ellipse is near enough to the drawn curve. */
function archTop(x: number): number {
  const across = (x - 75) / 65;
  return Math.round(62 - 54 * Math.sqrt(1 - across * across) + 1);
}
