import { AUTHOR_DATE } from './styles-author-date.ts';
import { DISCIPLINES } from './styles-disciplines.ts';
import { LANGUAGES } from './styles-languages.ts';
import { NUMBERED } from './styles-numbered.ts';
import { VOLUMES } from './styles-volumes.ts';
import type { Template } from './template.ts';

/** All ways of printing; their order is part of what a training repeats. */
export const TEMPLATES: readonly Template[] = [
  ...AUTHOR_DATE,
  ...NUMBERED,
  ...LANGUAGES,
  ...VOLUMES,
  ...DISCIPLINES,
];
