import { type CrossrefWork, itemOfCrossref } from '../formats/crossref-json.ts';
import { doiOf, type Source, searchWords } from './source.ts';

/** Crossref's REST API (https://api.crossref.org/swagger-ui): a work by its DOI, else by its words. */
export const crossref: Source = {
  label: 'Crossref',
  base: 'https://api.crossref.org',
  accept: 'application/json',
  lacking: 'The reference has neither a DOI nor a title to ask Crossref by.',
  question: (item) => {
    const doi = doiOf(item);
    if (doi !== undefined) return `/works/${encodeURIComponent(doi)}`;
    const words = searchWords(item);
    return words === '' ? undefined : `/works?rows=3&query.bibliographic=${encodeURIComponent(words)}`;
  },
  read: (body) => {
    const { message } = JSON.parse(body) as { message: CrossrefWork & { items?: readonly CrossrefWork[] } };
    return (message.items ?? [message]).slice(0, 5).map(itemOfCrossref);
  },
};
