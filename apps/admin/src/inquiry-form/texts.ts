import type { Language } from '@brug/contracts/http';
import type { Texts } from './text-shape.js';
import { en } from './texts-en.js';
import { nl } from './texts-nl.js';
import { zh } from './texts-zh.js';

export const TEXTS: Readonly<Record<Language, Texts>> = { nl, en, zh };
