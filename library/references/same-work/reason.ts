import type { Evidence } from './evidence.ts';

const TITLES: Readonly<Record<Evidence['title'], string>> = {
  equal: 'The titles are the same',
  close: 'The titles are the same but for spelling',
  start: 'One title begins with the other',
  longer: 'One title says what the other says and more',
  near: 'The titles are alike',
  different: 'The titles differ',
  unknown: 'One has no title',
};

/** Why two records may be one work: what agrees, then what speaks against it. */
export function reasonFor(evidence: Evidence, doubts: readonly string[]): string {
  const told = doubts.join(' ');
  const agreeing = agreeingFields(evidence);
  const differing = differingFields(evidence).filter((field) => !told.includes(field));
  const also = agreeing.length > 0 ? `; ${listOf(agreeing)} ${verb('agree', agreeing)}` : '';
  const but = differing.length > 0 ? ` But ${listOf(differing)} ${verb('differ', differing)}.` : '';
  const title = TITLES[evidence.title];
  return `${title}${also}.${but} ${doubts.filter((doubt) => doubt !== `${title}.`).join(' ')}`.trim();
}

function verb(plural: string, subjects: readonly string[]): string {
  return subjects.length === 1 && !subjects[0]?.endsWith('s') ? `${plural}s` : plural;
}

function agreeingFields(evidence: Evidence): readonly string[] {
  const { authors, pages } = evidence;
  const same = (field: 'year' | 'container' | 'volume' | 'issue' | 'doi' | 'pmid' | 'url', name: string) =>
    evidence[field] === 'same' ? [name] : [];
  return [
    ...(authors === 'same' || authors === 'shared'
      ? ['authors']
      : authors === 'first'
        ? ['first author']
        : []),
    ...same('year', 'year'),
    ...same('container', 'journal or book'),
    ...same('volume', 'volume'),
    ...same('issue', 'issue'),
    ...(pages === 'range' ? ['pages'] : pages === 'first' ? ['first page'] : []),
    ...same('doi', 'DOI'),
    ...same('pmid', 'PubMed id'),
    ...same('url', 'address'),
  ];
}

function differingFields(evidence: Evidence): readonly string[] {
  const differs = (field: 'authors' | 'container' | 'volume' | 'pages' | 'year', name: string) =>
    evidence[field] === 'different' ? [name] : [];
  return [
    ...differs('authors', 'authors'),
    ...(evidence.year === 'next' ? ['year'] : differs('year', 'year')),
    ...differs('container', 'journal or book'),
    ...differs('volume', 'volume'),
    ...differs('pages', 'pages'),
  ];
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
