import { z } from 'zod';
import { Ulid } from './coding.ts';
import { ReferenceQuery } from './reference.ts';

/** How a style points from the text to its list. */
export const STYLE_KINDS = ['author-date', 'numeric', 'note', 'label', 'author'] as const;

/** One citation style that is shipped. `locale` is the language it was made for, or empty. */
export const StyleRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(STYLE_KINDS),
  locale: z.string(),
});
export type StyleRow = z.infer<typeof StyleRow>;

export const StyleQuery = z.object({
  /** Beginnings of words of its name; empty lists the styles most asked for, then all by name. */
  query: z.string().max(500).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(3_000).default(50),
});

/** `locales` are the languages (BCP 47) that any style can be set in. */
export const StylePage = z.object({
  total: z.number().int(),
  styles: z.array(StyleRow),
  locales: z.array(z.string()),
});

/** A stretch of typeset text that looks one way. */
export const TextRun = z.object({
  text: z.string(),
  italic: z.boolean().optional(),
  bold: z.boolean().optional(),
  underline: z.boolean().optional(),
  smallCaps: z.boolean().optional(),
  raised: z.enum(['super', 'sub']).optional(),
  /** An http(s) address it leads to. */
  link: z.string().optional(),
});
export type TextRun = z.infer<typeof TextRun>;

/** One entry: what stands in its margin ("[1]", or nothing), and its paragraphs. */
export const BibliographyEntry = z.object({
  id: Ulid,
  label: z.array(TextRun),
  paragraphs: z.array(z.object({ indented: z.boolean(), runs: z.array(TextRun) })),
});
export type BibliographyEntry = z.infer<typeof BibliographyEntry>;

/** A reference that a style could not print, and why. */
export const Unprinted = z.object({ id: Ulid, citationKey: z.string(), reason: z.string() });
export type Unprinted = z.infer<typeof Unprinted>;

const chosen = {
  style: z.string().min(1).max(500).default('apa'),
  /** A locale of `style.list`; the style's own where left out. */
  locale: z.string().min(2).max(20).optional(),
  /** Without `ids`: what a search finds, narrowed and ordered as in the library table; styles that sort, sort anew. */
  ...ReferenceQuery.pick({ query: true, facets: true, sort: true, descending: true }).shape,
  /** These references alone. */
  ids: z.array(Ulid).max(1_000_000).optional(),
};

/** References typeset in a style, for looking at and for the clipboard; `limit` takes the first of them alone. */
export const BibliographyQuery = z.object({
  ...chosen,
  limit: z.number().int().min(1).max(5_000).default(5),
});

export const Bibliography = z.object({
  style: StyleRow,
  /** The language it was set in. */
  locale: z.string(),
  /** References asked for, of which the first `limit` were typeset. */
  total: z.number().int(),
  entries: z.array(BibliographyEntry),
  unprinted: z.array(Unprinted),
  /** Whether the style hangs all lines of an entry but its first. */
  hanging: z.boolean(),
  /** The entries as one piece of safe HTML and as plain text, for the clipboard. */
  html: z.string(),
  text: z.string(),
  notices: z.array(z.string()),
});
export type Bibliography = z.infer<typeof Bibliography>;

export const BIBLIOGRAPHY_FILES = ['html', 'markdown', 'rtf', 'docx', 'text'] as const;
export type BibliographyFile = (typeof BIBLIOGRAPHY_FILES)[number];

export const BibliographyExport = z.object({ ...chosen, format: z.enum(BIBLIOGRAPHY_FILES) });
