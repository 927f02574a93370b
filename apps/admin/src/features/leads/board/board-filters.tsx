import { NativeSelect, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '@brug/domain/tracks';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useMe } from '../../../shared/session/session.js';
import type { BoardFilter } from '../api/board-filter.js';
import { peopleQuery } from '../../../shared/reference/people.query.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import styles from './filters.module.css';

interface BoardFiltersProps {
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

/** Whose leads, of which team, how urgent, and any words: what is set is said beside the button. */
export function BoardFilters({ filter, onChange }: BoardFiltersProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const { data: people = [] } = useQuery(peopleQuery);
  const teams = [...new Map(people.map(({ teamId, teamName }) => [teamId, teamName]))];
  const nameOf = (id: string) => (id === me.id ? t('filter.me') : people.find((person) => person.id === id)?.name);
  const set = (part: Partial<Record<keyof BoardFilter, string | undefined>>) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)) as BoardFilter);
  const said = [
    ['ownerId', filter.ownerId === undefined ? undefined : `${t('filter.owner')} ${nameOf(filter.ownerId) ?? ''}`],
    ['teamId', filter.teamId && (teams.find(([id]) => id === filter.teamId)?.[1] ?? t('filter.team'))],
    ['priority', filter.priority && texts.choice('priority', filter.priority)],
    ['q', filter.q && `“${filter.q}”`],
  ] as const;

  useHotkeys(t('filter.title'), [{ keys: 'f', label: t('filter.title'), run: () => setOpened(true) }]);
  return (
    <div className={styles['filters']}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus>
        <Popover.Target>
          <Button
            variant="ghost"
            icon="filter"
            aria-expanded={opened}
            aria-label={t('filter.title')}
            onClick={() => setOpened((before) => !before)}
          >
            <span className="only-wide">{t('filter.title')}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={styles['form']}>
            <WordsInput value={filter.q ?? ''} onChange={(q) => set({ q })} label={t('filter.words')} />
            <NativeSelect
              label={t('filter.owner')}
              value={filter.ownerId ?? ''}
              data={[
                { value: '', label: t('filter.anyone') },
                { value: me.id, label: t('filter.me') },
                ...people.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={({ currentTarget }) => set({ ownerId: currentTarget.value })}
            />
            <NativeSelect
              label={t('filter.team')}
              value={filter.teamId ?? ''}
              data={[{ value: '', label: t('filter.anyTeam') }, ...teams.map(([value, label]) => ({ value, label }))]}
              onChange={({ currentTarget }) => set({ teamId: currentTarget.value })}
            />
            <NativeSelect
              label={t('filter.priority')}
              value={filter.priority ?? ''}
              data={[
                { value: '', label: t('filter.anyPriority') },
                ...PRIORITIES.toReversed().map((value) => ({ value, label: texts.choice('priority', value) })),
              ]}
              onChange={({ currentTarget }) => set({ priority: currentTarget.value })}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
      {said.every(([, words]) => words === undefined) && (
        <span className="only-wide">
          <Chip tone="line">
            {t('filter.owner')} <b className="medium">{t('filter.anyone')}</b>
          </Chip>
        </span>
      )}
      {said.map(
        ([key, words]) =>
          words !== undefined && (
            <span key={key} className={styles['chip']}>
              <Chip tone="line">{words}</Chip>
              <IconButton
                size="sm"
                icon="close"
                label={t('filter.remove', { what: words })}
                onClick={() => set({ [key]: undefined })}
              />
            </span>
          ),
      )}
    </div>
  );
}

interface WordsInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Words to look for; the board follows when the typing rests. */
function WordsInput({ label, value, onChange }: WordsInputProps) {
  const [text, setText] = useState(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => latest.current(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <TextInput
      label={label}
      value={text}
      data-autofocus
      onChange={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}
