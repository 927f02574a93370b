import { Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, OrganisationRef } from '@brug/contracts/organisations';
import { Button } from '../../../shared/components/button.js';
import { Drawer } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { languages } from '../../../shared/i18n/languages.js';
import { OrganisationField } from '../../../shared/records/organisation-field.js';
import { decisionRoles } from '../kinds.js';
import { timeZones } from '../time-zones.js';
import { ConsentFields } from './consent-fields.js';
import { customsOf } from './form-values.js';
import type { ContactValues } from './form-values.js';
import { ReachFields } from './reach-fields.js';
import { useContactForm } from './use-contact-form.js';
import type { ContactFormState } from './use-contact-form.js';
import styles from './form.module.css';

interface ContactFormProps {
  readonly onClose: () => void;
  readonly contact?: Contact;
  readonly organisation?: OrganisationRef | null;
  readonly onConflict?: (current: Contact, mine: Partial<ContactValues>) => void;
}

/** Adds a contact, or changes one: names in both scripts, how to reach them and in which language, and why we may. */
export function ContactForm({ onClose, contact, organisation = null, onConflict }: ContactFormProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const navigate = useNavigate();
  const state = useContactForm({
    contact,
    organisation,
    onConflict: (current, mine) => {
      onClose();
      onConflict?.(current, mine);
    },
    onSaved: (saved) => {
      notify({ message: t(contact ? 'form.saved' : 'form.created'), tone: 'ok' });
      onClose();
      if (!contact) void navigate({ to: '/contacts/$contactId', params: { contactId: saved.id } });
    },
  });
  return (
    <Drawer opened onClose={onClose} title={t(contact ? 'form.edit' : 'action.create')}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.submit();
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) state.submit();
        }}
      >
        <Names state={state} isNew={!contact} />
        <ReachFields state={state} />
        <Customs state={state} />
        <ConsentFields state={state} />
        <Textarea
          label={t('field.notes')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={state.form.notes}
          onChange={({ currentTarget }) => state.change({ notes: currentTarget.value })}
        />
        {state.error !== null && <ErrorNotice error={state.error} />}
        <div className={styles['footer']}>
          <Button type="submit" variant="primary" busy={state.isSaving} hotkey="mod+enter">
            {t(contact ? 'common:action.save' : 'common:action.create')}
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              state.throwAway();
              onClose();
            }}
          >
            {t('common:action.cancel')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function Names({ state, isNew }: { readonly state: ContactFormState; readonly isNew: boolean }) {
  const { t } = useTranslation('contacts');
  const { form, change, isWrong } = state;
  const text = (field: 'chineseFamilyName' | 'chineseGivenName' | 'givenName' | 'familyName', max: number) => ({
    label: t(`field.${field}`),
    maxLength: max,
    value: form[field],
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      change({ [field]: currentTarget.value }),
  });
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.names')}</legend>
      {isNew && (
        <OrganisationField
          label={t('field.organisation')}
          required
          data-autofocus={form.organisation === null || undefined}
          value={form.organisation}
          error={isWrong('organisation') && t('form.organisationNeeded')}
          onChange={(organisation) => change({ organisation, ...(organisation && customsOf(organisation)) })}
        />
      )}
      <div className={styles['pair']}>
        <TextInput {...text('chineseFamilyName', 20)} lang="zh-Hans" data-autofocus />
        <TextInput {...text('chineseGivenName', 40)} lang="zh-Hans" />
      </div>
      <div className={styles['pair']}>
        <TextInput {...text('givenName', 100)} />
        <TextInput {...text('familyName', 100)} error={isWrong('familyName') && t('form.nameNeeded')} />
      </div>
      <TextInput
        label={t('field.jobTitle')}
        maxLength={150}
        value={form.jobTitle}
        onChange={({ currentTarget }) => change({ jobTitle: currentTarget.value })}
      />
      <Select
        label={t('field.decisionRole')}
        allowDeselect={false}
        data={decisionRoles.map((value) => ({ value, label: t(`decisionRole.${value}`) }))}
        value={form.decisionRole}
        onChange={(value) => change({ decisionRole: decisionRoles.find((role) => role === value) ?? 'unknown' })}
      />
    </fieldset>
  );
}

/** The language one writes in, the clock one calls by, how a letter begins. */
function Customs({ state: { form, change } }: { readonly state: ContactFormState }) {
  const { t } = useTranslation('contacts');
  const zones = useMemo(() => timeZones(), []);
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.customs')}</legend>
      <div>
        <p className={styles['label']} aria-hidden="true">
          {t('field.language')}
        </p>
        <Segmented
          label={t('field.language')}
          segments={languages.map(({ code, name, tag }) => ({ value: code, label: name, lang: tag }))}
          value={form.language}
          onChange={(language) => change({ language })}
        />
      </div>
      <Select
        label={t('field.timeZone')}
        searchable
        allowDeselect={false}
        data={zones}
        limit={50}
        value={form.timeZone}
        onChange={(timeZone) => {
          if (timeZone !== null) change({ timeZone });
        }}
      />
      <TextInput
        label={t('field.salutation')}
        description={t('form.salutationHint')}
        maxLength={120}
        value={form.salutation}
        onChange={({ currentTarget }) => change({ salutation: currentTarget.value })}
      />
    </fieldset>
  );
}
