import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadSource } from '@brug/domain/tracks';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import { Fact, Facts } from '../../../../shared/components/facts.js';
import { languages } from '../../../../shared/i18n/languages.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import { stagesQuery } from '../../../../shared/reference/stages.query.js';
import { useLineWords } from '../line/line-words.js';
import styles from './step.module.css';

/** What begins a run, and for whom. */
export function TriggerFacts({ definition }: { readonly definition: SequenceDefinitionDto }) {
  const { t } = useTranslation(['sequences', 'leads', 'common']);
  const words = useLineWords();
  const localised = useLocalised();
  const { data: stages = [] } = useQuery(stagesQuery);
  const { trigger, track } = definition;
  const stage = stages.find(({ key, track: of }) => key === trigger.stageKey && (track === null || of === track));
  return (
    <div className={styles['panel']}>
      <Facts>
        <Fact label={t('trigger.title')}>{words.triggerOf(trigger)}</Fact>
        {trigger.type === 'stage-entered' && (
          <Fact label={t('trigger.stage')}>{stage ? localised(stage.names) : trigger.stageKey}</Fact>
        )}
        {trigger.type === 'lead-created' && (
          <Fact label={t('trigger.sources')}>
            {trigger.sources === null
              ? t('trigger.anySource')
              : words.listOf(trigger.sources.map((source) => t(`leads:choice.source.${source as LeadSource}`)))}
          </Fact>
        )}
        {trigger.type === 'meeting-held' && (
          <Fact label={t('trigger.meetingKind')}>{t(`meetingKind.${trigger.meetingKind ?? 'any'}`)}</Fact>
        )}
        {trigger.type === 'silence' && (
          <Fact label={t('trigger.silence')}>{t('trigger.silentDays', { count: trigger.silentDays ?? 0 })}</Fact>
        )}
        <Fact label={t('field.track')}>{track === null ? t('field.bothTracks') : t(`common:track.${track}`)}</Fact>
        <Fact label={t('field.languages')}>
          {definition.languages === null
            ? t('field.allLanguages')
            : definition.languages.map((code) => languages.find((known) => known.code === code)?.name).join(', ')}
        </Fact>
      </Facts>
      <p className="muted">{t('trigger.counts')}</p>
    </div>
  );
}
