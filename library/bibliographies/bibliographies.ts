import type { CallContext } from '../../shared/contract/answer.ts';
import type { BibliographyFile } from '../../shared/contract/bibliography.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { chooseReferences } from '../exports/bibliography.ts';
import { withoutHiddenServices } from '../exports/hidden-services.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import type { Library } from '../library.ts';
import type { Reference } from '../references/references.ts';
import { bibliographyDocx } from './bibliography-docx.ts';
import { bibliographyHtml, entriesHtml } from './bibliography-html.ts';
import { bibliographyMarkdown } from './bibliography-markdown.ts';
import { bibliographyRtf } from './bibliography-rtf.ts';
import { bibliographyText } from './bibliography-text.ts';
import { allLocales, findStyles, localeFile, type Style, styleNamed } from './styles.ts';
import type { Typeset } from './typeset.ts';
import type { Typesetter } from './typesetter.ts';

export { createTypesetter, type Typesetter } from './typesetter.ts';

type Find = Parameters<typeof chooseReferences>[1];
type Asked = Pick<CallArguments<'bibliography.read'>, 'style' | 'locale'>;

/** A look at a list must not keep the person waiting; a file may take its time. */
const LOOK_LIMIT = 60_000;

/** The shipped styles whose names begin so, and the locales they can be set in. */
export function listStyles(input: CallArguments<'style.list'>): Reply<CallOutput<'style.list'>> {
  const found = findStyles(input.query);
  const styles = found.slice(input.offset, input.offset + input.limit).map(rowOf);
  return done({ total: found.length, styles, locales: [...allLocales()] });
}

/** References typeset in a style, for looking at and for the clipboard. */
export async function readBibliographyInStyle(
  library: Library,
  typesetter: Typesetter,
  find: Find,
  input: CallArguments<'bibliography.read'>,
  { signal }: CallContext,
): Promise<Reply<CallOutput<'bibliography.read'>>> {
  const asked = resolve(input);
  if (!asked.ok) return asked;
  const { references, notice } = await chooseReferences(library, find, input);
  const first = references.slice(0, input.limit);
  const list = await set(typesetter, asked.output, first, { signal, timeLimit: LOOK_LIMIT });
  if (!list.ok) return list;
  const { entries, hanging, locale } = list.output;
  return done({
    style: rowOf(asked.output.style),
    locale,
    total: references.length,
    entries: [...entries],
    unprinted: [...unprintedOf(list.output, first)],
    hanging,
    html: entriesHtml(list.output),
    text: bibliographyText(list.output),
    notices: [notice, ...list.output.notices].filter((line) => line !== ''),
  });
}

/** References as a formatted bibliography in a file. */
export async function produceBibliography(
  library: Library,
  typesetter: Typesetter,
  find: Find,
  input: CallArguments<'bibliography.export'>,
  { signal, progress }: CallContext,
): Promise<Reply<ProducedFile>> {
  const asked = resolve(input);
  if (!asked.ok) return asked;
  const { references, notice } = await chooseReferences(library, find, input);
  const { style } = asked.output;
  progress({ done: 0, total: null, doing: `Setting ${references.length} references in ${style.title}` });
  const list = await set(typesetter, asked.output, references, { signal });
  if (!list.ok) return list;
  const unprinted = unprintedOf(list.output, references);
  const missing = unprinted
    .slice(0, 20)
    .map(({ citationKey, reason }) => `Left out: ${citationKey}. ${reason}`);
  if (unprinted.length > missing.length) missing.push(`… and ${unprinted.length - missing.length} more.`);
  const notices = [notice, ...list.output.notices, ...missing].filter((line) => line !== '');
  return done(await fileOf(list.output, input.format, notices));
}

async function fileOf(
  list: Typeset,
  format: BibliographyFile,
  notices: readonly string[],
): Promise<ProducedFile> {
  const title = TITLES[list.locale.split('-')[0] ?? ''] ?? 'References';
  switch (format) {
    case 'html':
      return textFile('bibliography.html', 'text/html', bibliographyHtml(list, title), notices);
    case 'markdown':
      return textFile('bibliography.md', 'text/markdown', bibliographyMarkdown(list), notices);
    case 'text':
      return textFile('bibliography.txt', 'text/plain', bibliographyText(list), notices);
    case 'rtf':
      return textFile('bibliography.rtf', 'application/rtf', bibliographyRtf(list, title), notices);
    case 'docx': {
      const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      return { name: 'bibliography.docx', mediaType, bytes: await bibliographyDocx(list, title), notices };
    }
  }
}

/** What a list of references is headed with in the languages most asked for. */
const TITLES: Readonly<Record<string, string>> = {
  de: 'Literaturverzeichnis',
  es: 'Referencias',
  fr: 'Références',
  it: 'Riferimenti bibliografici',
  nl: 'Referenties',
  pt: 'Referências',
};

type Resolved = { readonly style: Style; readonly locale: string | null };

function resolve({ style: name, locale }: Asked): Reply<Resolved> {
  const style = styleNamed(name);
  if (style === undefined) {
    const near = findStyles(name).slice(0, 5);
    const hint =
      near.length === 0
        ? 'List the styles to find its name.'
        : `Did you mean ${near.map(({ id }) => `“${id}”`).join(', ')}?`;
    return fault('not-found', `There is no citation style “${name}”. ${hint}`);
  }
  if (locale === undefined) return done({ style, locale: null });
  const known = localeFile(locale);
  if (known === undefined)
    return fault('not-found', `There is no locale “${locale}”. Choose one of ${allLocales().join(', ')}.`);
  return done({ style, locale: known.locale });
}

function set(
  typesetter: Typesetter,
  { style, locale }: Resolved,
  references: readonly Reference[],
  options: Parameters<Typesetter['typeset']>[1],
): Promise<Reply<Typeset>> {
  const items = references.map(({ id, citationKey, item }) => ({
    id,
    item: withoutHiddenServices({ ...item, 'citation-key': citationKey }),
  }));
  return typesetter.typeset({ style: style.id, locale, items }, options);
}

function unprintedOf(list: Typeset, references: readonly Reference[]) {
  const keys = new Map(references.map(({ id, citationKey }) => [id, citationKey]));
  return list.failed.map(({ id, reason }) => ({ id, citationKey: keys.get(id) ?? id, reason }));
}

function rowOf({ id, title, kind, locale }: Style): CallOutput<'style.list'>['styles'][number] {
  return { id, title, kind, locale };
}
