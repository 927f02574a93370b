import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import type { FieldDefinition } from '@brug/domain/fields';
import { useFormat } from '../../../shared/format/use-format.js';
import { FieldInput } from '../fields/field-input.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import type { WireValue, WireValues } from '../fields/wire-values.js';
import { isAnswered, wireValuesOf } from '../fields/wire-values.js';
import { AcceptCounterpart } from './accept-counterpart.js';
import { CounterpartInput } from './counterpart-input.js';
import type { Asked } from './move-plan.js';
import { VisitDays } from './visit-days.js';
import styles from './move-form.module.css';

interface AskedFieldsProps {
  readonly asked: Asked;
  readonly lead: Lead;
  readonly values: WireValues;
  /** Somebody tried to go on without it. */
  readonly tried: boolean;
  readonly onChange: (key: string, value: WireValue) => void;
  /** The lead changed meanwhile. */
  readonly onLead: (lead: Lead) => void;
}

/** One thing a stage asks for: a field, or several of which one is enough. */
export function AskedFields({ asked, lead, values, tried, onChange, onLead }: AskedFieldsProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const format = useFormat();
  const known = wireValuesOf(lead);
  const several = asked.fields.length > 1;
  const optional =
    asked.fields.every(({ key }) => key === 'project.jobs' || key === 'project.counterpartId') && asked.met;
  const hint = hintOf();
  return (
    <div className={styles['asked']} data-missing={!asked.met || undefined}>
      {several && <p className="muted t12">{t('gate.oneIsEnough')}</p>}
      {asked.fields.map(control)}
    </div>
  );

  function control(field: FieldDefinition) {
    const value = values[field.key] === undefined ? known[field.key] : values[field.key];
    const error = tried && !asked.met && !several && !isAnswered(field, value) ? t('gate.needed') : undefined;
    const required = !several && !optional;
    if (field.key === 'acceptedCounterparts') return <AcceptCounterpart key={field.key} lead={lead} onLead={onLead} />;
    if (field.key === 'project.counterpartId') {
      return (
        <CounterpartInput
          key={field.key}
          lead={lead}
          label={texts.label(field.key)}
          value={typeof value === 'string' ? value : null}
          onChange={(id) => onChange(field.key, id)}
          required={required}
          error={error}
        />
      );
    }
    return (
      <Fragment key={field.key}>
        <FieldInput
          field={field}
          value={value}
          onChange={(next) => onChange(field.key, next)}
          error={error}
          hint={hint}
          required={required}
        />
        {field.group === 'visit' && field.type === 'day' && (
          <VisitDays value={typeof value === 'string' ? value : null} onChange={(day) => onChange(field.key, day)} />
        )}
      </Fragment>
    );
  }

  function hintOf(): string | undefined {
    if (asked.atLeastEntries === undefined) return undefined;
    if (asked.becauseOf === undefined) return t('gate.atLeast', { count: asked.atLeastEntries });
    const amount = format.moneyCompact({ amountMinor: asked.becauseOf, currency: 'EUR' });
    return t('gate.atLeastAbove', { count: asked.atLeastEntries, amount });
  }
}
