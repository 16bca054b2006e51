import lunr from 'lunr';
import { termsOf } from '../../../library/search/analysis.ts';
import { SEARCH_FIELDS, type SearchRecord } from '../../../library/search/record.ts';

// The pipeline function is only ever used in memory, but lunr warns about one it does not know by name.
const analyseTerm: lunr.PipelineFunction = (token) =>
  termsOf(token.toString(), false).map(({ term }) => new lunr.Token(term, {}));
lunr.Pipeline.registerFunction(analyseTerm, 'analyseTerm');

/** A lunr index built from scratch of these records, with our tokenizer and pipeline and nothing else of ours. */
export function lunrIndex(records: Iterable<SearchRecord>): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('id');
  for (const field of SEARCH_FIELDS) builder.field(field);
  builder.tokenizer = Object.assign(
    (text: unknown) =>
      termsOf(String(text ?? '')).map(({ term, start, end }, index) => {
        return new lunr.Token(term, { position: [start, end - start], index });
      }),
    { separator: lunr.tokenizer.separator },
  ) as unknown as typeof lunr.tokenizer;
  builder.searchPipeline.add(analyseTerm);
  for (const { id, fields } of records) builder.add({ ...fields, id });
  return builder.build();
}

/** What lunr finds: ids and scores. */
export function lunrScores(index: lunr.Index, query: string): ReadonlyMap<string, number> {
  return new Map(index.search(query).map(({ ref, score }) => [ref, score]));
}
