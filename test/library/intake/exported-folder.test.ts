import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { newEngine, type TestEngine } from '../test-engine.ts';
import { contentOf } from '../test-library.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const ARTICLE = (title: string) =>
  `${title}\n\nAda Marsh\n\nAbstract\n\nWe asked who wears hearing aids.\n\nMost people (Lund, 2011) do.\n\nReferences\n\nLund, O. (2011). Asking for help late. Journal of Examples, 4(2), 11-19.\n`;

const RDF = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
  <bib:Article rdf:about="#item_1">
    <z:itemType>journalArticle</z:itemType>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Marsh</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_2"/>
    <link:link rdf:resource="#item_3"/>
    <link:link rdf:resource="#item_4"/>
    <link:link rdf:resource="#item_5"/>
    <link:link rdf:resource="#item_6"/>
    <dc:subject>to read</dc:subject>
    <dc:title>Who wears hearing aids</dc:title>
    <dc:date>2015</dc:date>
  </bib:Article>
  <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;Check the sample.&lt;/p&gt;</rdf:value></bib:Memo>
  <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="files/3/Marsh - 2015.txt"/><dc:title>Full Text</dc:title><link:type>text/plain</link:type></z:Attachment>
  <z:Attachment rdf:about="#item_4"><z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="files/4/figure.png"/><dc:title>Figure</dc:title></z:Attachment>
  <z:Attachment rdf:about="#item_5"><z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="../../secret.txt"/><dc:title>Elsewhere</dc:title></z:Attachment>
  <z:Attachment rdf:about="#item_6"><z:itemType>attachment</z:itemType>
    <dc:identifier><dcterms:URI><rdf:value>https://example.org/marsh</rdf:value></dcterms:URI></dc:identifier></z:Attachment>
  <bib:Book rdf:about="#item_7">
    <z:itemType>book</z:itemType>
    <link:link rdf:resource="#item_8"/>
    <dc:title>A book on something else</dc:title>
    <dc:date>1999</dc:date>
  </bib:Book>
  <z:Attachment rdf:about="#item_8"><z:itemType>attachment</z:itemType>
    <rdf:resource rdf:resource="files/8/gone.pdf"/></z:Attachment>
  <z:Collection rdf:about="#collection_1"><dc:title>Hearing</dc:title>
    <dcterms:hasPart rdf:resource="#collection_2"/><dcterms:hasPart rdf:resource="#item_7"/></z:Collection>
  <z:Collection rdf:about="#collection_2"><dc:title>Aids</dc:title>
    <dcterms:hasPart rdf:resource="#item_1"/><dcterms:hasPart rdf:resource="#collection_1"/></z:Collection>
</rdf:RDF>`;

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
// The title page of the file says something else than the record does.
const PAPER = bytes(ARTICLE('An Entirely Different Heading'));
const ZIP = zipSync({
  'My export/My export.rdf': bytes(RDF),
  'My export/files/3/Marsh - 2015.txt': PAPER,
  'My export/files/4/figure.png': PNG,
  'My export/files/9/unnamed.txt': bytes('Nobody names this.'),
});

async function importZip({ call, put }: TestEngine, zip = ZIP) {
  const { receipts } = await call('import.read', { files: [put('My export.zip', zip)] });
  return receipts[0]!;
}

describe('a folder exported by Zotero', () => {
  test('is read with its files, tags, notes and collections, in numbers that add up', async () => {
    const library = await newEngine();
    const receipt = await importZip(library);
    expect(receipt).toMatchObject({
      reader: 'zotero-rdf',
      found: 2,
      added: 2,
      merged: 0,
      skipped: 0,
      unread: [],
    });
    const { found, added, linked, unread } = receipt.attachments!;
    expect({ found, added, linked }).toEqual({ found: 4, added: 1, linked: 0 });
    expect(found).toBe(added + linked + unread.length);
    expect(unread.map(({ path, reason }) => [path, reason])).toEqual([
      ['files/4/figure.png', expect.stringContaining('picture')],
      ['../../secret.txt', expect.stringContaining('outside of the folder')],
      ['files/8/gone.pdf', expect.stringContaining('not in the folder')],
    ]);
    expect(receipt.notices?.join(' ')).toContain('no record names: 1');

    const { rows } = await library.call('reference.list', {});
    const row = rows.find(({ title }) => title === 'Who wears hearing aids')!;
    const reference = await library.call('reference.get', { id: row.id });
    expect(reference.item).toMatchObject({ keyword: 'to read', note: 'Check the sample.' });
    const [document] = await library.call('document.list', {});
    expect(document).toMatchObject({ name: 'Marsh - 2015.txt', reference: row.id, entries: 1, citations: 1 });
    expect(rows.map(({ title }) => title)).not.toContain('An Entirely Different Heading');

    const collections = await library.call('collection.list', {});
    expect(collections.map(({ name, depth, own }) => [name, depth, own])).toEqual([
      ['Hearing', 0, 1],
      ['Aids', 1, 1],
    ]);
    expect(await library.call('collection.of', { reference: row.id })).toEqual([collections[1]?.id]);
    const kept = await library.call('import.receipts', {});
    expect(kept[0]?.attachments).toEqual(receipt.attachments);
    expect((await library.call('library.verify', {})).ok).toBe(true);
  });

  test('changes nothing the second time, and is one act to undo', async () => {
    const library = await newEngine();
    const before = contentOf(library.engine.library);
    await importZip(library);
    const after = contentOf(library.engine.library);
    const again = await importZip(library);
    expect(again).toMatchObject({ found: 2, added: 0, merged: 0, skipped: 2 });
    expect(again.attachments).toMatchObject({ found: 4, added: 0, linked: 1 });
    expect(contentOf(library.engine.library)).toEqual(after);
    await library.call('history.undo', {});
    expect(contentOf(library.engine.library)).toEqual(before);
    await library.call('history.redo', {});
    expect(contentOf(library.engine.library)).toEqual(after);
  });

  test('ties a document that is there already to the record it is attached to', async () => {
    const library = await newEngine();
    const { receipts } = await library.call('document.ingest', { files: [library.put('paper.txt', PAPER)] });
    const receipt = await importZip(library);
    expect(receipt.attachments).toMatchObject({ added: 0, linked: 1 });
    const [document] = await library.call('document.list', {});
    expect(document).toMatchObject({
      id: receipts[0]?.document?.id,
      referenceTitle: 'Who wears hearing aids',
    });
  });

  test('leaves a file with the first of two works that have it, and says so', async () => {
    const library = await newEngine();
    const bib = `@book{one, title = {The first}, file = {:a.txt:txt}}
@book{two, title = {Quite another}, file = {:a.txt:txt}}`;
    const receipt = await importZip(library, zipSync({ 'list.bib': bytes(bib), 'a.txt': PAPER }));
    expect(receipt.attachments).toMatchObject({ found: 2, added: 1, linked: 0 });
    expect(receipt.attachments?.unread).toEqual([
      { path: 'a.txt', reference: 'two', reason: expect.stringContaining('of one, and stays there') },
    ]);
  });
});

describe('other exports with files', () => {
  test.each([
    [
      'list.bib',
      '@article{marsh, title = {Who wears hearing aids}, year = 2015, file = {Full Text:files/3/m.txt:text/plain}}',
    ],
    [
      'list.csv',
      'Key,Item Type,Title,DOI,File Attachments\nA,journalArticle,Who wears hearing aids,10.5555/a,files/3/m.txt\n',
    ],
    ['list.ris', 'TY  - JOUR\nTI  - Who wears hearing aids\nL1  - files/3/m.txt\nER  - \n'],
  ])('are read from %s', async (name, text) => {
    const library = await newEngine();
    const receipt = await importZip(library, zipSync({ [name]: bytes(text), 'files/3/m.txt': PAPER }));
    expect(receipt).toMatchObject({ found: 1, added: 1, attachments: { found: 1, added: 1, unread: [] } });
    expect((await library.call('document.list', {}))[0]?.referenceTitle).toBe('Who wears hearing aids');
  });

  test('read no file of this computer, whatever a list names', async () => {
    const library = await newEngine();
    const bib = '@book{one, title = {The first}, file = {:/etc/hostname:txt}}';
    const receipt = await importZip(library, zipSync({ 'list.bib': bytes(bib) }));
    expect(receipt.attachments).toMatchObject({ found: 1, added: 0 });
    const alone = await library.call('import.read', { files: [library.put('list.bib', bib)] });
    expect(alone.receipts[0]).not.toHaveProperty('attachments');
    expect(await library.call('document.list', {})).toEqual([]);
  });
});
