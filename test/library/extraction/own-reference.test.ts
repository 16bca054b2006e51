import { describe, expect, it } from 'vitest';
import { extracted } from './extracted.ts';

const own = async (text: string, name = 'paper.txt') => (await extracted(text, name)).document;

const TEXT = 'Bees were counted in the gardens of the town over many years by many people who like bees.';

describe('the document’s own reference', () => {
  it('reads title, authors without their affiliations, journal line, identifiers, abstract and keywords', async () => {
    const item = await own(
      `Journal of Bee Studies, 12(3), 45–67\n\nBees in town: A diary study\n\nMaría López García1, John P. Hill2*, and Ann van der Berg1\n\n1 Department of Bees, University of Somewhere\n2 School of Gardens\n\nhttps://doi.org/10.5555/jbs.12.3\nISSN 1234-5678\n\nPublished: 4 March 2021\n\nAbstract\n\n${TEXT}\n\nKeywords: bees; towns.\n\n1 Introduction\n\n${TEXT}\n`,
    );
    expect(item).toMatchObject({
      type: 'article-journal',
      title: 'Bees in town: A diary study',
      author: [
        { family: 'López García', given: 'María' },
        { family: 'Hill', given: 'John P.' },
        { family: 'Berg', given: 'Ann', 'non-dropping-particle': 'van der' },
      ],
      'container-title': 'Journal of Bee Studies',
      volume: '12',
      issue: '3',
      page: '45-67',
      DOI: '10.5555/jbs.12.3',
      ISSN: '1234-5678',
      issued: { 'date-parts': [[2021, 3, 4]] },
      abstract: TEXT,
      keyword: 'bees; towns',
    });
  });

  it('guesses nothing that is not printed', async () => {
    const item = await own(
      `Bees in the gardens of our town\n\n${TEXT} A study of 2019 (https://doi.org/10.5555/other.1) was supported in May 2020 by a fund.\n`,
    );
    expect(item).toEqual({ type: 'webpage', title: 'Bees in the gardens of our town' });
  });

  it('takes a short text with an abstract and a table for an article, and one without either for a page', async () => {
    const table = 'Table 1. Bees by garden\n\nGarden | Bees\nNorth | 12\nSouth | 31\n';
    const paper = (middle: string) =>
      own(`Bees in the gardens of our town\n\nAbstract\n\n${TEXT}\n\n1 Results\n\n${TEXT}\n\n${middle}`);
    expect((await paper(table)).type).toBe('article-journal');
    expect((await paper('')).type).toBe('webpage');
  });

  it('reads a catalogue record by its field names', async () => {
    const item = await own(
      `Loading…\n\nBees in Town: A Diary Study\n\nBees were counted in the gardens of...\n\nSaved in:\nBibliographic Details\nPublished in:Journal of bee & garden 2021-03, Vol.12 (3), p.45-67\nMain Authors: López García, María, Hill, John P., van der Berg, Ann\nFormat: Article\nLanguage:English\nSummary:${TEXT}\nISSN:1234-5678\n1234-5678\nDOI:10.5555/jbs.12.3`,
    );
    expect(item).toEqual({
      type: 'article-journal',
      title: 'Bees in Town: A Diary Study',
      author: [
        { family: 'López García', given: 'María' },
        { family: 'Hill', given: 'John P.' },
        { family: 'van der Berg', given: 'Ann' },
      ],
      'container-title': 'Journal of bee & garden',
      volume: '12',
      issue: '3',
      page: '45-67',
      issued: { 'date-parts': [[2021, 3]] },
      language: 'en',
      abstract: TEXT,
      ISSN: '1234-5678',
      DOI: '10.5555/jbs.12.3',
    });
  });

  it('reads byline and update of a blog and leaves the page’s furniture out', async () => {
    const item = await own(
      `top of page\n  • Bee Trust\n\nUnderstanding the paths of bees\n\nUpdated: Sep 13, 2023\n\n\nIn April, Bee Trust began to count bees. ${TEXT}\n\nBee Trust’s volunteers are many.\n\n\nbottom of page`,
    );
    expect(item).toEqual({
      type: 'post-weblog',
      title: 'Understanding the paths of bees',
      author: [{ literal: 'Bee Trust' }],
      issued: { 'date-parts': [[2023, 9, 13]] },
      custom: { dateIs: 'updated' },
    });
  });

  it('names who released a report, but no author and no date that the text does not give', async () => {
    const item = await own(
      `New Report Shows Where Bees Live – Survey of Gardens\n\nNew Report Shows Where Bees Live – Survey of Gardens\n\nA new report has been released by Bee Trust, a charity in Port Cavendish, that shows where bees live. The survey ran between July 2020 and June 2021.\n\n“We are glad,” said Ann Hill of Bee Trust.\n`,
    );
    expect(item).toEqual({
      type: 'webpage',
      title: 'New Report Shows Where Bees Live – Survey of Gardens',
      publisher: 'Bee Trust',
    });
  });

  it('passes over a rubric above the title', async () => {
    const item = await own(`Bee study\n\nGardens: What Beekeepers Say About Water\n\n${TEXT}\n`);
    expect(item.title).toBe('Gardens: What Beekeepers Say About Water');
  });

  it('reads the dateline of a press release', async () => {
    const item = await own(`Bees are back in the gardens of town\n\nPORT CAVENDISH, 4 May 2021 – ${TEXT}\n`);
    expect(item.issued).toEqual({ 'date-parts': [[2021, 5, 4]] });
  });

  it('trusts the metadata of a web page before what it prints', async () => {
    const html = `<!doctype html><html><head><meta name="citation_title" content="Bees in Town"><meta name="citation_author" content="Hill, John"><meta name="citation_journal_title" content="Journal of Bees"></head><body><article><h1>Bees in town!</h1><p>Published 4 March 2021</p><p>${TEXT}</p><p>${TEXT}</p></article></body></html>`;
    expect(await own(html, 'a.html')).toMatchObject({
      type: 'article-journal',
      title: 'Bees in Town',
      author: [{ family: 'Hill', given: 'John' }],
      'container-title': 'Journal of Bees',
      issued: { 'date-parts': [[2021, 3, 4]] },
    });
  });

  it('passes over labels of the publisher, takes names apart from their affiliation, and keywords from under codes', async () => {
    const html = `<article><p>RESEARCH ARTICLE Open Access</p><h1>Bees in the gardens of town</h1><p>Ana HILL<br>University of Bees</p><p>Jan LE BRUN<br>Institute of Nests</p><p>May 2021</p><p>Abstract</p><p>${TEXT}</p><p>JEL classification: Q1<br>Keywords: bees, towns</p><h2>1 Introduction</h2><p>${TEXT}</p></article>`;
    expect(await own(html, 'a.html')).toMatchObject({
      title: 'Bees in the gardens of town',
      author: [
        { family: 'Hill', given: 'Ana' },
        { family: 'Le Brun', given: 'Jan' },
      ],
      issued: { 'date-parts': [[2021, 5]] },
      keyword: 'bees, towns',
    });
  });
});
