import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format } from './format.ts';
import { joinPages } from './identifiers.ts';
import { addNames, addText, type ItemDraft, setText } from './item-draft.ts';
import { parseInvertedName, parseListedName } from './person-name.ts';
import { cutTagged, type TagGrammar, type TaggedField, type TaggedRecord } from './tag-grammar.ts';
import { readTaggedRecords, type TaggedFormat } from './tagged-reading.ts';

const GRAMMAR: TagGrammar = {
  field: /^\uFEFF?([A-Z][A-Z0-9])(?:[ \t]+(.*)|)$/,
  begins: (tag) => tag === 'PT',
  ends: (tag) => tag === 'ER' || tag === 'EF',
};

const WEB_OF_SCIENCE: TaggedFormat = {
  id: 'wos',
  table: {
    TI: ['text', 'title'],
    SE: ['text', 'collection-title'],
    LA: ['text', 'language'],
    AB: ['paragraphs', 'abstract'],
    CT: ['text', 'event-title'],
    CL: ['text', 'event-place'],
    PU: ['text', 'publisher'],
    PI: ['text', 'publisher-place'],
    JI: ['text', 'container-title-short'],
    VL: ['text', 'volume'],
    IS: ['text', 'issue'],
    PS: ['pages', 'page'],
    AR: ['text', 'number'],
    DI: ['doi', 'DOI'],
    PM: ['text', 'PMID'],
    UT: ['text', 'archive_location'],
    HC: ['text', 'PMCID'],
    MQ: ['keywords', /\s*;\s*/],
    CA: ['names', 'author', (literal) => ({ literal })],
    PN: ['text', 'part-number'],
  },
  special: readSpecial,
  finish,
};

const LISTS = new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'ED']);
/** Keywords of authors and of the index; organisms and descriptors of CAB Abstracts, BIOSIS and MEDLINE. */
const KEYWORDS = new Set(['DE', 'ID', 'OR', 'BD', 'MH']);
const SCRATCH = new Set(['SO', 'PD', 'PY', 'BP', 'EP', 'PT', 'DT', 'J9', 'TA']);

function readSpecial(draft: ItemDraft, { tag, lines }: TaggedField, value: string): boolean {
  if (LISTS.has(tag)) {
    const names = lines.flatMap((line) => line.split(/\s*;\s*/)).filter((name) => name !== '');
    addNames(draft, `wos ${tag}`, names.map(parseName));
    return true;
  }
  if (SCRATCH.has(tag)) {
    draft[`wos ${tag}`] ??= value;
    return true;
  }
  if (tag === 'SN' || tag === 'EI') {
    addText(draft, 'ISSN', value, ', ');
    return true;
  }
  if (tag === 'BN') {
    addText(draft, 'ISBN', value, ', ');
    return true;
  }
  if (KEYWORDS.has(tag)) {
    // Keyword lists wrap in the middle of a keyword.
    addText(
      draft,
      'keyword',
      value
        .split(/\s*;\s*/)
        .filter((each) => each !== '')
        .join('; '),
      '; ',
    );
    return true;
  }
  return tag === 'SU' && setText(draft, 'supplement-number', value);
}

function parseName(text: string): CslName {
  return text.includes(',') ? parseInvertedName(text) : parseListedName(text);
}

function finish(draft: ItemDraft, _: TaggedRecord): string[] {
  const scratch = (tag: string): string | undefined => draft[`wos ${tag}`] as string | undefined;
  const names = (tag: string): readonly CslName[] => (draft[`wos ${tag}`] as CslName[] | undefined) ?? [];
  draft.type = typeOf(
    scratch('PT') ?? '',
    scratch('DT') ?? '',
    names('BE').length + names('ED').length + names('BA').length > 0,
  );
  const persons = names('AF').length > 0 ? names('AF') : names('AU');
  draft.author = [...persons, ...((draft.author as CslName[] | undefined) ?? [])];
  addNames(draft, 'editor', names('BE').length > 0 ? names('BE') : names('ED'));
  addNames(draft, 'container-author', names('BF').length > 0 ? names('BF') : names('BA'));
  const source = scratch('SO');
  if (source !== undefined)
    setText(draft, draft.type === 'book' && draft.title === undefined ? 'title' : 'container-title', source);
  const abbreviation = scratch('J9') ?? scratch('TA');
  if (abbreviation !== undefined) setText(draft, 'container-title-short', abbreviation);
  if (draft.page === undefined) draft.page = joinPages(scratch('BP'), scratch('EP'));
  const [date, year] = [scratch('PD'), scratch('PY')];
  const whole =
    date === undefined || /^\d{4}/.test(date) ? undefined : parseDateText(`${date} ${year ?? ''}`);
  draft.issued = whole?.['date-parts'] ? whole : year === undefined ? undefined : parseDateText(year);
  const type = scratch('DT');
  for (const tag of [...LISTS, ...SCRATCH]) delete draft[`wos ${tag}`];
  if (type !== undefined && !/^(?:article|proceedings paper|book|book chapter)$/i.test(type))
    setText(draft, 'genre', type);
  return [];
}

function typeOf(publication: string, document: string, inBook: boolean): string {
  if (publication === 'P' || /patent/i.test(document)) return 'patent';
  if (/proceedings paper|meeting/i.test(document) && publication !== 'J') return 'paper-conference';
  if (/book chapter/i.test(document)) return 'chapter';
  if (publication === 'B' || publication === 'S') return inBook || publication === 'S' ? 'chapter' : 'book';
  if (/^dataset|data set/i.test(document)) return 'dataset';
  return 'article-journal';
}

/** The first line of a file says which service wrote it. */
function withSource(reading: BibliographyReading, text: string): BibliographyReading {
  const source = /^FN (.+)$/m.exec(text)?.[1]?.trim();
  if (source === undefined) return reading;
  const records = reading.records.map((record) =>
    record.item.source === undefined ? { ...record, item: { ...record.item, source } } : record,
  );
  return { ...reading, records };
}

/** Web of Science's plain text (Web of Science Core Collection field tags, Clarivate). */
export const wos: Format = {
  id: 'wos',
  label: 'Web of Science',
  extensions: ['isi', 'ciw'],
  mediaType: 'application/x-inst-for-scientific-info',
  detect: (start) =>
    /^\uFEFF?FN (?:.*Web of|ISI|Clarivate|Thomson)/m.test(start) ||
    (/^PT [A-Z](?:\s|$)/m.test(start) && /^(?:AU|TI|SO) /m.test(start)),
  read: (text, options) =>
    withSource(readTaggedRecords(cutTagged(text, GRAMMAR), WEB_OF_SCIENCE, options), text),
};
