import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import type { IconName } from '../../../shared/components/icon.js';
import { callOutcomes, composerKinds, hasContent } from './draft.js';
import type { ComposerKind } from './draft.js';
import { TaskExtras } from './task-extras.js';
import type { Compose } from './use-compose.js';
import styles from './composer.module.css';

interface ComposerProps {
  readonly compose: Compose;
  /** Counts the times somebody asked to write; each brings the cursor here. */
  readonly asked: number;
}

const icons: Readonly<Record<ComposerKind, IconName>> = {
  note: 'note',
  call: 'phone',
  meeting: 'team',
  wechat: 'wechat',
  task: 'task',
};
const letters: Partial<Record<ComposerKind, string>> = { note: 'n', call: 'l' };

/** One place to write down what happened, or what is to happen. */
export function Composer({ compose, asked }: ComposerProps) {
  const { t } = useTranslation(['leads', 'common']);
  const { draft, change, save, complete, saving, error, waiting } = compose;
  const words = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asked > 0) words.current?.focus();
  }, [asked]);
  return (
    <section
      className={styles['composer']}
      aria-label={t('leads:composer.label')}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          save();
        } else if (event.key === 'Escape' && !event.defaultPrevented && event.target instanceof HTMLElement)
          event.target.blur();
      }}
    >
      <div className={styles['kinds']}>
        <div role="group" aria-label={t('leads:composer.kind')} className={styles['kindGroup']}>
          {composerKinds.map((kind) => (
            <Button
              key={kind}
              variant="ghost"
              size="sm"
              icon={icons[kind]}
              hotkey={letters[kind]}
              aria-pressed={draft.kind === kind}
              className={styles['kind']}
              onClick={() => {
                change({ kind });
                words.current?.focus();
              }}
            >
              {t(`leads:composer.kinds.${kind}`)}
            </Button>
          ))}
        </div>
        <span className="grow" />
        {hasContent(draft) && (
          <span className="faint t12" role="status">
            {t(waiting ? 'leads:composer.waiting' : 'leads:composer.kept')}
          </span>
        )}
        <Button variant="primary" size="sm" hotkey="mod+enter" disabled={!complete} busy={saving} onClick={save}>
          {t('common:action.save')}
        </Button>
      </div>
      {draft.completes && (
        <p className={styles['completes']}>
          <Chip icon="check">{t('leads:composer.completes', { title: draft.completes.title })}</Chip>
          <IconButton
            size="sm"
            icon="close"
            label={t('leads:composer.completesNot')}
            onClick={() => change({ completes: null })}
          />
        </p>
      )}
      <Textarea
        ref={words}
        variant="unstyled"
        aria-label={t(`leads:composer.ask.${draft.kind}`)}
        placeholder={t(`leads:composer.ask.${draft.kind}`)}
        autosize
        minRows={1}
        maxRows={12}
        maxLength={draft.kind === 'task' ? 200 : 20_000}
        classNames={{ input: styles['words'] }}
        value={draft.body}
        onChange={({ currentTarget }) => change({ body: currentTarget.value })}
      />
      <Extras compose={compose} />
      {error !== null && !waiting && <ErrorNotice error={error} onRetry={save} />}
    </section>
  );
}

/** What a kind asks beside words: how a call went and how long it took, when a task is due. */
function Extras({ compose }: { readonly compose: Compose }) {
  const { t } = useTranslation('leads');
  const { draft, change } = compose;
  const minutes = (
    <NumberInput
      label={t('composer.minutes')}
      className={styles['short']}
      min={0}
      max={1440}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={draft.minutes ?? ''}
      onChange={(value) => change({ minutes: typeof value === 'number' ? value : null })}
    />
  );
  if (draft.kind === 'call') {
    return (
      <div className={styles['extras']}>
        <NativeSelect
          label={t('composer.outcome')}
          value={draft.outcome}
          data={callOutcomes.map((value) => ({ value, label: t(`activity.outcome.${value}`) }))}
          onChange={({ currentTarget }) =>
            change({ outcome: callOutcomes.find((outcome) => outcome === currentTarget.value) ?? 'reached' })
          }
        />
        {minutes}
      </div>
    );
  }
  if (draft.kind === 'meeting') return <div className={styles['extras']}>{minutes}</div>;
  return draft.kind === 'task' ? <TaskExtras compose={compose} /> : null;
}
