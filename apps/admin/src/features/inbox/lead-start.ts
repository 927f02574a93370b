import type { ComponentType, ReactNode } from 'react';
import type { CreateLead } from '@brug/contracts/leads';
import type { LeadSource, Track } from '@brug/domain/tracks';

/** What a lead begins with that begins with a mail. */
export interface LeadStart {
  readonly title: string;
  readonly source: LeadSource;
  /** Who is its first contact, and what goes with it. */
  readonly beside: ReactNode;
  /** Nobody else is asked for as its contact. */
  readonly hasContact: boolean;
  readonly create: (
    body: CreateLead,
    idempotencyKey: string,
  ) => Promise<{ readonly id: string; readonly number: string }>;
}

/** The dialogue in which a lead is added, which is not the inbox's. */
export type NewLead = ComponentType<{
  readonly track: Track;
  readonly start: LeadStart;
  readonly onClose: () => void;
}>;
