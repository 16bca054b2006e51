import type { Language } from './values.ts';

/** What kind of work a template prints. */
export type Kind =
  | 'article'
  | 'book'
  | 'chapter'
  | 'conference'
  | 'report'
  | 'thesis'
  | 'web'
  | 'news'
  | 'preprint'
  | 'edited';

/**
 * One way to print one kind of work. `{name}` is a value with its own label, `{name:form}` a value in a form,
 * `{label|words}` words with a label; other words get the label of the next value. `[…]` is dropped where a value
 * in it is missing, `*…*` is italics, “…” are quotes of the language.
 */
export type Template = {
  readonly kind: Kind;
  readonly language: Language | 'any';
  readonly weight: number;
  readonly text: string;
};

/** A template by its parts. */
export const template = (kind: Kind, language: Language | 'any', text: string, weight = 1): Template => ({
  kind,
  language,
  weight,
  text,
});
