import { Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Icon } from '../../../../shared/components/icon.js';
import type { LineModel } from '../line/line-model.js';
import { useLineWords } from '../line/line-words.js';
import type { Sample } from '../plan/sample.js';
import { StepConditionPanel } from './step-condition.js';
import { StepTexts } from './step-texts.js';
import { StepWhen } from './step-when.js';
import { StopsList } from './stops-list.js';
import { TriggerFacts } from './trigger-facts.js';
import styles from './step.module.css';

interface StepDetailProps {
  readonly sequence: Sequence;
  readonly model: LineModel;
  readonly sample: Sample;
  /** Key of the step that is looked at; null for the trigger. */
  readonly selected: string | null;
}

/** What is behind a step of the line: its texts, its date, its condition. */
export function StepDetail({ sequence, model, sample, selected }: StepDetailProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const [tab, setTab] = useState<string | null>('text');
  const { definition, templates, reached } = sequence;
  const lineStep = model.steps.find(({ step }) => step.key === selected);
  if (!lineStep) {
    return (
      <div className={styles['detail']}>
        <div className={styles['side']}>
          <h2>{t('step.trigger')}</h2>
          <StopsList stops={definition.stopConditions} />
        </div>
        <TriggerFacts definition={definition} />
      </div>
    );
  }
  const { step, index } = lineStep;
  return (
    <Tabs
      className={styles['detail'] ?? ''}
      orientation="vertical"
      value={tab}
      onChange={setTab}
      variant="unstyled"
      key={step.kind}
    >
      <div className={styles['side']}>
        <h2>{t('step.numbered', { number: index + 1, kind: t(`kind.${step.kind}`) })}</h2>
        <p className="muted t12">
          <AnyScript>{words.nameOf(step)}</AnyScript>
        </p>
        <Tabs.List className={styles['tabs'] ?? ''} aria-label={t('step.parts')}>
          <Tabs.Tab value="text" leftSection={<Icon name={step.kind === 'message' ? 'mail' : 'task'} size="sm" />}>
            {t('tab.text')}
          </Tabs.Tab>
          <Tabs.Tab value="when" leftSection={<Icon name="clock" size="sm" />}>
            {t('tab.when')}
          </Tabs.Tab>
          <Tabs.Tab value="condition" leftSection={<Icon name="filter" size="sm" />}>
            {t('tab.condition')}
          </Tabs.Tab>
        </Tabs.List>
        {step.kind === 'message' && (
          <Link
            to="/follow-ups/templates/$templateKey"
            params={{ templateKey: step.templateKey }}
            className={styles['template']}
          >
            <Icon name="edit" size="xs" /> {t('step.toTemplate')}
          </Link>
        )}
        <StopsList stops={definition.stopConditions} />
      </div>
      <Tabs.Panel value="text" className={styles['content'] ?? ''}>
        <StepTexts step={step} sample={sample} templates={templates} />
      </Tabs.Panel>
      <Tabs.Panel value="when" className={styles['content'] ?? ''}>
        <StepWhen lineStep={lineStep} reached={reached.find(({ stepKey }) => stepKey === step.key)} />
      </Tabs.Panel>
      <Tabs.Panel value="condition" className={styles['content'] ?? ''}>
        <StepConditionPanel lineStep={lineStep} model={model} />
      </Tabs.Panel>
    </Tabs>
  );
}
