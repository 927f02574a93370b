import type { MessageTemplateDto, TemplateProblemDto } from '@brug/contracts/sequences';
import type { Language } from '@brug/contracts/http';
import { faultsOf, variablesIn } from '@brug/domain/templates';

/** What one writes of a template: in each language a name, a subject and a text. */
export type TemplateTexts = Pick<MessageTemplateDto, 'names' | 'subjects' | 'bodies'>;
export type TextPart = keyof TemplateTexts;

export const textParts = ['names', 'subjects', 'bodies'] as const satisfies readonly TextPart[];
const languages = ['nl', 'en', 'zh'] as const satisfies readonly Language[];

/** One text among them: `bodies.zh`. */
export type TextPath = `${TextPart}.${Language}`;

export const textPaths: readonly TextPath[] = languages.flatMap((language) =>
  textParts.map((part) => `${part}.${language}` as const),
);

export function textAt(texts: TemplateTexts, path: TextPath): string {
  const [part, language] = path.split('.') as [TextPart, Language];
  return texts[part][language];
}

export function withText(texts: TemplateTexts, path: TextPath, text: string): TemplateTexts {
  const [part, language] = path.split('.') as [TextPart, Language];
  return { ...texts, [part]: { ...texts[part], [language]: text } };
}

export function textsOf({ names, subjects, bodies }: TemplateTexts): TemplateTexts {
  return { names, subjects, bodies };
}

/** The texts that differ. Space around them is no difference: the server trims it. */
export function changedPaths(before: TemplateTexts, after: TemplateTexts): TextPath[] {
  return textPaths.filter((path) => textAt(before, path).trim() !== textAt(after, path).trim());
}

/** What keeps the texts of a language from being saved, by the part it stands in. */
export function faultsIn(texts: TemplateTexts, language: Language): Record<TextPart, readonly TemplateProblemDto[]> {
  const subject = texts.subjects[language];
  const body = texts.bodies[language];
  return { names: [], subjects: faultsOf({ subject, body: '' }), bodies: faultsOf({ subject: '', body }) };
}

export function emptyParts(texts: TemplateTexts, language: Language): TextPart[] {
  return textParts.filter((part) => texts[part][language].trim() === '');
}

/**
 * Variables that both other languages name and this one does not: mostly forgotten, sometimes on purpose. The Chinese name of a firm
 * does for its name.
 */
export function variablesOnlyElsewhere(texts: TemplateTexts, language: Language): string[] {
  const namesIn = (code: Language) =>
    variablesIn({ subject: texts.subjects[code], body: texts.bodies[code] }).map((name) => name.replace(/Zh$/u, ''));
  const here = namesIn(language);
  const [first = [], ...others] = languages.filter((code) => code !== language).map(namesIn);
  return [...new Set(first)].filter((name) => !here.includes(name) && others.every((names) => names.includes(name)));
}

/** Whether all three languages can be saved. */
export function mayBeSaved(texts: TemplateTexts): boolean {
  return languages.every((language) => {
    const { subjects, bodies } = faultsIn(texts, language);
    return subjects.length + bodies.length + emptyParts(texts, language).length === 0;
  });
}

/** What somebody else saved and what I wrote, seen from the text both began with. */
export function meet(base: TemplateTexts, theirs: TemplateTexts, mine: TemplateTexts) {
  const changedByMe = changedPaths(base, mine);
  return {
    /** Theirs with what only I changed. */
    merged: changedByMe.reduce(
      (texts, path) => (isTheirsToo(path) ? texts : withText(texts, path, textAt(mine, path))),
      textsOf(theirs),
    ),
    /** What both changed, to something else. */
    conflicting: changedByMe.filter(isTheirsToo),
  };

  function isTheirsToo(path: TextPath): boolean {
    const [was, is, wanted] = [base, theirs, mine].map((texts) => textAt(texts, path).trim());
    return is !== was && is !== wanted;
  }
}
