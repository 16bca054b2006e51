import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';

const PROSE =
  'Bees are useful animals in the gardens of towns, as several surveys have shown, and they need water, flowers, and places to nest in; this paragraph is long enough to be taken for the text of an article.';

async function page(head: string, body: string) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  const reading = await readDocument(new TextEncoder().encode(html), 'page.html');
  if (!reading.ok) throw new Error(reading.message);
  return reading.document;
}

const ARTICLE = `<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><article><h1>Bees in town</h1><p>${PROSE}<sup>1,2</sup></p><p>${PROSE} Second. <b>Bold</b> words.</p>
<ul><li>water</li><li>flowers</li></ul>
<table><caption>Table 1. Bees</caption><tr><th>Town</th><th colspan="2">Bees (%)</th></tr><tr><td rowspan="2">A</td><td>5</td><td>50</td></tr><tr><td>6</td><td>60</td></tr></table>
<p>${PROSE} Third.</p></article></main>
<aside role="complementary"><p>Subscribe to our newsletter!</p></aside>
<section id="references"><h2>References</h2><ol><li>Smith J. Bees. J Bees 2010;1:2–3.</li><li>Doe P. Water. J Bees 2011;2:3–4.</li></ol></section>
<footer>Imprint</footer>`;

describe('a saved web page', () => {
  it('keeps the article with its lists, tables and references and leaves the page around it out', async () => {
    const { text, blocks } = await page('', ARTICLE);
    const shown = blocks.map((block) => [
      block.kind,
      block.marker ?? '',
      text.slice(block.start, block.end).slice(0, 30),
    ]);
    expect(shown).toEqual([
      ['heading', '', 'Bees in town'],
      ['paragraph', '', PROSE.slice(0, 30)],
      ['paragraph', '', PROSE.slice(0, 30)],
      ['list-item', '•', 'water'],
      ['list-item', '•', 'flowers'],
      ['caption', '', 'Table 1. Bees'],
      ['table', '', 'Town\tBees (%)\t\nA\t5\t50\n\t6\t60'],
      ['paragraph', '', PROSE.slice(0, 30)],
      ['heading', '', 'References'],
      ['list-item', '1.', 'Smith J. Bees. J Bees 2010;1:2'],
      ['list-item', '2.', 'Doe P. Water. J Bees 2011;2:3–'],
    ]);
    expect(text).not.toMatch(/Home|newsletter|Imprint/);
  });

  it('keeps raised numbers raised', async () => {
    const { text } = await page('', ARTICLE);
    expect(text).toContain('article.¹,²');
  });

  it('reads citation_* tags before Dublin Core and Open Graph', async () => {
    const head = `<meta name="citation_title" content="Bees in Town"><meta name="citation_author" content="Ågren, Siv"><meta name="citation_author" content="Li Wei">
<meta name="citation_journal_title" content="Journal of Bees"><meta name="citation_volume" content="3"><meta name="citation_issue" content="2"><meta name="citation_firstpage" content="10"><meta name="citation_lastpage" content="19">
<meta name="citation_publication_date" content="2020/03/04"><meta name="citation_doi" content="doi:10.5555/bees.3.2"><meta name="citation_issn" content="1234-5678"><meta property="og:title" content="Bees! | Journal">`;
    const { metadata } = await page(head, ARTICLE);
    expect(metadata).toMatchObject({
      type: 'article-journal',
      title: 'Bees in Town',
      author: [
        { family: 'Ågren', given: 'Siv' },
        { family: 'Wei', given: 'Li' },
      ],
      'container-title': 'Journal of Bees',
      volume: '3',
      issue: '2',
      page: '10-19',
      issued: { 'date-parts': [[2020, 3, 4]] },
      DOI: '10.5555/bees.3.2',
      ISSN: '1234-5678',
      language: 'en',
    });
  });

  it('reads schema.org data and survives a broken block of it', async () => {
    const linked = {
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': 'BlogPosting',
          headline: 'Bees',
          author: { '@type': 'Organization', name: 'Bee Trust' },
          datePublished: '2021-05-06T08:00:00Z',
        },
      ],
    };
    const head = `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(linked)}</script>`;
    const { metadata } = await page(head, ARTICLE);
    expect(metadata).toMatchObject({
      type: 'post-weblog',
      title: 'Bees',
      author: [{ literal: 'Bee Trust' }],
      issued: { 'date-parts': [[2021, 5, 6]] },
    });
  });

  it('parts words at line breaks and keeps the spaces at the edges of bold words', async () => {
    const { text } = await page(
      '',
      `<article><h1>Bees</h1><p>Ana Berg<br>University of Bees</p><p><b>Aim: </b>bees.<i> More</i> bees.</p><p>${PROSE}</p></article>`,
    );
    expect(text).toContain('Ana Berg\nUniversity of Bees');
    expect(text).toContain('Aim: bees. More bees.');
  });

  it('keeps the empty first cell of a table', async () => {
    const { text } = await page(
      '',
      `<article><h1>Bees</h1><p>${PROSE}</p><table><tr><th></th><th>Town</th></tr><tr><td>Bees</td><td>5</td></tr></table></article>`,
    );
    expect(text).toContain('\n\n\tTown\nBees\t5');
  });
});
