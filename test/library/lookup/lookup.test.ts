import { expect, test, vi } from 'vitest';
import { type LookupParts, openLookup } from '../../../library/lookup/lookup.ts';
import { createSender, LIMITS } from '../../../library/lookup/network.ts';
import type { CslItem } from '../../../shared/model/csl.ts';
import { newEngine } from '../test-engine.ts';
import { standIn } from './stand-in.ts';

const ITEM: CslItem = {
  type: 'article-journal',
  title: 'Hearing aids in use',
  DOI: '10.1000/Ear(1)',
  PMID: '123',
};
const CROSSREF = {
  message: {
    type: 'journal-article',
    title: ['Hearing aids in use'],
    author: [{ family: 'Lee', given: 'Ann' }, { name: 'The Ear Group' }],
    issued: { 'date-parts': [[2001, 5]] },
    'container-title': ['Ear'],
    volume: '3',
    DOI: '10.1000/ear(1)',
    abstract: '<jats:p>Aids <b>help</b>.</jats:p>',
  },
};
const never = new AbortController().signal;

async function withLookup(parts: Partial<LookupParts>, item: CslItem = ITEM) {
  const { engine, call } = await newEngine();
  const { ids } = await call('reference.add', { items: [item] });
  const network = async () => createSender({ ...LIMITS, gap: 0, time: 2_000 });
  const lookup = openLookup({
    library: engine.library,
    isAllowed: () => true,
    network,
    version: '1.0',
    ...parts,
  });
  return { lookup, id: ids[0]!, call };
}

/** Prepares a question and sends what was prepared. */
async function askOf(
  parts: Partial<LookupParts>,
  source: 'crossref' | 'openalex' | 'pubmed',
  item?: CslItem,
) {
  const { lookup, id } = await withLookup(parts, item);
  const prepared = await lookup.prepare({ id, source, mail: '' });
  if (!prepared.ok) return prepared;
  return lookup.send({ id, source, mail: '', url: prepared.output.url }, never);
}

test('while it is not allowed nothing is prepared, nothing is sent and no network code is loaded', async () => {
  const reached = vi.fn();
  vi.stubGlobal('fetch', reached);
  const { lookup, id } = await withLookup({ isAllowed: () => false, network: reached });
  const off = { ok: false, fault: { message: expect.stringContaining('is off') } };
  expect(await lookup.prepare({ id, source: 'crossref', mail: '' })).toMatchObject(off);
  const url = 'https://api.crossref.org/works/10.1000%2Fear(1)';
  expect(await lookup.send({ id, source: 'crossref', mail: '', url }, never)).toMatchObject(off);
  const { reply, call } = await newEngine();
  const { ids } = await call('reference.add', { items: [ITEM] });
  expect(await reply('lookup.send', { id: ids[0]!, source: 'crossref', url })).toMatchObject(off);
  expect(reached).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test('the request is shown as it will be sent, with the mail only where the person gave one', async () => {
  const { lookup, id } = await withLookup({});
  expect(await lookup.prepare({ id, source: 'crossref', mail: '' })).toEqual({
    ok: true,
    output: {
      source: 'crossref',
      method: 'GET',
      url: 'https://api.crossref.org/works/10.1000%2Fear(1)',
      headers: { Accept: 'application/json', 'User-Agent': 'Gleaner/1.0' },
    },
  });
  const named = await lookup.prepare({ id, source: 'pubmed', mail: 'ada@example.org' });
  expect(named.ok && named.output.headers['User-Agent']).toBe('Gleaner/1.0 (mailto:ada@example.org)');
  expect(named.ok && named.output.url).toContain('id=123&tool=gleaner&email=ada%40example.org');
});

test('what is sent is what was shown, and every field comes back as a proposal', async () => {
  const { base, asked } = await standIn((_, response) => response.end(JSON.stringify(CROSSREF)));
  const { lookup, id, call } = await withLookup({ bases: { crossref: base } });
  const shown = await lookup.prepare({ id, source: 'crossref', mail: '' });
  const url = shown.ok ? shown.output.url : '';
  const reply = await lookup.send({ id, source: 'crossref', mail: '', url }, never);
  expect(asked.map((one) => [base + one.url, one.agent])).toEqual([[url, 'Gleaner/1.0']]);
  expect(reply.ok && reply.output.proposals[0]).toMatchObject({
    sameTitle: true,
    fields: [
      { field: 'author', mine: '', theirs: 'Lee, Ann; The Ear Group' },
      { field: 'issued', theirs: '2001-5' },
      { field: 'container-title', theirs: 'Ear' },
      { field: 'volume', theirs: '3' },
      { field: 'abstract', theirs: 'Aids help .' },
    ],
  });
  expect((await call('reference.get', { id })).item).toEqual(ITEM);
});

test('a request that is not the one shown is not sent', async () => {
  const { base, asked } = await standIn((_, response) => response.end('{}'));
  const { lookup, id } = await withLookup({ bases: { crossref: base } });
  const reply = await lookup.send({ id, source: 'crossref', mail: '', url: `${base}/other` }, never);
  expect(reply).toMatchObject({ ok: false, fault: { kind: 'conflict' } });
  expect(asked).toEqual([]);
});

test('OpenAlex puts its abstract back in order', async () => {
  const work = {
    type: 'article',
    title: 'Hearing aids in use',
    publication_date: '2001-05-02',
    authorships: [{ author: { display_name: 'Ann B. Lee' } }],
    abstract_inverted_index: { help: [1], Aids: [0] },
    ids: { pmid: 'https://pubmed.ncbi.nlm.nih.gov/456' },
  };
  const { base, asked } = await standIn((_, response) => response.end(JSON.stringify(work)));
  const reply = await askOf({ bases: { openalex: base } }, 'openalex');
  expect(asked[0]?.url).toBe('/works/doi:10.1000%2Fear(1)');
  expect(reply.ok && reply.output.proposals[0]?.fields.map(({ field, theirs }) => [field, theirs])).toEqual([
    ['author', 'Lee, Ann B.'],
    ['issued', '2001-5-2'],
    ['PMID', '456'],
    ['abstract', 'Aids help'],
  ]);
});

test('PubMed is read with the reader of its files, and asked only by a PMID', async () => {
  const xml =
    '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><Journal><Title>Ear</Title></Journal><ArticleTitle>Hearing aids in use</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>';
  const { base } = await standIn((_, response) => response.end(xml));
  const reply = await askOf({ bases: { pubmed: base } }, 'pubmed');
  expect(reply.ok && reply.output.proposals[0]?.fields.map(({ field }) => field)).toContain(
    'container-title',
  );
  expect(await askOf({}, 'pubmed', { type: 'book', title: 'Another matter' })).toMatchObject({ ok: false });
});

test.each([
  ['an unknown work', 404, 'does not know this work'],
  ['too many requests', 429, 'in 7 seconds'],
  ['a broken service', 500, 'answered with an error (500)'],
])('%s is told in a sentence', async (_, status, sentence) => {
  const { base } = await standIn((_request, response) => {
    response.writeHead(status, { 'retry-after': '7' });
    response.end();
  });
  const reply = await askOf({ bases: { crossref: base } }, 'crossref');
  expect(reply).toMatchObject({ ok: false, fault: { message: expect.stringContaining(sentence) } });
});

test('an answer that is no answer, a redirect elsewhere and a service that is silent are told, and nothing changes', async () => {
  const nonsense = await standIn((_, response) => response.end('<html>'));
  expect(await askOf({ bases: { crossref: nonsense.base } }, 'crossref')).toMatchObject({ ok: false });
  const elsewhere = await standIn((_, response) => {
    response.writeHead(302, { location: nonsense.base });
    response.end();
  });
  expect(await askOf({ bases: { crossref: elsewhere.base } }, 'crossref')).toMatchObject({ ok: false });
  expect(nonsense.asked).toHaveLength(1);
  const silent = await standIn(() => undefined);
  const network = async () => createSender({ ...LIMITS, time: 50 });
  expect(await askOf({ bases: { crossref: silent.base }, network }, 'crossref')).toMatchObject({
    ok: false,
    fault: { message: expect.stringContaining('gave no answer') },
  });
});

test('no more of an answer is read than it may be long', async () => {
  const { base } = await standIn((_, response) => response.end('x'.repeat(100_000)));
  const network = async () => createSender({ ...LIMITS, size: 10_000 });
  expect(await askOf({ bases: { crossref: base }, network }, 'crossref')).toMatchObject({
    ok: false,
    fault: { kind: 'too-large' },
  });
});

test('two requests to one service are kept apart', async () => {
  const { base, asked } = await standIn((_, response) => response.end(JSON.stringify(CROSSREF)));
  const sender = createSender({ ...LIMITS, gap: 300 });
  const { lookup, id } = await withLookup({ bases: { crossref: base }, network: async () => sender });
  const shown = await lookup.prepare({ id, source: 'crossref', mail: '' });
  const input = { id, source: 'crossref', mail: '', url: shown.ok ? shown.output.url : '' } as const;
  await Promise.all([lookup.send(input, never), lookup.send(input, never)]);
  expect(asked).toHaveLength(2);
  expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(295);
});
