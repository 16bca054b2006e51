import type {
  DocumentText,
  ExtractedCitation,
  ExtractedReference,
  ExtractionProblem,
} from '../../shared/model/extraction.ts';
import { damagedIdentifiers } from './damaged-identifier.ts';
import { lineEnding } from './entry-start.ts';
import type { ReferenceList } from './reference-list.ts';

/** Entries below this probability of being wholly right are pointed out. */
export const DOUBTFUL = 0.35;

/** Everything in an extraction that a person should look at, in the order of its place in the text. */
export function findProblems(
  document: DocumentText,
  lists: readonly ReferenceList[],
  references: readonly ExtractedReference[],
  citations: readonly ExtractedCitation[],
): ExtractionProblem[] {
  return [
    ...document.problems,
    ...listProblems(document, lists),
    ...references.flatMap((reference) => entryProblems(document.text, reference)),
    ...citations.flatMap(citationProblem),
    ...(lists.some((list) => list.inNotes) ? [] : uncited(references, citations)),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function listProblems(document: DocumentText, lists: readonly ReferenceList[]): ExtractionProblem[] {
  if (lists.length === 0) {
    const end = document.text.length;
    const message =
      'No reference list was found. If the document has one, give it a heading of its own such as “References”, or add the list as a file.';
    return [{ kind: 'no-reference-list', message, start: end, end }];
  }
  return lists.flatMap((list) =>
    list.inNotes ? [takenFromNotes(list)] : [...missingNumbers(list), ...cutEnd(document.text, list)],
  );
}

function takenFromNotes({ entries }: ReferenceList): ExtractionProblem {
  const { start, end } = entries[0]!;
  const message = `The document has no reference list; ${entries.length} works were taken from its notes, where they are cited in full. Works that the notes only shorten are missing.`;
  return { kind: 'incomplete-list', message, start, end };
}

function missingNumbers(list: ReferenceList): ExtractionProblem[] {
  if (!list.numbered) return [];
  const problems: ExtractionProblem[] = [];
  list.entries.forEach((entry, i) => {
    const before = list.entries[i - 1]?.number ?? (i === 0 ? 0 : undefined);
    if (entry.number === undefined || before === undefined || entry.number <= before + 1) return;
    const from = before + 1;
    const to = entry.number - 1;
    const which = from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`;
    problems.push({
      kind: 'incomplete-list',
      message: `${which} missing from the numbered list. Check whether a page was left out.`,
      start: entry.start,
      end: entry.end,
    });
  });
  return problems;
}

/** A last entry that breaks off where the text ends: the list was cut. */
function cutEnd(text: string, list: ReferenceList): ExtractionProblem[] {
  const last = list.entries[list.entries.length - 1]!;
  if (text.slice(last.end).trim() !== '') return [];
  const ending = lineEnding(last.raw);
  const others = list.entries.slice(0, -1).filter((entry) => lineEnding(entry.raw) === 'ended').length;
  const isCut =
    ending === 'open' || (ending === 'unknown' && others >= Math.max(2, (list.entries.length - 1) * 0.8));
  if (!isCut) return [];
  const message =
    'The reference list breaks off in its last entry. The file seems to be cut; add the complete document.';
  return [{ kind: 'incomplete-list', message, start: last.start, end: last.end }];
}

function entryProblems(text: string, reference: ExtractedReference): ExtractionProblem[] {
  const { start, end, n } = reference;
  const problems: ExtractionProblem[] = damagedIdentifiers(text, reference);
  if (reference.confidence < DOUBTFUL) {
    const percent = Math.round(reference.confidence * 100);
    const message = `Entry ${n} may have been read wrongly (${percent} % sure). Compare its fields with the printed text.`;
    problems.push({ kind: 'doubtful-entry', message, start, end });
  }
  return problems;
}

function citationProblem(citation: ExtractedCitation): ExtractionProblem[] {
  if (citation.status === 'linked') return [];
  const { start, end, status, reason } = citation;
  const words = citation.surface.replace(/\s+/g, ' ');
  const advice = {
    uncertain: 'Check that this is the work meant.',
    ambiguous: 'Choose the work meant.',
    unmatched: 'Add the entry, or correct the citation.',
  }[status];
  return [{ kind: `${status}-citation`, message: `“${words}”: ${reason} ${advice}`, start, end }];
}

function uncited(
  references: readonly ExtractedReference[],
  citations: readonly ExtractedCitation[],
): ExtractionProblem[] {
  if (citations.length === 0) return [];
  const cited = new Set(citations.flatMap((citation) => citation.references));
  return references
    .filter((reference) => !cited.has(reference.n))
    .map(({ n, start, end }) => {
      const maybe = citations.find((citation) => citation.candidates.includes(n));
      const message = maybe
        ? `Entry ${n} is cited only where another entry may be meant as well (“${maybe.surface.replace(/\s+/g, ' ')}”).`
        : `Entry ${n} is not cited anywhere in the text.`;
      return { kind: 'uncited-reference', message, start, end };
    });
}
