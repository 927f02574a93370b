import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageView } from '@brug/contracts/leads';
import { Icon } from '../../../shared/components/icon.js';
import type { IconName } from '../../../shared/components/icon.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';

interface MoveMenuProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly stages: readonly StageView[];
  /** The stage the lead is in. */
  readonly current: string;
  readonly onPick: (stage: StageView) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

export const categoryIcons: Readonly<Record<StageView['category'], IconName>> = {
  open: 'right',
  signed: 'check',
  dormant: 'snooze',
  lost: 'close',
};

/** 'Move to …': every stage of the track, for those who do not drag. Only the menu that is open costs anything. */
export function MoveMenu({ opened, onChange, stages, current, onPick, children }: MoveMenuProps) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const format = useFormat();
  if (!opened) return children;
  return (
    <Menu opened onChange={onChange} position="bottom-end" withinPortal returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('move.menu')}</Menu.Label>
        {stages.map((stage) => (
          <Menu.Item
            key={stage.id}
            disabled={stage.id === current}
            leftSection={
              <Icon
                name={stage.gate.length > 0 && stage.category === 'open' ? 'lock' : categoryIcons[stage.category]}
                size="sm"
              />
            }
            rightSection={
              stage.category === 'open' ? (
                <span className="faint t12 num">{format.basisPoints(stage.probabilityBp)}</span>
              ) : null
            }
            onClick={() => onPick(stage)}
          >
            {localised(stage.names)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
