import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '@brug/contracts/organisations';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button } from '../../../shared/components/button.js';
import { Drawer } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { OrganisationField } from '../../../shared/records/organisation-field.js';
import { PlaceField } from '../place-field.js';
import { useCountryNames } from '../use-country-names.js';
import { ownerships, sizes } from '../kinds.js';
import { IdentifierFields } from './identifier-fields.js';
import { NaceField } from './nace-field.js';
import type { OrganisationValues } from './form-values.js';
import { SimilarFirms } from './similar-firms.js';
import { useOrganisationForm } from './use-organisation-form.js';
import type { OrganisationFormState } from './use-organisation-form.js';
import styles from './form.module.css';

interface OrganisationFormProps {
  readonly onClose: () => void;
  readonly organisation?: Organisation;
  readonly initialName?: string;
  readonly onConflict?: (current: Organisation, mine: Partial<OrganisationValues>) => void;
}

/** Adds an organisation, or changes one: names in both scripts, numbers checked as they are typed, the place with what it is known for. */
export function OrganisationForm({ onClose, organisation, initialName = '', onConflict }: OrganisationFormProps) {
  const { t } = useTranslation(['organisations', 'common']);
  const navigate = useNavigate();
  const state = useOrganisationForm({
    organisation,
    initialName,
    onConflict: (current, mine) => {
      onClose();
      onConflict?.(current, mine);
    },
    onSaved: (saved) => {
      notify({ message: t(organisation ? 'form.saved' : 'form.created'), tone: 'ok' });
      onClose();
      if (!organisation) {
        void navigate({ to: '/organisations/$organisationId', params: { organisationId: saved.id } });
      }
    },
  });
  const { form, error, isSaving, submit } = state;
  const told = hasCode(error, 'organisation.identifier-taken') && state.taken !== undefined;
  return (
    <Drawer opened onClose={onClose} title={t(organisation ? 'form.edit' : 'action.create')}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) submit();
        }}
      >
        <Names state={state} />
        {!organisation && <SimilarFirms name={form.chineseName === '' ? form.tradeName : form.chineseName} />}
        <Where state={state} />
        <About state={state} organisationId={organisation?.id} />
        {error !== null && !told && <ErrorNotice error={error} />}
        <div className={styles['footer']}>
          <Button type="submit" variant="primary" busy={isSaving} hotkey="mod+enter">
            {t(organisation ? 'common:action.save' : 'common:action.create')}
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

function Names({ state: { form, change, wrong } }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation('organisations');
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.names')}</legend>
      <TextInput
        label={t('field.chineseName')}
        lang="zh-Hans"
        maxLength={200}
        data-autofocus
        value={form.chineseName}
        onChange={({ currentTarget }) => change({ chineseName: currentTarget.value })}
      />
      <TextInput
        label={t('field.tradeName')}
        description={t('form.tradeNameHint')}
        maxLength={200}
        value={form.tradeName}
        onChange={({ currentTarget }) => change({ tradeName: currentTarget.value })}
      />
      <TextInput
        label={t('field.legalName')}
        maxLength={200}
        error={wrong.includes('legalName') && t('form.nameNeeded')}
        value={form.legalName}
        onChange={({ currentTarget }) => change({ legalName: currentTarget.value })}
      />
      <TagsInput
        label={t('field.aliases')}
        description={t('form.aliasesHint')}
        maxTags={20}
        value={[...form.aliases]}
        onChange={(aliases) => change({ aliases })}
      />
    </fieldset>
  );
}

function Where({ state }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const countries = useCountryNames();
  const { form, change } = state;
  const known = form.place?.clusters.map(({ names }) => localised(names)).join('; ') ?? '';
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.where')}</legend>
      <Select
        label={t('field.country')}
        data={countries.choices}
        searchable
        allowDeselect={false}
        value={form.country}
        onChange={(country) => {
          if (country !== null) change({ country });
        }}
      />
      <IdentifierFields state={state} />
      <div>
        <PlaceField label={t('field.place')} value={form.place} onChange={(place) => change({ place })} />
        {known !== '' && <p className={styles['known']}>{t('place.knownFor', { what: known })}</p>}
      </div>
      <TextInput
        label={t('field.address')}
        maxLength={300}
        value={form.address}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
    </fieldset>
  );
}

interface AboutProps {
  readonly state: OrganisationFormState;
  readonly organisationId: string | undefined;
}

function About({ state: { form, change }, organisationId }: AboutProps) {
  const { t } = useTranslation('organisations');
  return (
    <fieldset className={styles['group']}>
      <legend className="sr-only">{t('form.about')}</legend>
      <NaceField value={form.naceCodes} onChange={(naceCodes) => change({ naceCodes })} />
      <div className={styles['pair']}>
        <Select
          label={t('field.ownership')}
          clearable
          data={ownerships.map((value) => ({ value, label: t(`ownership.${value}`) }))}
          value={form.ownership === '' ? null : form.ownership}
          onChange={(value) => change({ ownership: ownerships.find((one) => one === value) ?? '' })}
        />
        <Select
          label={t('field.size')}
          clearable
          data={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
          value={form.size === '' ? null : form.size}
          onChange={(value) => change({ size: sizes.find((one) => one === value) ?? '' })}
        />
      </div>
      <div className={styles['pair']}>
        <NumberInput
          label={t('field.employees')}
          min={0}
          max={10_000_000}
          allowDecimal={false}
          hideControls
          value={form.employees}
          onChange={(value) => change({ employees: value === '' ? '' : Number(value) })}
        />
        <TextInput
          label={t('field.website')}
          inputMode="url"
          maxLength={300}
          value={form.website}
          onChange={({ currentTarget }) => change({ website: currentTarget.value })}
        />
      </div>
      <OrganisationField
        label={t('field.parent')}
        value={form.parent}
        onChange={(parent) => change({ parent })}
        except={organisationId === undefined ? [] : [organisationId]}
      />
      <Textarea
        label={t('field.description')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={form.description}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
    </fieldset>
  );
}
