import type { BibliographyEntry, TextRun } from '../../shared/contract/bibliography.ts';

type Look = Omit<TextRun, 'text'>;
type Open = { readonly tag: string; readonly look: Look };

const TOKEN = /<(\/?)([a-z]+)((?:\s[^<>]*)?)>|([^<]+|<)/g;
/** Where a paragraph or the margin begins; the plain `csl-entry` around them is no paragraph of its own. */
const BLOCKS: Readonly<Record<string, 'label' | 'main' | 'block' | 'indent'>> = {
  'csl-left-margin': 'label',
  'csl-right-inline': 'main',
  'csl-block': 'block',
  'csl-indent': 'indent',
};

/**
 * Reads one entry as citeproc writes it in HTML into runs of text. Only the few elements citeproc itself writes have a
 * meaning, and only http(s) addresses become links; whatever else stood in a record arrives as text.
 */
export function readMarked(html: string): Omit<BibliographyEntry, 'id'> {
  const label: TextRun[] = [];
  const paragraphs: { indented: boolean; runs: TextRun[] }[] = [{ indented: false, runs: [] }];
  const open: Open[] = [{ tag: '', look: {} }];
  const divs: ('label' | 'main' | 'block' | 'indent' | 'entry')[] = [];
  for (const [, close, tag, attributes = '', text] of html.matchAll(TOKEN)) {
    if (text !== undefined) {
      const target = divs.includes('label') ? label : paragraphs.at(-1)!.runs;
      addText(target, decoded(text), open.at(-1)!.look);
    } else if (tag === 'div') {
      if (close === '/') {
        const kind = divs.pop();
        if (kind === 'block' || kind === 'indent') paragraphs.push({ indented: false, runs: [] });
        continue;
      }
      const kind = BLOCKS[/class="([^"]+)"/.exec(attributes)?.[1] ?? ''] ?? 'entry';
      if (kind === 'block' || kind === 'indent') paragraphs.push({ indented: kind === 'indent', runs: [] });
      divs.push(kind);
    } else if (close === '/') {
      const at = open.findLastIndex((one) => one.tag === tag);
      if (at > 0) open.splice(at, 1);
    } else open.push({ tag: tag ?? '', look: { ...open.at(-1)!.look, ...lookOf(tag ?? '', attributes) } });
  }
  const kept = paragraphs
    .map(({ indented, runs }) => ({ indented, runs: trimmed(runs) }))
    .filter(({ runs }) => runs.length > 0);
  // Some styles put the whole entry where others have its number.
  if (kept.length === 0 && label.some(({ text }) => /\p{L}{2}/u.test(text)))
    return { label: [], paragraphs: [{ indented: false, runs: trimmed(label) }] };
  return { label: trimmed(label), paragraphs: kept };
}

function lookOf(tag: string, attributes: string): Look {
  switch (tag) {
    case 'i':
    case 'em':
      return { italic: true };
    case 'b':
    case 'strong':
      return { bold: true };
    case 'u':
      return { underline: true };
    case 'sup':
      return { raised: 'super' };
    case 'sub':
      return { raised: 'sub' };
    case 'a': {
      const link = decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? '');
      return /^https?:\/\/[^\s<>"]/i.test(link) ? { link } : {};
    }
    case 'span':
      return lookOfStyle(attributes);
    default:
      return {};
  }
}

function lookOfStyle(attributes: string): Look {
  const style = decoded(/style="([^"]*)"/.exec(attributes)?.[1] ?? '').replace(/\s/g, '');
  return {
    ...(style.includes('font-style:normal') ? { italic: false } : {}),
    ...(style.includes('font-weight:normal') ? { bold: false } : {}),
    ...(style.includes('font-variant:small-caps') ? { smallCaps: true } : {}),
    ...(style.includes('font-variant:normal') ? { smallCaps: false } : {}),
    ...(style.includes('text-decoration:underline') ? { underline: true } : {}),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '\ufffd';
  });
}

function addText(runs: TextRun[], text: string, look: Look): void {
  const flat = text.replace(/[\t\n\r ]+/g, ' ');
  if (flat === '') return;
  const own = Object.fromEntries(Object.entries(look).filter(([, value]) => value !== false));
  const last = runs.at(-1);
  if (last !== undefined && sameLook(last, own)) runs[runs.length - 1] = { ...last, text: last.text + flat };
  else runs.push({ ...own, text: flat });
}

function sameLook({ text: _, ...look }: TextRun, other: Look): boolean {
  const names = new Set([...Object.keys(look), ...Object.keys(other)]) as Set<keyof Look>;
  return [...names].every((name) => look[name] === other[name]);
}

function trimmed(runs: readonly TextRun[]): TextRun[] {
  const kept = [...runs];
  while (kept[0] !== undefined && kept[0].text.trimStart() === '') kept.shift();
  while (kept.length > 0 && kept.at(-1)!.text.trimEnd() === '') kept.pop();
  const first = kept[0];
  if (first !== undefined) kept[0] = { ...first, text: first.text.trimStart() };
  const last = kept.at(-1);
  if (last !== undefined) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}
