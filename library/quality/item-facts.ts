import { CSL_NAME_FIELDS, type CslItem, type CslName, type CslNameField } from '../../shared/model/csl.ts';
import { normaliseDoi } from '../references/doi.ts';
import { foldWords } from '../references/folded-text.ts';
import { initialsOf, isInitials } from './person-key.ts';

/** What of an item is compared with other items. */
export type ItemFacts = {
  readonly id: string;
  readonly type: string;
  /** Identifiers in one spelling: "DOI 10.1/x". */
  readonly identifiers: readonly { readonly field: 'DOI' | 'PMID' | 'ISBN'; readonly key: string }[];
  readonly persons: readonly Person[];
  /** All names of each field that holds a person, to be written back whole. */
  readonly names: { readonly [field in CslNameField]?: readonly CslName[] };
  readonly container: string;
  readonly containerShort: string;
};

/** One person of an item. */
export type Person = {
  readonly field: CslNameField;
  readonly at: number;
  readonly family: string;
  readonly given: string;
  /** The initials of the given names, the first of them in small letters, and whether they are initials alone. */
  readonly initials: string;
  readonly firstGiven: string;
  readonly isShort: boolean;
};

/** Takes out of an item what the checks over the whole library compare. */
export function factsOf(id: string, item: CslItem): ItemFacts {
  const names: { [field in CslNameField]?: readonly CslName[] } = {};
  const persons: Person[] = [];
  for (const field of CSL_NAME_FIELDS) {
    const list = item[field];
    if (!Array.isArray(list) || list.length === 0) continue;
    names[field] = list;
    list.forEach(({ family, given, ...name }: CslName, at) => {
      if (!family || !given) return;
      const key = foldWords([name['non-dropping-particle'], family].filter(Boolean).join(' '));
      const firstGiven = foldWords(given).split(' ')[0] ?? '';
      const spelled = { initials: initialsOf(given), firstGiven, isShort: isInitials(given) };
      persons.push({ field, at, family: key, given, ...spelled });
    });
  }
  return {
    id,
    type: item.type,
    identifiers: identifiersOf(item),
    persons,
    names,
    container: item['container-title'] ?? '',
    containerShort: item['container-title-short'] ?? '',
  };
}

function identifiersOf(item: CslItem): ItemFacts['identifiers'] {
  const doi = normaliseDoi(item.DOI);
  const pmid = /\d{1,8}/.exec(item.PMID ?? '')?.[0];
  // Chapters of one book share its ISBN.
  const isbn =
    item.type === 'book'
      ? (item.ISBN ?? '').replace(/[\s-]/g, '').match(/97[89]\d{10}|\d{9}[\dXx]/)?.[0]
      : undefined;
  return [
    ...(doi === null ? [] : [{ field: 'DOI', key: doi } as const]),
    ...(pmid === undefined ? [] : [{ field: 'PMID', key: pmid } as const]),
    ...(isbn === undefined ? [] : [{ field: 'ISBN', key: isbn.toUpperCase() } as const]),
  ];
}
