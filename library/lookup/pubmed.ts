import { readBibliography } from '../formats/formats.ts';
import type { Source } from './source.ts';

/** PubMed's E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25499/): a record by its PMID. */
export const pubmed: Source = {
  label: 'PubMed',
  base: 'https://eutils.ncbi.nlm.nih.gov',
  accept: 'application/xml',
  lacking: 'PubMed is asked by the PMID, which the reference does not have.',
  question: (item, mail) => {
    const pmid = /\d{1,8}/.exec(item.PMID ?? '')?.[0];
    if (pmid === undefined) return undefined;
    const contact = mail === '' ? '' : `&email=${encodeURIComponent(mail)}`;
    return `/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id=${pmid}&tool=gleaner${contact}`;
  },
  read: async (body) => {
    const { records } = await readBibliography(body, 'answer.xml', { format: 'pubmed-xml' });
    return records.slice(0, 5).map(({ item }) => item);
  },
};
