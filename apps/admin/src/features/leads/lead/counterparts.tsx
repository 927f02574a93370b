import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { Duo } from '../../../shared/components/duo.js';
import { Figure } from '../../../shared/components/figure.js';
import { Place } from '../../../shared/components/place.js';
import { Section } from '../../../shared/components/section.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { addCounterpart, useCounterpartChange } from '../api/counterparts.js';
import { leadKey } from '../api/lead.query.js';
import { OrganisationPicker } from '../create/organisation-picker.js';
import { FirmLink } from './firm-link.js';
import styles from './aside.module.css';

type NextState = 'accepted' | 'introduced' | 'rejected';

/** Firms of the other side that fit, each with its reason: accepted, introduced, or rejected for good. */
export function Counterparts({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [showRejected, setShowRejected] = useState(false);
  const takeOver = (changed: Lead) => client.setQueryData(leadKey(lead.id), changed);
  const change = useCounterpartChange(lead.id, takeOver);
  const add = useMutation({
    mutationFn: (organisationId: string) => addCounterpart(lead.id, { organisationId, state: 'accepted' }),
    onSuccess: (changed) => {
      takeOver(changed);
      setAdding(false);
    },
  });
  const kept = lead.counterparts.filter(({ state }) => state !== 'rejected');
  const rejected = lead.counterparts.filter(({ state }) => state === 'rejected');
  return (
    <Section
      title={t('counterpart.title')}
      count={kept.length}
      aside={
        <>
          {rejected.length > 0 && (
            <Figure aria-expanded={showRejected} onClick={() => setShowRejected((before) => !before)}>
              {t('counterpart.rejected', { count: rejected.length })}
            </Figure>
          )}
          {lead.may.update && (
            <IconButton
              size="sm"
              icon="plus"
              label={t('counterpart.add')}
              onClick={() => setAdding((before) => !before)}
            />
          )}
        </>
      }
    >
      {adding && (
        <OrganisationPicker
          label={t('counterpart.find')}
          country={lead.track === 'investment' ? 'BE' : 'CN'}
          onPick={(organisation) => organisation && add.mutate(organisation.id)}
        />
      )}
      {kept.length === 0 && !adding && <p className="muted t12">{t(`counterpart.empty.${lead.track}`)}</p>}
      <ul>
        {[...kept, ...(showRejected ? rejected : [])].map((counterpart) => (
          <Row
            key={counterpart.id}
            lead={lead}
            counterpart={counterpart}
            busy={change.isPending}
            onChange={(state) => change.mutate({ counterpart, state })}
          />
        ))}
      </ul>
    </Section>
  );
}

interface RowProps {
  readonly lead: Lead;
  readonly counterpart: Counterpart;
  readonly busy: boolean;
  readonly onChange: (state: NextState) => void;
}

function Row({ lead, counterpart, busy, onChange }: RowProps) {
  const { t } = useTranslation('leads');
  const { organisation, reason, state } = counterpart;
  const may = lead.may.update;
  const otherTrack = lead.track === 'investment' ? 'export' : 'investment';
  return (
    <li className={styles['counterpart']} data-state={state} data-track={otherTrack}>
      <div className="row">
        <TrackMark track={otherTrack} decorative />
        <span className="grow truncate">
          <FirmLink id={organisation.id}>
            <Duo name={organisation.name} chineseName={organisation.chineseName} country={organisation.country} />
          </FirmLink>
        </span>
        {state === 'introduced' && (
          <Chip tone="ok" icon="check">
            {t('counterpart.state.introduced')}
          </Chip>
        )}
        {state === 'accepted' && <Chip tone="accent">{t('counterpart.state.accepted')}</Chip>}
        {state === 'rejected' && <Chip>{t('counterpart.state.rejected')}</Chip>}
        {may && (state === 'suggested' || state === 'rejected') && (
          <Button size="sm" busy={busy} onClick={() => onChange('accepted')}>
            {t('counterpart.accept')}
          </Button>
        )}
        {may && state === 'accepted' && (
          <IconButton
            size="sm"
            icon="link"
            label={t('counterpart.introduce', { firm: organisation.name })}
            disabled={busy}
            onClick={() => onChange('introduced')}
          />
        )}
        {may && state !== 'rejected' && state !== 'introduced' && (
          <IconButton
            size="sm"
            icon="close"
            label={t('counterpart.reject', { firm: organisation.name })}
            disabled={busy}
            onClick={() => onChange('rejected')}
          />
        )}
      </div>
      <p className={styles['why']}>
        {reason && <span>{reason}</span>}
        <span>
          <span className="truncate">
            <Place names={organisation.placeNames} knownFor={organisation.knownFor} show="beside" />
          </span>
        </span>
      </p>
    </li>
  );
}
