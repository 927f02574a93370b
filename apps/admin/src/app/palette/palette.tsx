import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AnyScript } from '../../shared/components/any-script.js';
import { Icon } from '../../shared/components/icon.js';
import { Kbd } from '../../shared/components/kbd.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useDialogHotkeys, useHotkeyScopes } from '../../shared/hotkeys/use-hotkeys.js';
import { useNavigationItems } from '../use-navigation-items.js';
import { matches } from './matches.js';
import type { Choice, Group } from './palette-choice.js';
import { useFound } from './use-found.js';
import styles from './palette.module.css';

/** Finds records, goes to pages and does what the screen's keys do, from one field. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('common');
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const listId = useId();
  useDialogHotkeys(t('palette.title'), []);

  const found = useFound(query);
  const groups = [...useCommands(query), ...found.groups].filter(({ choices }) => choices.length > 0);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = choices[Math.min(position, choices.length - 1)];

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  const move = (event: KeyboardEvent) => {
    // Enter that ends the spelling of a Chinese word belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') choose(chosen);
    else if (event.key === 'ArrowDown') setPosition((position + 1) % Math.max(1, choices.length));
    else if (event.key === 'ArrowUp') setPosition((position - 1 + choices.length) % Math.max(1, choices.length));
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={600}
      yOffset="12vh"
      padding={0}
      aria-label={t('palette.title')}
    >
      <div className={styles['field']}>
        <Icon name="search" />
        <input
          data-autofocus
          className={styles['input']}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setPosition(0);
          }}
          onKeyDown={move}
          autoComplete="off"
          spellCheck={false}
        />
        <Kbd keys="escape" />
      </div>
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles['list']}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={styles['heading']} aria-hidden="true">
              {group.title}
            </div>
            {group.choices.map((choice) => (
              <Option
                key={choice.key}
                id={`${listId}-${choice.key}`}
                choice={choice}
                selected={choice === chosen}
                onHover={() => setPosition(choices.indexOf(choice))}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
      </div>
      <div role="status" className={styles['state']}>
        {choices.length === 0 && (found.searching ? t('palette.searching') : t('palette.none', { query }))}
      </div>
    </Modal>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly selected: boolean;
  readonly onHover: () => void;
  readonly onChoose: () => void;
}

function Option({ id, choice, selected, onHover, onChoose }: OptionProps) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (selected) element?.scrollIntoView({ block: 'nearest' });
  }, [selected, element]);
  return (
    // The field holds the focus and handles the keys, as the combobox pattern asks.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={setElement}
      id={id}
      role="option"
      aria-selected={selected}
      className={styles['option']}
      onMouseMove={onHover}
      onClick={onChoose}
    >
      {choice.track ? <TrackMark track={choice.track} /> : <Icon name={choice.icon} />}
      <AnyScript className="truncate">{choice.label}</AnyScript>
      {choice.hint !== undefined && <AnyScript className="muted truncate grow">{choice.hint}</AnyScript>}
      {choice.keys !== undefined && (
        <span className={styles['keys']}>
          <Kbd keys={choice.keys} />
        </span>
      )}
    </div>
  );
}

/** What can be done without asking the server: the actions of this screen and the pages. */
function useCommands(query: string): Group[] {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const actions = useHotkeyScopes()
    .flatMap(({ hotkeys }) => [...hotkeys()])
    .filter(({ enabled, inPalette }) => enabled !== false && inPalette !== false)
    .toReversed()
    .map(({ keys, label, run }): Choice => ({
      key: `do-${keys.replaceAll(' ', '-')}`,
      icon: 'bolt',
      label,
      keys,
      run,
    }));
  const pages = useNavigationItems().map(({ key, to, icon, track, letter }): Choice => ({
    key: `go-${key}`,
    icon,
    ...(track ? { track } : {}),
    label: t(`nav.${key}`),
    keys: `g ${letter}`,
    run: () => void navigate({ to }),
  }));
  return [
    { title: t('palette.actions'), choices: actions.filter(({ label }) => matches(query, label)) },
    { title: t('palette.go'), choices: pages.filter(({ label }) => matches(query, label)) },
  ];
}
