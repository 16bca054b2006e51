import type { CslDate, CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { Format } from './format.ts';
import { cleanPages, completePages } from './identifiers.ts';
import { addNames, addText, type ItemDraft, joinKeywords, keepVerbatim, setText } from './item-draft.ts';
import { familyParts } from './person-name.ts';
import { readNlmJournal, settlePreprint, withoutFullStop } from './tagged-reading.ts';
import { cutElements, readXmlRecords } from './xml-records.ts';
import { descendants, element, elements, textOf, type XmlElement } from './xml-tree.ts';

function readRecord(root: XmlElement, draft: ItemDraft): string[] {
  const citation = element(root, 'MedlineCitation');
  const book = element(root, 'BookDocument');
  if (citation) readArticle(citation, draft);
  else if (book) readBook(book, draft);
  else return ['The record is neither an article nor a book.'];
  for (const id of [
    ...(descendants(element(root, 'PubmedData') ?? root, 'ArticleIdList')[0]?.children ?? []),
  ]) {
    if (typeof id === 'object') readArticleId(draft, id);
  }
  if (draft.type === 'article') settlePreprint(draft);
  draft.id = draft.PMID;
  return [];
}

function readArticleId(draft: ItemDraft, id: XmlElement): void {
  const value = textOf(id);
  const kind = id.attributes.IdType ?? id.attributes.EIdType;
  if (kind === 'doi') setText(draft, 'DOI', value);
  else if (kind === 'pmc') setText(draft, 'PMCID', value);
  else if (kind === 'pubmed') setText(draft, 'PMID', value);
  else if (kind === 'pii' && /^e\d+$/i.test(value)) setText(draft, 'number', value);
}

function readArticle(citation: XmlElement, draft: ItemDraft): void {
  const article = element(citation, 'Article');
  const journal = element(article, 'Journal');
  const issue = element(journal, 'JournalIssue');
  const types = descendants(article ?? citation, 'PublicationType').map((type) => textOf(type));
  draft.type = types.includes('Preprint')
    ? 'article'
    : types.includes('Newspaper Article')
      ? 'article-newspaper'
      : 'article-journal';
  setText(draft, 'PMID', textOf(element(citation, 'PMID')));
  setText(
    draft,
    'title',
    withoutFullStop(textOf(element(article, 'ArticleTitle'), true)).replace(/^\[(.*)\]$/, '$1'),
  );
  setText(draft, 'original-title', textOf(element(article, 'VernacularTitle'), true));
  addNames(draft, 'author', readAuthors(element(article, 'AuthorList')));
  readNlmJournal(draft, textOf(element(journal, 'Title')));
  setText(
    draft,
    'container-title-short',
    textOf(element(journal, 'ISOAbbreviation')) ||
      textOf(element(citation, 'MedlineJournalInfo', 'MedlineTA')),
  );
  addText(draft, 'ISSN', textOf(element(journal, 'ISSN')), ', ');
  setText(draft, 'volume', textOf(element(issue, 'Volume')));
  setText(draft, 'issue', textOf(element(issue, 'Issue')));
  draft.issued = readDate(element(issue, 'PubDate'));
  draft.issued ??= readDate(element(article, 'ArticleDate'));
  const pages = textOf(element(article, 'Pagination', 'MedlinePgn'));
  if (pages !== '') draft.page = completePages(cleanPages(pages));
  draft.abstract = readAbstract(element(article, 'Abstract'));
  setText(
    draft,
    'language',
    elements(article, 'Language')
      .map((each) => textOf(each))
      .join(', '),
  );
  for (const id of elements(article, 'ELocationID')) readArticleId(draft, id);
  const topics = descendants(citation, 'DescriptorName').map((each) => textOf(each));
  const keywords = descendants(citation, 'Keyword').map((each) => textOf(each));
  draft.keyword = joinKeywords([...keywords, ...topics]);
  for (const type of types)
    if (type !== 'Journal Article') keepVerbatim(draft, 'pubmed', 'PublicationType', type);
}

function readAuthors(list: XmlElement | undefined): CslName[] {
  return elements(list, 'Author').flatMap((author) => {
    const collective = textOf(element(author, 'CollectiveName'));
    if (collective !== '') return [{ literal: collective.replace(/\.$/, '') }];
    const family = textOf(element(author, 'LastName'));
    const given =
      textOf(element(author, 'ForeName')) ||
      textOf(element(author, 'FirstName')) ||
      textOf(element(author, 'Initials'));
    const suffix = textOf(element(author, 'Suffix'));
    if (family === '') return [];
    return [{ ...familyParts(family), ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) }];
  });
}

/** Labelled parts become paragraphs that begin with their label. */
function readAbstract(abstract: XmlElement | undefined): string {
  return elements(abstract, 'AbstractText')
    .map((part) => {
      const label = part.attributes.Label;
      const text = textOf(part, true);
      return label && label !== 'UNLABELLED' && text !== '' ? `${label}: ${text}` : text;
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

function readDate(date: XmlElement | undefined): CslDate | undefined {
  const words = ['Day', 'Month', 'Season', 'Year'].map((name) => textOf(element(date, name)));
  const [day, month, season, year] = words;
  const medline = textOf(element(date, 'MedlineDate'));
  if (year === '' || year === undefined) return parseDateText(medline);
  if (month && /^\d+$/.test(month)) {
    return { 'date-parts': [[Number(year), Number(month), ...(day ? [Number(day)] : [])]] };
  }
  return parseDateText([day, month || season, year].filter((word) => word).join(' '));
}

function readBook(document: XmlElement, draft: ItemDraft): void {
  const book = element(document, 'Book');
  const chapter = textOf(element(document, 'ArticleTitle'), true);
  const title = textOf(element(book, 'BookTitle'), true);
  draft.type = chapter === '' ? 'book' : 'chapter';
  setText(draft, 'PMID', textOf(element(document, 'PMID')));
  setText(draft, 'title', withoutFullStop(chapter || title));
  if (chapter !== '') setText(draft, 'container-title', title);
  for (const list of [...elements(document, 'AuthorList'), ...elements(book, 'AuthorList')]) {
    const editors = list.attributes.Type === 'editors';
    if (editors || draft.author === undefined)
      addNames(draft, editors ? 'editor' : 'author', readAuthors(list));
  }
  setText(draft, 'publisher', textOf(element(book, 'Publisher', 'PublisherName')));
  setText(draft, 'publisher-place', textOf(element(book, 'Publisher', 'PublisherLocation')));
  setText(draft, 'collection-title', textOf(element(book, 'CollectionTitle')));
  setText(draft, 'edition', textOf(element(book, 'Edition')));
  setText(draft, 'volume', textOf(element(book, 'Volume')));
  addText(
    draft,
    'ISBN',
    elements(book, 'Isbn')
      .map((each) => textOf(each))
      .join(', '),
    ', ',
  );
  draft.issued = readDate(element(book, 'PubDate'));
  draft.abstract = readAbstract(element(document, 'Abstract'));
  setText(draft, 'language', textOf(element(document, 'Language')));
  for (const id of [...elements(book, 'ELocationID'), ...elements(element(document, 'ArticleIdList'))])
    readArticleId(draft, id);
  draft.keyword = joinKeywords(descendants(document, 'Keyword').map((each) => textOf(each)));
}

/** PubMed XML (NLM's PubMed DTD, https://dtd.nlm.nih.gov/ncbi/pubmed/). */
export const pubmedXml: Format = {
  id: 'pubmed-xml',
  label: 'PubMed XML',
  extensions: ['xml'],
  mediaType: 'application/xml',
  detect: (start) => /<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)\b/.test(start),
  read: (text, options) =>
    readXmlRecords(
      cutElements(text, ['PubmedArticle', 'PubmedBookArticle']),
      'pubmed-xml',
      readRecord,
      options,
    ),
};
