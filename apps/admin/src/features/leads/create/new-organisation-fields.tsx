import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Icon } from '../../../shared/components/icon.js';
import { hasHanzi } from '../../../shared/format/hanzi.js';
import { createOrganisation } from '../api/create-organisation.js';
import styles from './create.module.css';

interface NewOrganisationFieldsProps {
  /** As it was typed while looking for it. */
  readonly name: string;
  readonly track: Track;
  readonly made: boolean;
  readonly onMade: (organisationId: string) => void;
  readonly onCancel: () => void;
}

/** The least that makes a firm: its name in its script, and its country. Its page takes the rest. */
export function NewOrganisationFields({ name, track, made, onMade, onCancel }: NewOrganisationFieldsProps) {
  const { t } = useTranslation('leads');
  const [latin, setLatin] = useState(hasHanzi(name) ? '' : name);
  const [chinese, setChinese] = useState(hasHanzi(name) ? name : '');
  const [country, setCountry] = useState(track === 'investment' ? 'CN' : 'BE');
  const create = useMutation({
    mutationFn: () =>
      createOrganisation({
        tradeName: latin.trim() || null,
        chineseName: chinese.trim() || null,
        country,
      }),
    meta: { quiet: true },
    onSuccess: ({ id }) => onMade(id),
  });
  const named = latin.trim() !== '' || chinese.trim() !== '';
  if (made) {
    return (
      <p className="row">
        <Icon name="check" size="sm" className="is-ok" />
        <span className="medium">{chinese || latin}</span> <span className="muted">{t('create.firmMade')}</span>
      </p>
    );
  }
  return (
    <fieldset className={styles['nested']}>
      <legend className="medium">{t('create.newFirm')}</legend>
      <div className={styles['pair']}>
        <TextInput
          label={t('create.latinName')}
          value={latin}
          maxLength={200}
          onChange={({ currentTarget }) => setLatin(currentTarget.value)}
        />
        <TextInput
          label={t('create.chineseName')}
          value={chinese}
          maxLength={200}
          lang="zh-Hans"
          onChange={({ currentTarget }) => setChinese(currentTarget.value)}
        />
      </div>
      <NativeSelect
        label={t('create.country')}
        value={country}
        data={[
          { value: 'CN', label: t('create.china') },
          { value: 'BE', label: t('create.belgium') },
        ]}
        onChange={({ currentTarget }) => setCountry(currentTarget.value)}
      />
      {create.error !== null && <ErrorNotice error={create.error} />}
      <div className="row">
        <Button disabled={!named} busy={create.isPending} onClick={() => create.mutate()}>
          {t('create.makeFirm')}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          {t('create.findInstead')}
        </Button>
      </div>
    </fieldset>
  );
}
