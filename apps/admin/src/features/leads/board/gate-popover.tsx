import { Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { MoveDialog } from '../move/move-dialog.js';
import { MoveForm } from '../move/move-form.js';
import type { Moves, PendingMove } from '../move/use-moves.js';

interface GatePopoverProps {
  readonly move: PendingMove;
  readonly moves: Moves;
  /** What it hangs on: the card where it was dropped. */
  readonly children: ReactElement;
}

/** What a stage asks, beside the card that was dropped on it; over the whole screen on a phone. */
export function GatePopover({ move, moves, children }: GatePopoverProps) {
  const phone = useMediaQuery('(max-width: 640px)');
  if (phone) {
    return (
      <>
        {children}
        <MoveDialog moves={moves} />
      </>
    );
  }
  return (
    <Popover
      opened
      position="right-start"
      width={324}
      withArrow
      arrowSize={12}
      offset={10}
      closeOnClickOutside={false}
      closeOnEscape={false}
      middlewares={{ flip: { fallbackPlacements: ['left-start', 'bottom'] }, shift: { padding: 12 } }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>
        <MoveForm move={move} moves={moves} />
      </Popover.Dropdown>
    </Popover>
  );
}
