import type { LookupProposal } from '../../shared/contract/lookup.ts';
import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { foldWords } from '../references/folded-text.ts';

/** What of a record is proposed, in the order it is read. */
const FIELDS: readonly (keyof CslItem & string)[] = [
  'type',
  'title',
  'author',
  'editor',
  'issued',
  'container-title',
  'container-title-short',
  'volume',
  'issue',
  'page',
  'number',
  'publisher',
  'DOI',
  'PMID',
  'PMCID',
  'ISBN',
  'ISSN',
  'language',
  'abstract',
];
const LONGEST = 2_000;

/** A found record beside a reference: every field it has otherwise or more. */
export function proposalOf(found: CslItem, reference: CslItem): LookupProposal {
  const fields = FIELDS.flatMap((field) => {
    const value = found[field];
    const [mine, theirs] = [textOf(reference[field]), textOf(value)];
    if (theirs === '' || foldWords(mine) === foldWords(theirs)) return [];
    return [{ field, mine: mine.slice(0, LONGEST), theirs: theirs.slice(0, LONGEST), value: value as never }];
  });
  const sameTitle = foldWords(found.title ?? '') === foldWords(reference.title ?? '');
  return { item: found, sameTitle, fields };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return (value as CslName[]).map(nameText).join('; ');
  if (typeof value !== 'object') return String(value);
  const { 'date-parts': parts, literal, raw } = value as CslDate;
  return parts ? parts.map((part) => part.join('-')).join('/') : (literal ?? raw ?? '');
}

function nameText({ literal, family, given, ...name }: CslName): string {
  return (
    literal ??
    [[name['non-dropping-particle'], family].filter(Boolean).join(' '), given].filter(Boolean).join(', ')
  );
}
