import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MEETING_KINDS, SEQUENCE_TRIGGERS, STOP_CONDITIONS, UNAVOIDABLE_STOPS } from '@brug/domain/sequences';
import type { SequenceTriggerType } from '@brug/domain/sequences';
import { LEAD_SOURCES } from '@brug/domain/tracks';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import { languages } from '../../../../shared/i18n/languages.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import { stagesQuery } from '../../../../shared/reference/stages.query.js';
import { DelayField } from './delay-field.js';
import { useProblemAt } from './draft-problems.js';
import type { SequenceDraft } from './draft.js';
import { LocalisedFields } from './localised-fields.js';
import styles from './edit.module.css';

interface SettingsFormProps {
  readonly draft: SequenceDraft;
  readonly onChange: (draft: SequenceDraft) => void;
}

/** What the sequence is called, for whom it is, what begins a run and what ends it. */
export function SettingsForm({ draft, onChange }: SettingsFormProps) {
  const { t } = useTranslation(['sequences', 'common']);
  const problemAt = useProblemAt();
  const { names, definition } = draft;
  const change = (changes: Partial<SequenceDefinitionDto>) =>
    onChange({ ...draft, definition: { ...definition, ...changes } });
  const stopsProblem = problemAt('definition.stopConditions');
  return (
    <div className={styles['form']}>
      <h2>{t('edit.settings')}</h2>
      <LocalisedFields
        label={t('edit.sequenceName')}
        path="names"
        value={names}
        maxLength={120}
        onChange={(changed) => onChange({ ...draft, names: changed })}
      />
      <div className={styles['fields']}>
        <Select
          label={t('field.track')}
          allowDeselect={false}
          data={[
            { value: 'investment', label: t('common:track.investment') },
            { value: 'export', label: t('common:track.export') },
            { value: 'both', label: t('field.bothTracks') },
          ]}
          value={definition.track ?? 'both'}
          onChange={(value) => change({ track: value === 'investment' || value === 'export' ? value : null })}
        />
        <MultiSelect
          label={t('field.languages')}
          placeholder={definition.languages === null ? t('field.allLanguages') : ''}
          data={languages.map(({ code, name }) => ({ value: code, label: name }))}
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.clear') }}
          value={definition.languages ?? []}
          onChange={(codes) => {
            const chosen = languages.flatMap(({ code }) => (codes.includes(code) ? [code] : []));
            change({ languages: chosen.length === 0 ? null : chosen });
          }}
        />
      </div>
      <TriggerFields definition={definition} onChange={(trigger) => change({ trigger })} />
      <fieldset className={styles['stops']}>
        <legend className={styles['legend']}>{t('stops.title')}</legend>
        {STOP_CONDITIONS.map((stop) => (
          <Checkbox
            key={stop}
            label={t(`stops.${stop}`)}
            disabled={UNAVOIDABLE_STOPS.includes(stop)}
            checked={definition.stopConditions.includes(stop)}
            onChange={({ currentTarget }) =>
              change({
                stopConditions: STOP_CONDITIONS.filter((known) =>
                  known === stop ? currentTarget.checked : definition.stopConditions.includes(known),
                ),
              })
            }
          />
        ))}
        <p className="muted t12">{t('stops.unavoidable')}</p>
        {stopsProblem !== undefined && <p className="is-danger t12">{stopsProblem}</p>}
      </fieldset>
    </div>
  );
}

interface TriggerFieldsProps {
  readonly definition: SequenceDefinitionDto;
  readonly onChange: (trigger: SequenceDefinitionDto['trigger']) => void;
}

/** What begins a run, with what narrows it; what narrows another trigger is dropped. */
function TriggerFields({ definition: { trigger, track }, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation(['sequences', 'leads']);
  const localised = useLocalised();
  const problemAt = useProblemAt();
  const { data: stages = [] } = useQuery(stagesQuery);
  const ofTrack = stages.filter((stage) => track === null || stage.track === track);
  const byKey = new Map(ofTrack.map((stage) => [stage.key, localised(stage.names)]));
  return (
    <div className={styles['fields']}>
      <Select
        label={t('trigger.title')}
        allowDeselect={false}
        data={SEQUENCE_TRIGGERS.map((value) => ({ value, label: t(`trigger.${value}`) }))}
        value={trigger.type}
        onChange={(value) => onChange(triggerOf(SEQUENCE_TRIGGERS.find((known) => known === value) ?? trigger.type))}
      />
      {trigger.type === 'stage-entered' && (
        <Select
          label={t('trigger.stage')}
          data={[...byKey].map(([value, label]) => ({ value, label }))}
          value={trigger.stageKey}
          error={problemAt('definition.trigger.stageKey')}
          data-path="definition.trigger.stageKey"
          onChange={(stageKey) => onChange({ ...trigger, stageKey })}
        />
      )}
      {trigger.type === 'lead-created' && (
        <MultiSelect
          label={t('trigger.sources')}
          placeholder={trigger.sources === null ? t('trigger.anySource') : ''}
          data={LEAD_SOURCES.map((value) => ({ value, label: t(`leads:choice.source.${value}`) }))}
          clearable
          value={trigger.sources ?? []}
          onChange={(sources) => onChange({ ...trigger, sources: sources.length === 0 ? null : sources })}
        />
      )}
      {trigger.type === 'meeting-held' && (
        <Select
          label={t('trigger.meetingKind')}
          allowDeselect={false}
          data={['any' as const, ...MEETING_KINDS].map((value) => ({ value, label: t(`meetingKind.${value}`) }))}
          value={trigger.meetingKind ?? 'any'}
          onChange={(value) =>
            onChange({ ...trigger, meetingKind: MEETING_KINDS.find((known) => known === value) ?? null })
          }
        />
      )}
      {trigger.type === 'silence' && (
        <DelayField
          label={t('trigger.silence')}
          path="definition.trigger.silentDays"
          least={1}
          value={trigger.silentDays ?? 1}
          error={problemAt('definition.trigger.silentDays')}
          onChange={(silentDays) => onChange({ ...trigger, silentDays })}
        />
      )}
    </div>
  );
}

const usualSilence = 15;

function triggerOf(type: SequenceTriggerType): SequenceDefinitionDto['trigger'] {
  const silentDays = type === 'silence' ? usualSilence : null;
  return { type, sources: null, stageKey: null, meetingKind: null, silentDays };
}
