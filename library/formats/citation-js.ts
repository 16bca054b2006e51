import { createRequire } from 'node:module';
import type { plugins as Plugins } from '@citation-js/core';

/** An entry as citation-js's BibTeX grammar gives it: fields in lower case, values as raw TeX, @strings put in. */
export type CitationJsEntry = {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string | number>>;
};

/** Tables of citation-js: TeX command or accent name (without backslash) to Unicode, and BibTeX's usual @strings. */
export type TexTables = {
  readonly commands: Readonly<Record<string, string>>;
  readonly mathCommands: Readonly<Record<string, string>>;
  readonly diacritics: Readonly<Record<string, string>>;
  readonly defaultStrings: Readonly<Record<string, string>>;
};

const require = createRequire(import.meta.url);

/** Citation-js with its BibTeX plug-in, loaded when it is first asked: most starts of the program never do. */
function plugins(): typeof Plugins {
  require('@citation-js/plugin-bibtex');
  return (require('@citation-js/core') as { readonly plugins: typeof Plugins }).plugins;
}

/** Parses the text of a .bib file by citation-js's grammar; throws on the first thing it does not know. */
export function parseWithCitationJs(text: string): readonly CitationJsEntry[] {
  return plugins().input.data(text, '@biblatex/text') as readonly CitationJsEntry[];
}

/** The TeX tables of @citation-js/plugin-bibtex. */
export function citationJsTexTables(): TexTables {
  return (plugins().config.get('@bibtex') as { constants: TexTables }).constants;
}
