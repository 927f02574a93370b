import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { LOST_REASONS } from '@brug/domain/tracks';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button } from '../../../shared/components/button.js';
import { DateField } from '../../../shared/components/date-field.js';
import { Icon } from '../../../shared/components/icon.js';
import { Skeleton } from '../../../shared/components/skeleton.js';
import { useDialogHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { FieldValue } from '../fields/field-value.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { wireValuesOf } from '../fields/wire-values.js';
import { AskedFields } from './asked-fields.js';
import type { MoveAnswers, MovePlan } from './move-plan.js';
import { moveTitleKey, tomorrowOf } from './move-words.js';
import { useMoveTitle } from './use-move-title.js';
import type { Moves, PendingMove } from './use-moves.js';
import styles from './move-form.module.css';

interface MoveFormProps {
  readonly move: PendingMove;
  readonly moves: Pick<Moves, 'planOf' | 'commit' | 'putBack' | 'takeOver'>;
}

/** What a stage asks before a lead may enter it: at the drop, or from the lead's page. */
export function MoveForm({ move, moves }: MoveFormProps) {
  const { lead } = move;
  if (lead === null) return <FormComing onPutBack={moves.putBack} />;
  return <LoadedMoveForm key={lead.id} move={{ ...move, lead }} lead={lead} moves={moves} />;
}

interface LoadedProps extends MoveFormProps {
  readonly move: PendingMove & { readonly lead: Lead };
  readonly lead: Lead;
}

function LoadedMoveForm({ move, lead, moves }: LoadedProps) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState(move.answers);
  const [tried, setTried] = useState(move.refused.length > 0);
  const plan = moves.planOf(move, answers);
  const title = useMoveTitle(move, plan);
  const stage = localised(move.to.names);

  useFocusFirst(form);
  useDialogHotkeys(title, [{ keys: 'escape', label: t('move.putBack'), run: moves.putBack, inFields: true }]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plan.decision.allowed) moves.commit(move, answers);
    else setTried(true);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-labelledby={titleId}
      onSubmit={submit}
      data-track={lead.track}
      noValidate
    >
      <h3 id={titleId} className={styles['title']}>
        <Icon name={moveTitleKey(move.to) === 'gate' ? 'lock' : iconOf(move)} className="is-accent" />
        {title}
      </h3>
      <p className="muted t12">
        <AnyScript>{lead.organisation.chineseName ?? lead.organisation.name}</AnyScript>{' '}
        {t('gate.explain', { from: localised(move.from.names) })}
      </p>
      <Reasons plan={plan} move={move} answers={answers} onChange={setAnswers} tried={tried} />
      {plan.asked.map((asked) => (
        <AskedFields
          key={asked.fields.map(({ key }) => key).join('|')}
          asked={asked}
          lead={lead}
          values={answers.values}
          tried={tried}
          onChange={(key, value) => setAnswers((before) => ({ ...before, values: { ...before.values, [key]: value } }))}
          onLead={moves.takeOver}
        />
      ))}
      <Present lead={lead} plan={plan} />
      {tried && !plan.decision.allowed && (
        <p role="alert" className="is-danger t12">
          {t('gate.stillMissing')}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" variant="accent" hotkey="enter" aria-disabled={!plan.decision.allowed}>
          {t('move.to', { stage })}
        </Button>
        <Button variant="ghost" hotkey="escape" onClick={moves.putBack}>
          {t('move.putBack')}
        </Button>
      </div>
    </form>
  );
}

interface ReasonsProps {
  readonly plan: MovePlan;
  readonly move: PendingMove;
  readonly answers: MoveAnswers;
  readonly onChange: (answers: MoveAnswers) => void;
  readonly tried: boolean;
}

function Reasons({ plan, move, answers, onChange, tried }: ReasonsProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const lost = move.to.category === 'lost';
  return (
    <>
      {lost && (
        <NativeSelect
          label={t('gate.lostReason')}
          required
          withAsterisk={false}
          value={answers.lostReason ?? ''}
          error={tried && answers.lostReason === null && t('gate.needed')}
          data={[
            { value: '', label: t('details.choose') },
            ...LOST_REASONS.map((reason) => ({ value: reason, label: texts.choice('lostReason', reason) })),
          ]}
          onChange={({ currentTarget }) => onChange({ ...answers, lostReason: currentTarget.value || null })}
        />
      )}
      {lost && (
        <TextInput
          label={t('gate.winningLocation')}
          maxLength={200}
          value={answers.winningLocation}
          onChange={({ currentTarget }) => onChange({ ...answers, winningLocation: currentTarget.value })}
        />
      )}
      {move.to.category === 'dormant' && (
        <DateField
          label={t('gate.wakeUpOn')}
          description={t('gate.wakeUpHint')}
          required
          withAsterisk={false}
          minDate={tomorrowOf()}
          value={answers.wakeUpOn}
          error={tried && answers.wakeUpOn === null && t('gate.needed')}
          onChange={(wakeUpOn) => onChange({ ...answers, wakeUpOn })}
        />
      )}
      {(plan.asksReason || lost || move.to.category === 'dormant') && (
        <Textarea
          label={plan.asksReason ? t('gate.reason') : t('gate.remark')}
          required={plan.asksReason}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          value={answers.reason}
          error={tried && plan.asksReason && answers.reason.trim() === '' && t('gate.needed')}
          onChange={({ currentTarget }) => onChange({ ...answers, reason: currentTarget.value })}
        />
      )}
    </>
  );
}

function Present({ lead, plan }: { readonly lead: Lead; readonly plan: MovePlan }) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const values = wireValuesOf(lead);
  if (plan.present.length === 0) return null;
  return (
    <ul className={styles['present']} aria-label={t('gate.present')}>
      {plan.present.map((field) => (
        <li key={field.key}>
          <Icon name="check" size="sm" className="is-ok" />
          <span className="truncate">
            {texts.label(field.key)}: <FieldValue field={field} value={values[field.key]} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function FormComing({ onPutBack }: { readonly onPutBack: () => void }) {
  const { t } = useTranslation(['leads', 'common']);
  useDialogHotkeys(t('move.menu'), [{ keys: 'escape', label: t('move.putBack'), run: onPutBack, inFields: true }]);
  return (
    <div className={styles['form']} role="status" aria-label={t('common:state.loading')}>
      <Skeleton width="70%" height={16} />
      <Skeleton width="90%" />
      <Skeleton height={30} />
      <Skeleton height={30} />
    </div>
  );
}

function useFocusFirst(form: { readonly current: HTMLFormElement | null }): void {
  useEffect(() => {
    const controls = 'input:not([type=hidden]), select, textarea, button[data-dates-input]';
    const first =
      form.current?.querySelector<HTMLElement>(controls) ?? form.current?.querySelector<HTMLElement>('button');
    first?.focus({ preventScroll: true });
  }, [form]);
}

function iconOf({ to }: PendingMove) {
  if (to.category === 'signed') return 'check';
  return to.category === 'lost' ? 'close' : to.category === 'dormant' ? 'snooze' : 'back';
}
