import { useTranslation } from 'react-i18next';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import type { OrganisationValues } from './form/form-values.js';
import { placeViewByKey } from './place-view.js';
import { useCountryNames } from './use-country-names.js';

/** A value of an organisation in words, for showing two versions beside each other. */
export function useValueText(): (key: keyof OrganisationValues, values: Partial<OrganisationValues>) => string {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const { nameOf } = useCountryNames();
  return (key, values) => {
    const value = values[key];
    if (value === null || value === undefined || value === '') return '–';
    if (key === 'ownership' && values.ownership) return t(`ownership.${values.ownership}`);
    if (key === 'size' && values.size) return t(`size.${values.size}`);
    if (key === 'country') return nameOf(String(value));
    if (key === 'place') {
      const place = placeViewByKey(String(value));
      return place ? localised(place.names) : String(value);
    }
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
}
