import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checkBelgianVat, checkCreditCode, checkEnterpriseNumber } from '@brug/domain/identifiers';
import { placeOfCreditCode } from '@brug/domain/places';
import { Button } from '../../../shared/components/button.js';
import { Duo } from '../../../shared/components/duo.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { CheckedField } from '../../../shared/records/checked-field.js';
import { placeViewOf } from '../place-view.js';
import type { FormField } from './form-values.js';
import type { OrganisationFormState } from './use-organisation-form.js';

/** The numbers of a firm, each checked with every character: those its country gives, and those that are already filled in. */
export function IdentifierFields({ state }: { readonly state: OrganisationFormState }) {
  const { form, change } = state;
  const { t } = useTranslation('organisations');
  const problemOf = useProblems(state);
  const isChinese = form.country === 'CN';
  const isBelgian = form.country === 'BE';
  return (
    <>
      {(isChinese || form.creditCode !== '') && <CreditCodeField state={state} />}
      {(isBelgian || form.enterpriseNumber !== '') && <EnterpriseNumberField state={state} />}
      {isBelgian && (
        <CheckedField
          label={t('field.vatNumber')}
          value={form.vatNumber}
          onChange={(vatNumber) => change({ vatNumber })}
          check={checkBelgianVat}
          error={problemOf('vatNumber')}
        />
      )}
      {!isBelgian && (!isChinese || form.vatNumber !== '') && (
        <TextInput
          label={t('field.vatNumber')}
          maxLength={30}
          value={form.vatNumber}
          error={problemOf('vatNumber')}
          onChange={({ currentTarget }) => change({ vatNumber: currentTarget.value })}
        />
      )}
    </>
  );
}

/** Characters 3 to 8 of the code are the place of registration: told as soon as they are typed, taken over with one key. */
function CreditCodeField({ state }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const problemOf = useProblems(state);
  const { form, change } = state;
  const found = placeOfCreditCode(form.creditCode);
  const isOffered = found !== undefined && found.place.key !== form.place?.key;
  const accept = () => {
    if (found) change({ place: placeViewOf(found.place), country: 'CN' });
  };
  const known = found?.clusters[0];
  return (
    <div>
      <CheckedField
        label={t('field.creditCode')}
        value={form.creditCode}
        onChange={(creditCode) => change({ creditCode })}
        check={checkCreditCode}
        error={problemOf('creditCode')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isOffered || event.nativeEvent.isComposing) return;
          event.preventDefault();
          accept();
        }}
      />
      {found && (
        <p className="row t12 muted" style={{ paddingTop: 4 }} aria-live="polite">
          <span className="grow">
            {t('creditCode.registered', { place: whole() })}
            {known && ` · ${localised(known.names)}`}
          </span>
          {isOffered && (
            <Button size="sm" hotkey="enter" onClick={accept}>
              {t('creditCode.take', { place: localised(found.place.names) })}
            </Button>
          )}
        </p>
      )}
    </div>
  );

  function whole(): string {
    if (!found) return '';
    const { place, city } = found;
    return city && city.key !== place.key
      ? `${localised(place.names)}, ${localised(city.names)}`
      : localised(place.names);
  }
}

function EnterpriseNumberField({ state }: { readonly state: OrganisationFormState }) {
  const { t } = useTranslation('organisations');
  const problemOf = useProblems(state);
  const { form, change } = state;
  const checked = checkEnterpriseNumber(form.enterpriseNumber);
  const vat = checked.ok ? checkBelgianVat(checked.value) : undefined;
  const isOffered = vat?.ok === true && form.vatNumber.trim() === '';
  const accept = () => {
    if (vat?.ok) change({ vatNumber: vat.formatted });
  };
  return (
    <CheckedField
      label={t('field.enterpriseNumber')}
      value={form.enterpriseNumber}
      onChange={(enterpriseNumber) => change({ enterpriseNumber })}
      check={checkEnterpriseNumber}
      error={problemOf('enterpriseNumber')}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !isOffered) return;
        event.preventDefault();
        accept();
      }}
      whenRight={
        isOffered && (
          <Button size="sm" hotkey="enter" onClick={accept}>
            {t('enterpriseNumber.takeVat', { number: vat.formatted })}
          </Button>
        )
      }
    />
  );
}

/** What the server found wrong with a field; who else has its number. */
function useProblems({ taken, error }: OrganisationFormState): (field: FormField) => ReactNode {
  const { t } = useTranslation('organisations');
  const fields = error !== null && 'fields' in error ? (error.fields as readonly { readonly path: string }[]) : [];
  return (field) => {
    if (taken?.field === field) {
      const { by } = taken;
      return (
        <span className="row">
          {t('taken.text')}
          <Link
            to="/organisations/$organisationId"
            params={{ organisationId: by.id }}
            style={{ textDecoration: 'underline' }}
          >
            <Duo name={by.name} chineseName={by.chineseName} country={by.country} />
          </Link>
        </span>
      );
    }
    return fields.some(({ path }) => path === `body.${field}`) ? t('form.notAccepted') : undefined;
  };
}
