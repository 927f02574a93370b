import type { LocalisedText } from '@brug/contracts/http';
import type { SequenceDefinition } from '@brug/domain/sequences';

/** A sequence that ships with the product, with the texts of its messages. */
export interface ReadyMadeSequence {
  readonly id: string;
  readonly key: string;
  readonly names: LocalisedText;
  readonly definition: SequenceDefinition;
}

export interface ReadyMadeTemplate {
  readonly key: string;
  readonly names: LocalisedText;
  readonly subjects: LocalisedText;
  readonly bodies: LocalisedText;
}
