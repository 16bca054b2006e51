import type { ExtractedReference, ExtractionProblem } from '../../shared/model/extraction.ts';
import { findIdentifiers } from './entry/identifiers.ts';

const NAMES = {
  doi: 'DOI',
  url: 'web address',
  arxiv: 'arXiv number',
  pmid: 'PubMed number',
  pmcid: 'PMC number',
  isbn: 'ISBN',
  issn: 'ISSN',
} as const;

/** Identifiers of an entry that a space or line break had cut, with their place in the document and the repaired form. */
export function damagedIdentifiers(text: string, reference: ExtractedReference): ExtractionProblem[] {
  const broken = findIdentifiers(reference.raw).filter((identifier) => identifier.joined);
  if (broken.length === 0) return [];
  const places = placesOfRaw(text, reference);
  return broken.map(({ kind, start, end, value }) => ({
    kind: 'damaged-identifier',
    message: `The ${NAMES[kind]} of entry ${reference.n} was broken by a space and was joined to “${value}”. Check that it opens the right work.`,
    start: places[start] ?? reference.start,
    end: (places[end - 1] ?? reference.end - 1) + 1,
  }));
}

/** For every character of `raw`, its place in the document; folded white space counts once. */
function placesOfRaw(text: string, { raw, start, end }: ExtractedReference): number[] {
  const places: number[] = [];
  let at = start;
  for (const character of raw) {
    while (at < end && character !== ' ' && /\s/.test(text[at]!)) at++;
    for (let unit = 0; unit < character.length; unit++) places.push(Math.min(at + unit, end - 1));
    at += character.length;
    if (character === ' ') while (at < end && /\s/.test(text[at]!)) at++;
  }
  return places;
}
