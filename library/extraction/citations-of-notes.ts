import type { DocumentText } from '../../shared/model/extraction.ts';
import type { EntryIndex } from './citation-match.ts';
import type { Searched } from './citations.ts';
import type { FoundCitation } from './citations-author-year.ts';
import { footnoteCitations, linkedTo, noNotesYet } from './citations-footnote.ts';
import type { ReferenceList } from './reference-list.ts';

/** A note: its number, where it stands, and the entries it cites. */
type NoteWorks = { readonly number: number; readonly start: number; readonly works: readonly number[] };

/**
 * Footnotes cite in full or by short titles as well; where both readings find something, the surer one stays. Where
 * the entries of `list` stand in the notes, the numbers in the text that call a note cite its works, and the full
 * mention that is the entry itself counts only where nothing calls its note.
 */
export function withNotes(
  document: DocumentText,
  searched: readonly Searched[],
  index: EntryIndex,
  list: ReferenceList | undefined,
): readonly Searched[] {
  if (index.keys.length === 0) return searched;
  const markers = new Map(document.blocks.map((block) => [block.start, block.marker]));
  const entries = new Map(list?.entries.map((entry, i) => [entry.start, i + 1]));
  const memory = noNotesYet();
  const notes: NoteWorks[] = [];
  const cited = searched.map((one) => {
    if (one.flow.kind !== 'footnote') return one;
    const printed = /\d+/.exec(markers.get(one.flow.start) ?? '')?.[0];
    const number = printed === undefined ? notes.length + 1 : Number(printed);
    const { start, text } = one.flow;
    const found = footnoteCitations(
      { number, text, entryAt: (at) => entries.get(start + at) },
      index,
      memory,
    );
    const works = [...new Set(found.flatMap(({ match }) => match.references))];
    notes.push({ number, start, works });
    return withNote(one, found, list !== undefined);
  });
  return list === undefined ? cited : withCalls(cited, notes, entries);
}

function withNote(one: Searched, notes: readonly FoundCitation[], onlyLinked: boolean): Searched {
  const overlap = (a: FoundCitation, b: FoundCitation) => a.start < b.end && b.start < a.end;
  const kept = one.authorYear.filter((citation) => {
    const meets = notes.some((note) => overlap(note, citation));
    return onlyLinked ? citation.match.cost < 1 && !meets : citation.match.cost < 1 || !meets;
  });
  const added = notes.filter((note) => !kept.some((citation) => overlap(note, citation)));
  return { ...one, authorYear: [...kept, ...added].sort((a, b) => a.start - b.start) };
}

function withCalls(
  searched: readonly Searched[],
  notes: readonly NoteWorks[],
  entries: ReadonlyMap<number, number>,
): readonly Searched[] {
  const isText = ({ flow }: Searched) => flow.kind !== 'footnote' && flow.kind !== 'table';
  const isRaised = searched.some(
    (one) => isText(one) && one.groups.some(({ shape }) => shape === 'superscript'),
  );
  const numbered = Map.groupBy(notes, ({ number }) => number);
  const called = new Set<number>();
  const withText = searched.map((one) => {
    if (!isText(one)) return one;
    const groups = one.groups.filter(({ shape }) => shape === (isRaised ? 'superscript' : 'raised'));
    const calls = groups.flatMap((group) =>
      group.numbers.flatMap(({ value, start, end }) => {
        // A note stands at the foot of its page or at the end: after its call.
        const note = numbered.get(value)?.find((own) => own.start > one.flow.start + start);
        if (note === undefined) return [];
        called.add(note.start);
        const place = { start, end, groupStart: group.start, groupEnd: group.end, mark: group.start };
        return note.works.map((n) => ({ ...place, match: linkedTo([n]), narrative: false }));
      }),
    );
    return { ...one, calls };
  });
  return withText.map((one) =>
    one.flow.kind === 'footnote' && called.has(one.flow.start)
      ? { ...one, authorYear: one.authorYear.filter((found) => !entries.has(one.flow.start + found.start)) }
      : one,
  );
}
