import { createHash } from 'node:crypto';
import { putCodebook } from '../../../library/coding/codebook.ts';
import { storeText } from '../../../library/documents/document-store.ts';
import { insert } from '../../../library/history/act.ts';
import type { Library } from '../../../library/library.ts';
import { addReference } from '../../../library/references/add-reference.ts';
import { takenKeys } from '../../../library/references/references.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { newLibrary, output } from '../test-library.ts';

/** A codebook of a made-up field: what makes people take the stairs. */
export const STAIRS: Codebook = {
  id: 'stairs',
  version: '1',
  title: 'Taking the stairs',
  dimensions: [
    {
      id: 'place',
      label: 'Place',
      choice: 'multiple',
      codes: [
        { id: 'office', label: 'Office', definition: 'Offices.', phrases: ['office*'] },
        { id: 'station', label: 'Station', definition: 'Railway stations.', phrases: ['station*'] },
        { id: 'none', label: 'No place', definition: 'No place named.', exclusive: true },
      ],
    },
    {
      id: 'reason',
      label: 'Reason',
      choice: 'multiple',
      qualifiers: ['way', 'result'],
      outcomes: ['climbing'],
      codes: [
        { id: 'signs', label: 'About signs', definition: 'Heading.', group: true },
        {
          id: 'sign',
          label: 'Signs at the lift',
          parent: 'signs',
          definition: 'Signs are put up.',
          pole: 'present',
          phrases: ['sign*', 'poster*'],
          against: ['sign language'],
        },
        {
          id: 'light',
          label: 'Light in the stairwell',
          definition: 'The stairs are lit.',
          pole: 'lit',
          phrases: ['light*', 'lack:dark*'],
        },
        { id: 'none', label: 'No reason', definition: 'None told.', exclusive: true },
      ],
    },
    {
      id: 'way',
      label: 'Way',
      choice: 'single',
      role: 'direction',
      codes: [
        { id: 'up', label: 'More', definition: 'More.', sign: 'positive', phrases: ['raise*', 'increase*'] },
        {
          id: 'down',
          label: 'Less',
          definition: 'Less.',
          sign: 'negative',
          phrases: ['keep* people', 'deter*'],
        },
        { id: 'flat', label: 'No link', definition: 'None.', sign: 'none', phrases: ['no link'] },
      ],
    },
    {
      id: 'result',
      label: 'Result',
      choice: 'multiple',
      role: 'outcome',
      codes: [
        {
          id: 'climbing',
          label: 'Climbing',
          definition: 'Stairs are taken.',
          phrases: ['stair use', 'climb*'],
        },
        { id: 'weight', label: 'Weight', definition: 'Body weight.', phrases: ['body weight'] },
      ],
    },
    {
      id: 'design',
      label: 'Design',
      choice: 'single',
      codes: [
        { id: 'count', label: 'Counting', definition: 'People are counted.', phrases: ['count*'] },
        { id: 'trial', label: 'Trial', definition: 'Allocated.', phrases: ['randomi* trial'] },
        { id: 'page', label: 'Web page', definition: 'A page.', phrases: ['type:webpage'] },
      ],
    },
  ],
};

export const TEXT =
  'Two studies matter here. Posters increase stair use in offices (Aho 2001), while dark stairwells deter people from climbing (Berg 2002). We hypothesize that signs increase stair use in stations (Cole 2003).';

/** A library with three works and a paper that cites them; the paper's text is `TEXT`. */
export async function smallLibrary(codebook: Codebook = STAIRS) {
  const library = await newLibrary();
  output(await putCodebook(library, { codebook: structuredClone(codebook) as never }));
  const references = output(
    await library.act('Set up', async (act) => {
      const keys = await takenKeys(act.tx);
      const aho = await addReference(
        act,
        {
          type: 'article-journal',
          title: 'Counting people at the office stairs',
          abstract: 'Offices were visited. There was no link between light and stair use.',
          author: [{ family: 'Aho', given: 'A.' }],
          issued: { 'date-parts': [[2001]] },
        },
        keys,
      );
      const berg = await addReference(act, { type: 'webpage', title: 'Dark stairs' }, keys);
      const cole = await addReference(act, { type: 'book', title: 'Steps' }, keys);
      const paper = await addReference(act, { type: 'article-journal', title: 'A paper on steps' }, keys);
      return { aho, berg, cole, paper };
    }),
  );
  const document = await addPaper(library, references);
  return { library, document, ...references, studyOf: (id: string) => studyOf(library, id) };
}

async function addPaper(
  library: Library,
  { aho, berg, cole, paper }: { aho: string; berg: string; cole: string; paper: string },
): Promise<string> {
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  return output(
    await library.act('Added the paper', async (act) => {
      const id = act.newId();
      await insert(act, 'document', {
        id,
        sha256,
        name: 'paper.txt',
        media_type: 'text/plain',
        bytes: TEXT.length,
        role: 'full text',
        reference_id: paper,
        extractor_version: '1',
        added_at: act.now,
        rev: 1,
      });
      const page = { kind: 'paragraph' as const, start: 0, end: TEXT.length, page: 3 };
      await storeText(act, sha256, '1', { text: TEXT, blocks: [page], tables: [] });
      const clauses = [
        [aho, 'Posters increase', 'Posters increase stair use in offices', 1],
        [berg, 'Posters increase', 'dark stairwells deter people from climbing', 1],
        [cole, 'We hypothesize', 'We hypothesize that signs increase stair use in stations', 2],
      ] as const;
      for (const [n, [reference, sentence, clause, group]] of clauses.entries()) {
        const sentenceStart = TEXT.indexOf(sentence);
        const start = TEXT.indexOf(clause);
        await insert(act, 'citation', {
          id: act.newId(),
          document_id: id,
          n: n + 1,
          start: start + clause.length + 2,
          end: start + clause.length + 10,
          surface: TEXT.slice(start + clause.length + 2, start + clause.length + 10),
          group_number: group,
          sentence_start: sentenceStart,
          sentence_end: TEXT.indexOf('.', sentenceStart) + 1,
          clause_start: start,
          clause_end: start + clause.length,
          reference_id: reference,
          candidates_json: JSON.stringify([reference]),
          status: 'linked',
          reason: '',
          rev: 1,
        });
      }
      return id;
    }),
  );
}

/** The study of a reference. */
export async function studyOf(library: Library, reference: string): Promise<string> {
  const row = await library.read
    .selectFrom('study_reference')
    .select('study_id')
    .where('reference_id', '=', reference)
    .executeTakeFirstOrThrow();
  return row.study_id;
}

/** A study's title as a text that suggestions are read from. */
export function titleText(study: string, title: string) {
  return {
    key: `title:${study}`,
    basis: 'title' as const,
    kind: 'title' as const,
    reference: study,
    document: null,
    source: study,
    start: 0,
    end: title.length,
    text: title,
    context: null,
  };
}
