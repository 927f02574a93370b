import type { Track } from '@brug/domain/tracks';
import type { IconName } from '../../shared/components/icon.js';

/** One line of the palette. */
export interface Choice {
  /** Unique in the palette, without spaces. */
  readonly key: string;
  readonly icon: IconName;
  readonly track?: Track;
  readonly label: string;
  readonly hint?: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface Group {
  readonly title: string;
  readonly choices: readonly Choice[];
}
