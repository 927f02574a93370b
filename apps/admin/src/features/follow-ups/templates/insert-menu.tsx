import { Combobox, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_VARIABLES } from '@brug/domain/templates';
import type { TemplateVariable } from '@brug/domain/templates';
import { Button } from '../../../shared/components/button.js';
import { Segmented } from '../../../shared/components/segmented.js';
import type { InsertionKind } from './insertion.js';
import { variableGroups } from './variable-groups.js';
import styles from './insert-menu.module.css';

interface InsertMenuProps {
  /** `value` inserts variables, `condition` asks under which condition a text stands. */
  readonly of: 'value' | 'condition';
  /** Name of the language the text is in. */
  readonly language: string;
  readonly onInsert: (kind: InsertionKind, name: TemplateVariable) => void;
}

type ConditionKind = Exclude<InsertionKind, 'value'>;
const conditions: readonly ConditionKind[] = ['if', 'unless', 'either'];

/** Everything a text may name, with what it means, found by typing a part of either. */
export function InsertMenu({ of, language, onInsert }: InsertMenuProps) {
  const { t } = useTranslation('templates');
  const [search, setSearch] = useState('');
  const [condition, setCondition] = useState<ConditionKind>('if');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const wanted = search.trim().toLowerCase();
  const groups = variableGroups
    .map(({ group, variables }) => ({ group, variables: variables.filter(matches) }))
    .filter(({ variables }) => variables.length > 0);
  const insert = (name: string) => {
    const variable = TEMPLATE_VARIABLES.find((known) => known === name);
    combobox.closeDropdown();
    if (variable) onInsert(of === 'value' ? 'value' : condition, variable);
  };
  return (
    <Combobox store={combobox} width={320} position="bottom-start" onOptionSubmit={insert}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="sm"
          icon={of === 'value' ? 'plus' : 'filter'}
          aria-label={t(of === 'value' ? 'insert.valueIn' : 'insert.conditionIn', { language })}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {t(`insert.${of}`)}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {of === 'condition' && (
          <div className={styles['kinds']}>
            <Segmented
              label={t('insert.kind')}
              segments={conditions.map((value) => ({ value, label: t(`insert.${value}`) }))}
              value={condition}
              onChange={setCondition}
            />
          </div>
        )}
        <Combobox.Search
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-label={t('insert.search')}
          placeholder={t('insert.search')}
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options className={styles['options']} aria-label={t(`insert.${of}`)}>
          {groups.length === 0 && <Combobox.Empty>{t('insert.none')}</Combobox.Empty>}
          {groups.map(({ group, variables }) => (
            <Combobox.Group key={group} label={t(`group.${group}`)}>
              {variables.map((name) => (
                <Combobox.Option key={name} value={name} className={styles['option']}>
                  <span>{t(`variable.${name}`)}</span>
                  <code className={styles['name']}>{name}</code>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );

  function matches(name: TemplateVariable): boolean {
    return name.toLowerCase().includes(wanted) || t(`variable.${name}`).toLowerCase().includes(wanted);
  }
}
