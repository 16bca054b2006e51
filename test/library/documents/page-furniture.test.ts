import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';

const PROSE =
  'Bridges over small rivers close in spring, as several counts have shown, and nobody mends them before the summer; this paragraph is long enough to be taken for the text of an article about bridges.';
const ENTRIES = [
  'Aho, R., & Beck, L. (2011). Bridges in spring. River Papers, 3(1), 4–19.',
  'Cole, D. (2015). Mending after the ice. Oak Press.',
  'Dunn, P., Eide, S., & Falk, T. (2019). Counting closed bridges. River Papers, 11(2), 70–88.',
];

async function extractedPage(body: string, head = ''): Promise<Extraction> {
  const html = `<!doctype html><html><head><title>Bridges</title>${head}</head><body>${body}</body></html>`;
  const reading = await readDocument(new TextEncoder().encode(html), 'page.html');
  if (!reading.ok) throw new Error(reading.message);
  return extract(reading.document);
}

const article = (list: string, more = ''): string =>
  `<article><h1>Bridges and spring</h1><h2>Introduction</h2><p>${PROSE} (Aho &amp; Beck, 2011).</p><p>${PROSE}</p>${more}<h2>References</h2>${list}</article>`;

const raws = ({ references }: Extraction): string[] => references.map(({ raw }) => raw);

describe('links that only lead somewhere', () => {
  it.each([
    ['in brackets', ' [<a>DOI</a>] [<a>PubMed</a>] [<a>Google Scholar</a>]'],
    ['between bars', ' <a>Crossref</a> | <a>PubMed</a> | <a>Google Scholar</a>'],
    ['as paragraphs', '<p><a>Article</a> <a>MATH</a> <a>Google Scholar</a></p>'],
    ['as a list', '<ul><li><a>View Article</a></li><li><a>PubMed/NCBI</a></li></ul>'],
    ['in brackets with spaces', '&nbsp;&nbsp;[&nbsp;<a>Links</a>&nbsp;]'],
    ['as boxes', '<div><div><a>Crossref</a></div><div><a>Web of Science</a></div></div>'],
    ['back to the text', ' <a href="#c1">↩</a>'],
  ])('are no words of an entry: %s', async (_, links) => {
    const items = ENTRIES.map((entry) => `<li>${entry.replace('&', '&amp;')}${links}</li>`).join('');
    expect(raws(await extractedPage(article(`<ul>${items}</ul>`)))).toEqual(ENTRIES);
  });

  it('are words where a sentence holds them', async () => {
    const { text } = await extractedPage(
      article('', '<p>We searched <a>PubMed</a>, <a>Scopus</a> and <a>Medline</a>.</p>'),
    );
    expect(text).toContain('We searched PubMed, Scopus and Medline.');
  });
});

describe('the page around an article', () => {
  it('is left out where its names or headings say what it is', async () => {
    const around =
      '<div class="article-share"><p>Tell your friends</p></div><p class="table-link u-hide-print"><a>All of it</a></p>' +
      '<p>(<a href="#r"><span class="off-screen">Citation</span>Cole, 2015</a>)</p>';
    const beside =
      '<div><h2>Cited by (4)</h2><p>Gill, A. (2020). A later paper. River Papers, 12, 1–2.</p></div>';
    const page = await extractedPage(
      article(`<ol>${ENTRIES.map((e) => `<li>${e}</li>`).join('')}</ol>${beside}`, around),
    );
    expect(page.text).not.toMatch(/friends|All of it|later paper/);
    expect(page.citations.map(({ references }) => references)).toEqual([[1], [2]]);
    expect(raws(page)).toHaveLength(3);
  });

  it('may hold the abstract, the names and the list outside of the main part', async () => {
    const body = `<div class="hero"><h1>Bridges and spring</h1><p>Rosa Aho, Lars Beck</p><div class="abstract"><h2>Abstract</h2><p>${PROSE}</p></div></div><main><h2>Introduction</h2><p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p></main><div><h3>References</h3><ol>${ENTRIES.map((e) => `<li>${e}</li>`).join('')}</ol></div>`;
    const page = await extractedPage(body);
    expect(page.document).toMatchObject({
      title: 'Bridges and spring',
      author: [{ family: 'Aho' }, { family: 'Beck' }],
      abstract: PROSE,
    });
    expect(raws(page)).toEqual(ENTRIES);
  });
});

it('numbers that an item prints itself are its marker, with or without a space after them', async () => {
  const items = ENTRIES.map((entry, i) => `<li><span>${i + 1}.</span><cite>${entry}</cite></li>`).join('');
  expect(raws(await extractedPage(article(`<ul>${items}</ul>`)))).toEqual(ENTRIES);
});

it('numbers that stand as the terms of a list of definitions are the markers of their entries', async () => {
  const items = ENTRIES.map(
    (entry, i) =>
      `<dt><a href="#c${i}">[${i + 1}]</a></dt><dd>${entry}<div><a>Article</a> <a>CrossRef</a></div></dd>`,
  );
  expect(raws(await extractedPage(article(`<dl>${items.join('')}</dl>`)))).toEqual(ENTRIES);
});

it.each([
  '<span property="author"><a><span property="givenName">Rosa</span> <span property="familyName">Aho</span></a></span>',
  '<button><span class="given-name">Rosa</span> <span class="text surname">Aho</span><sup>a</sup></button>',
  '<span class="ltx_personname">Rosa Aho</span>',
  '<p><b>Rosa Aho<sup>a</sup>; Lars Beck<sup>b,*</sup></b></p>',
])('authors are read from what a page marks up: %s', async (names) => {
  const page = await extractedPage(article('').replace('</h1>', `</h1>${names}`));
  expect(page.document.author?.[0]).toEqual({ family: 'Aho', given: 'Rosa' });
});
