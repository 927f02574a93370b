import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import type { FieldDefinition } from '@brug/domain/fields';
import { Icon } from '../../../shared/components/icon.js';
import { FieldValue } from '../fields/field-value.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import type { WireValue } from '../fields/wire-values.js';
import { EditForm } from './edit-form.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './aside.module.css';

interface DetailRowProps {
  readonly lead: Lead;
  readonly field: FieldDefinition;
  readonly value: WireValue | undefined;
  readonly edit: EditLead;
  /** The next stage asks for it and it is not there. */
  readonly asked: boolean;
}

/** A field of the details: read, and with a click changed where it stands. */
export function DetailRow({ lead, field, value, edit, asked }: DetailRowProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const [editing, setEditing] = useState(false);
  const label = texts.label(field.key);
  const shown = asked ? (
    <span className="row is-warn">
      <Icon name="lock" size="xs" />
      {t('details.askedNext')}
    </span>
  ) : (
    <FieldValue
      field={field}
      value={value}
      named={field.type === 'reference' ? lead.primaryContact?.name : undefined}
    />
  );
  return (
    <div className={styles['detail']} data-editing={editing || undefined}>
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <EditForm lead={lead} field={field} edit={edit} onDone={() => setEditing(false)} />
        ) : lead.may.update ? (
          <button
            type="button"
            className={styles['value']}
            title={t('details.change', { field: label })}
            onClick={() => setEditing(true)}
          >
            {shown}
          </button>
        ) : (
          shown
        )}
      </dd>
    </div>
  );
}
