import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { fieldOf } from '@brug/domain/tracks';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { EditForm } from './edit-form.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './lead.module.css';

interface EditableFactProps {
  readonly lead: Lead;
  readonly fieldKey: string;
  readonly edit: EditLead;
  readonly children: ReactNode;
}

/** A fact in the head of the page; a click opens its field. */
export function EditableFact({ lead, fieldKey, edit, children }: EditableFactProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const [opened, setOpened] = useState(false);
  const field = fieldOf(lead.track, fieldKey);
  const allowed = fieldKey === 'ownerId' ? lead.may.assign : lead.may.update;
  if (field === undefined || !allowed) return <span className={styles['fact']}>{children}</span>;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus={false}>
      <Popover.Target>
        <button
          type="button"
          className={styles['factButton']}
          title={t('details.change', { field: texts.label(fieldKey) })}
          aria-expanded={opened}
          onClick={() => setOpened((before) => !before)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="muted t12">{texts.label(fieldKey)}</p>
        <EditForm lead={lead} field={field} edit={edit} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
