import type { ReactNode } from 'react';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { Button } from '../../../shared/components/button.js';
import type { IconName } from '../../../shared/components/icon.js';
import type { FollowUpActions } from './use-follow-up-actions.js';

interface DecisionButtonProps {
  readonly followUp: FollowUp;
  readonly actions: FollowUpActions;
  readonly decision: 'went' | 'send-now' | 'drop';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** One of the things that a person can say of a message that may not have left. */
export function DecisionButton({ followUp, actions, decision, icon, children }: DecisionButtonProps) {
  return (
    <Button
      size="sm"
      {...(icon && { icon })}
      {...(decision === 'drop' && { variant: 'ghost' as const })}
      busy={actions.busy}
      onClick={() => actions.act(followUp, { do: 'decide', decision })}
    >
      {children}
    </Button>
  );
}
