import type { CslItem } from '../../shared/model/csl.ts';

/** A file that a record of a bibliography names beside itself; `path` as the file has it, save what was escaped. */
export type Attachment = { readonly path: string; readonly title: string };

/** Files beyond these are no attachments of one work, and each costs a search. */
const MOST = 200;

/**
 * The files a record names: resources of Zotero's RDF, `file` of a .bib file (Zotero, JabRef, Mendeley, Better BibTeX),
 * "File Attachments" of a table, L1 and L4 of RIS. Addresses of the web are not among them.
 */
export function attachmentsOf(item: CslItem): readonly Attachment[] {
  const custom = (item.custom ?? {}) as Readonly<Record<string, unknown>>;
  const found = [
    ...rdfAttachments(custom.attachments),
    ...texts(within(custom.bibtex, /^file$/i)).flatMap(bibAttachments),
    ...texts(within(custom.csv, /^(?:file )?attachments?$/i)).flatMap(listed),
    ...texts(within(custom.ris, /^L[14]$/)).flatMap(listed),
  ];
  const byPath = new Map<string, Attachment>();
  for (const attachment of found) {
    const path = attachment.path.trim();
    if (path === '' || /^(?:https?|ftp|mailto|zotero):/i.test(path) || byPath.has(path)) continue;
    byPath.set(path, { path, title: attachment.title.trim() });
  }
  return [...byPath.values()].slice(0, MOST);
}

function within(kept: unknown, name: RegExp): readonly unknown[] {
  if (typeof kept !== 'object' || kept === null) return [];
  return Object.entries(kept).flatMap(([key, value]) => (name.test(key.trim()) ? [value] : []));
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.flat().filter((value) => typeof value === 'string');
}

function rdfAttachments(kept: unknown): readonly Attachment[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((each: { readonly path?: unknown; readonly title?: unknown } | null) =>
    typeof each?.path === 'string'
      ? [{ path: each.path, title: typeof each.title === 'string' ? each.title : '' }]
      : [],
  );
}

function listed(text: string): readonly Attachment[] {
  return text.split(/\s*;\s*|\n/).map((path) => ({ path, title: '' }));
}

/** `description:path:type;…` with `\:`, `\;` and `\\` for the characters themselves (JabRef), or bare paths. */
function bibAttachments(raw: string): readonly Attachment[] {
  const text = raw.replace(/^\{([\s\S]*)\}$/, '$1').replace(/\\([_&%#$])/g, '$1');
  return splitAt(text, ';').flatMap((entry) => {
    const parts = splitAt(entry, ':');
    const drive = /^[a-z]$/i.test(parts[0]?.trim() ?? '') && /^[\\/]/.test(parts[1] ?? '');
    if (drive) return [{ path: plain(entry), title: '' }];
    if (parts.length === 1) return [{ path: plain(entry), title: '' }];
    const [first, second] = parts as [string, string];
    if (parts.length === 2 && /[./]/.test(first) && !/[./]/.test(second))
      return [{ path: plain(first), title: '' }];
    // A description may hold a colon that nobody escaped; the path stands before the type.
    const at = parts.length === 2 ? 1 : parts.length - 2;
    return [{ path: plain(parts[at] ?? ''), title: parts.slice(0, at).map(plain).join(':') }];
  });
}

function splitAt(text: string, mark: ':' | ';'): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === mark) {
      parts.push(part);
      part = '';
    } else if (character === '\\') part += text.slice(at, ++at + 1);
    else part += character;
  }
  return [...parts, part].filter((each) => mark !== ';' || each.trim() !== '');
}

function plain(text: string): string {
  return text.replace(/\\([\\:;])/g, '$1');
}
