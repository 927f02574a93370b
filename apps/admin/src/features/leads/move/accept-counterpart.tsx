import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { addCounterpart, useCounterpartChange } from '../api/counterparts.js';
import { OrganisationPicker } from '../create/organisation-picker.js';
import styles from './move-form.module.css';

interface AcceptCounterpartProps {
  readonly lead: Lead;
  readonly onLead: (lead: Lead) => void;
}

/** A stage asks for an accepted counterpart: one that was suggested, or one that is found by its name. */
export function AcceptCounterpart({ lead, onLead }: AcceptCounterpartProps) {
  const { t } = useTranslation('leads');
  const [attempt, setAttempt] = useState(0);
  const change = useCounterpartChange(lead.id, onLead);
  const add = useMutation({
    mutationFn: (organisationId: string) => addCounterpart(lead.id, { organisationId, state: 'accepted' }),
    onSuccess: (changed) => {
      onLead(changed);
      setAttempt((count) => count + 1);
    },
  });
  const suggested = lead.counterparts.filter(({ state }) => state === 'suggested');
  const accepted = lead.counterparts.filter(({ state }) => state === 'accepted' || state === 'introduced');
  return (
    <div className="col">
      <p className="muted t12">{t('field.acceptedCounterparts')}</p>
      <ul className={styles['offers']}>
        {accepted.map((counterpart) => (
          <li key={counterpart.id} className="row">
            <Name counterpart={counterpart} />
            <span className="is-ok t12">{t('counterpart.state.accepted')}</span>
          </li>
        ))}
        {suggested.map((counterpart) => (
          <li key={counterpart.id} className="row">
            <Name counterpart={counterpart} />
            <Button size="sm" busy={change.isPending} onClick={() => change.mutate({ counterpart, state: 'accepted' })}>
              {t('counterpart.accept')}
            </Button>
          </li>
        ))}
      </ul>
      {accepted.length === 0 && (
        <OrganisationPicker
          key={attempt}
          label={t('counterpart.find')}
          country={lead.track === 'investment' ? 'BE' : 'CN'}
          onPick={(organisation) => organisation && add.mutate(organisation.id)}
        />
      )}
    </div>
  );
}

function Name({ counterpart }: { readonly counterpart: Counterpart }) {
  const { name, chineseName } = counterpart.organisation;
  return <AnyScript className="grow truncate">{chineseName ?? name}</AnyScript>;
}
