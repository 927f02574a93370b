import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { fieldOf } from '@brug/domain/tracks';
import { FieldValue } from './field-value.js';
import { useFieldTexts } from './use-field-texts.js';
import type { WireValues } from './wire-values.js';
import styles from './both-versions.module.css';

interface BothVersionsProps {
  readonly track: Track;
  readonly keys: readonly string[];
  readonly theirs: WireValues;
  readonly ours: WireValues;
  readonly stage?: { readonly theirs: string; readonly ours: string };
}

/** What two people made of the same lead, side by side. */
export function BothVersions({ track, keys, theirs, ours, stage }: BothVersionsProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  return (
    <table className={styles['versions']}>
      <thead>
        <tr>
          <th scope="col">{t('conflict.field')}</th>
          <th scope="col">{t('conflict.theirs')}</th>
          <th scope="col">{t('conflict.ours')}</th>
        </tr>
      </thead>
      <tbody>
        {stage && (
          <tr>
            <th scope="row">{t('conflict.stage')}</th>
            <td>{stage.theirs}</td>
            <td>{stage.ours}</td>
          </tr>
        )}
        {keys.flatMap((key) => {
          const field = fieldOf(track, key);
          if (field === undefined) return [];
          return (
            <tr key={key}>
              <th scope="row">{texts.label(key)}</th>
              <td>
                <FieldValue field={field} value={theirs[key]} />
              </td>
              <td>
                <FieldValue field={field} value={ours[key]} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
