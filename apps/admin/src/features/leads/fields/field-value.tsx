import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '@brug/domain/fields';
import { AnyScript } from '../../../shared/components/any-script.js';
import { DateText } from '../../../shared/components/times.js';
import { Money } from '../../../shared/components/money.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { naceName, placeName } from './place-names.js';
import { useFieldTexts } from './use-field-texts.js';
import type { WireValue } from './wire-values.js';
import { isMoney } from './wire-values.js';

interface FieldValueProps {
  readonly field: FieldDefinition;
  readonly value: WireValue | undefined;
  /** What a reference is called, where the field is one. */
  readonly named?: string | undefined;
}

/** A field's value to be read, as its type is read. A dash when it is not filled. */
export function FieldValue({ field, value, named }: FieldValueProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const format = useFormat();
  if (value === null || value === undefined || value === '') return <span className="faint">–</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span>{t('details.none')}</span>;
    return <AnyScript>{value.map(entryName).join(', ')}</AnyScript>;
  }
  if (isMoney(value)) return <Money value={value} />;
  if (typeof value === 'boolean') return t(value ? 'details.yes' : 'details.no');
  if (typeof value === 'number') {
    if (field.type === 'percent') return <span className="num">{format.basisPoints(value)}</span>;
    const figure = format.number(value);
    return <span className="num">{field.unit ? texts.unit(field.unit, value, figure) : figure}</span>;
  }
  const text = String(value);
  if (field.type === 'day') return <DateText on={text} look="year" />;
  if (field.type === 'choice') return texts.choice(field.key, text);
  return <AnyScript>{named ?? text}</AnyScript>;

  function entryName(entry: string): string {
    if (field.type === 'choices') return texts.choice(field.key, entry);
    if (field.type === 'places') return placeName(entry, format.language);
    return field.key === 'naceCodes' ? naceName(entry, format.language) : entry;
  }
}
