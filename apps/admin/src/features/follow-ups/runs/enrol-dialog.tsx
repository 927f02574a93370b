import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalisedText } from '@brug/contracts/http';
import { MAX_ENROLLED_AT_ONCE } from '@brug/domain/sequences';
import type { Track } from '@brug/domain/tracks';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { LeadField, LeadLine } from '../../../shared/records/lead-field.js';
import type { LeadRef } from '../../../shared/records/lead-field.js';
import { fittingSequencesQuery } from './api/fitting-sequences.query.js';
import { EnrolmentPreviews } from './enrolment-previews.js';
import { EnrolmentResults } from './enrolment-results.js';
import { GivenValuesFields } from './given-values.js';
import { TriggerFields } from './trigger-fields.js';
import { useEnrolment } from './use-enrolment.js';
import styles from './enrol-dialog.module.css';

/** A sequence, as far as one begins it. */
export interface SequenceRef {
  readonly id: string;
  readonly names: LocalisedText;
  /** Null: leads of both tracks. */
  readonly track: Track | null;
}

interface EnrolDialogProps {
  /** The sequence it is about; else one is chosen that fits the lead. */
  readonly sequence?: SequenceRef;
  /** The lead it is about; else leads are looked up. */
  readonly lead?: LeadRef;
  readonly onClose: () => void;
}

/** Begins a sequence for one lead or for many, after every date of it was shown. */
export function EnrolDialog({ sequence, lead, onClose }: EnrolDialogProps) {
  const { t } = useTranslation(['runs', 'common']);
  const localised = useLocalised();
  const [chosen, setChosen] = useState<SequenceRef | null>(sequence ?? null);
  const [leads, setLeads] = useState<readonly LeadRef[]>(lead ? [lead] : []);
  const enrolment = useEnrolment(chosen?.id ?? null, leads);
  const { previews, ready, fields, isPending, begin } = enrolment;
  const name = chosen === null ? '' : localised(chosen.names);
  const refused = isPending ? 0 : previews.length - ready.length;
  const mayStart = chosen !== null && ready.length > 0 && !isPending;

  const start = () => {
    if (!mayStart) return;
    begin.mutate(chosen.id, {
      onSuccess: (results) => {
        const count = results.filter(({ enrolmentId }) => enrolmentId !== null).length;
        if (count > 0) notify({ message: t('enrol.begun', { count, sequence: name }), tone: 'ok' });
        if (count === results.length) onClose();
      },
    });
  };
  const title = sequence ? t('enrol.titleOf', { sequence: localised(sequence.names) }) : t('enrol.title');
  if (begin.data !== undefined) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={title}
        size="lg"
        footer={
          <Button variant="primary" data-autofocus onClick={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <EnrolmentResults leads={leads} results={begin.data} />
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={onClose} title={title} size="lg">
      <div className={styles['form']}>
        {lead && <LeadLine lead={lead} />}
        {lead && !sequence && (
          <SequenceField
            track={lead.track}
            value={chosen}
            onChange={(next) => {
              setChosen(next);
              enrolment.forget();
            }}
          />
        )}
        {!lead && <LeadPicks track={chosen?.track ?? null} leads={leads} onChange={setLeads} />}
        {chosen && leads.length > 0 && (
          <>
            <TriggerFields moment={enrolment.moment} onChange={enrolment.setMoment} />
            {fields.length > 0 && (
              <fieldset className={styles['values']}>
                <legend>{t('enrol.values')}</legend>
                <p className="muted t12">{t('enrol.valuesHint', { count: leads.length })}</p>
                <GivenValuesFields variables={fields} values={enrolment.values} onChange={enrolment.setValues} />
              </fieldset>
            )}
            {enrolment.error !== null && <ErrorNotice error={enrolment.error} onRetry={enrolment.retry} />}
            {previews.length === 0 && enrolment.error === null && <SkeletonRows rows={5} />}
            {previews.length > 0 && (
              <EnrolmentPreviews previews={previews} isOld={isPending} alone={leads.length === 1} />
            )}
          </>
        )}
        {begin.error !== null && <ErrorNotice error={begin.error} />}
        <div className={styles['footer']}>
          <Button variant="primary" disabled={!mayStart} busy={begin.isPending} onClick={start}>
            {t('enrol.begin', { count: Math.max(ready.length, 1) })}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          {refused > 0 && leads.length > 1 && (
            <span className="is-warn" role="status">
              {t('enrol.notAll', { count: refused })}
            </span>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface SequenceFieldProps {
  readonly track: Track;
  readonly value: SequenceRef | null;
  readonly onChange: (sequence: SequenceRef | null) => void;
}

/** Sequences that fit the track of a lead. */
function SequenceField({ track, value, onChange }: SequenceFieldProps) {
  const { t } = useTranslation('runs');
  const localised = useLocalised();
  const { data: sequences, error, refetch } = useQuery(fittingSequencesQuery(track));
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (sequences?.length === 0) return <p className="muted">{t('enrol.noSequences')}</p>;
  return (
    <Select
      label={t('enrol.sequence')}
      placeholder={t('enrol.sequenceHint')}
      data-autofocus
      searchable
      openOnFocus={false}
      allowDeselect={false}
      data={(sequences ?? []).map((one) => ({ value: one.id, label: localised(one.names) }))}
      renderOption={({ option }) => (
        <>
          <span className="grow">{option.label}</span>
          <span className="muted t12">
            {t('enrol.steps', { count: sequences?.find(({ id }) => id === option.value)?.stepCount ?? 0 })}
          </span>
        </>
      )}
      value={value?.id ?? null}
      onChange={(id) => onChange(sequences?.find((one) => one.id === id) ?? null)}
    />
  );
}

interface LeadPicksProps {
  readonly track: Track | null;
  readonly leads: readonly LeadRef[];
  readonly onChange: (leads: readonly LeadRef[]) => void;
}

/** Leads that are to begin, found one after another. */
function LeadPicks({ track, leads, onChange }: LeadPicksProps) {
  const { t } = useTranslation('runs');
  const isFull = leads.length >= MAX_ENROLLED_AT_ONCE;
  return (
    <div>
      <LeadField
        // A new field after every choice: empty, and ready for the next.
        key={leads.length}
        label={t('enrol.addLead')}
        placeholder={t('enrol.addLeadHint')}
        description={isFull ? t('enrol.full', { count: MAX_ENROLLED_AT_ONCE }) : undefined}
        disabled={isFull}
        data-autofocus
        autoFocus={leads.length > 0}
        openOnFocus={false}
        track={track ?? undefined}
        except={leads.map(({ id }) => id)}
        value={null}
        onChange={(lead) => {
          if (lead) onChange([...leads, lead]);
        }}
      />
      {leads.length === 0 && <p className={styles['none']}>{t('enrol.noLeads')}</p>}
      <ul className={styles['leads']}>
        {leads.map((lead) => (
          <li key={lead.id}>
            <LeadLine lead={lead} />
            <IconButton
              size="sm"
              icon="close"
              label={t('enrol.remove', { lead: lead.number })}
              onClick={() => onChange(leads.filter(({ id }) => id !== lead.id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
