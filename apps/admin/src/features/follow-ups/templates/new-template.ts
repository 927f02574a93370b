import type { CreateTemplate } from '@brug/contracts/sequences';
import type { LocalisedText } from '@brug/contracts/http';

/** What a new template says until somebody writes it: a salutation and a signature, as letters of each language have them. */
export function startOf(names: LocalisedText): Pick<CreateTemplate, 'subjects' | 'bodies'> {
  return {
    subjects: names,
    bodies: {
      nl: '{{contact.salutation}},\n\n…\n\nMet vriendelijke groet\n{{owner.signature}}',
      en: '{{contact.salutation}},\n\n…\n\nKind regards\n{{owner.signature}}',
      zh: '{{contact.salutation}}：\n您好！\n\n……\n\n顺颂商祺！\n{{owner.signature}}',
    },
  };
}
