import { newEngine, type TestEngine } from '../test-engine.ts';

/** An engine with a few studies of invented works, each with a title to quote; `ids` keeps libraries apart. */
export async function reviewLibrary(
  studies: number,
  ids = '',
): Promise<TestEngine & { readonly studies: readonly string[] }> {
  const engine = await newEngine({ ids });
  await engine.call('reference.add', {
    items: Array.from({ length: studies }, (_, at) => ({
      type: 'article-journal',
      title: `Invented inquiry number ${at + 1} into walking ${WORDS[at % WORDS.length]}`,
      author: [{ family: `Author${at}`, given: 'A.' }],
      issued: { 'date-parts': [[1990 + (at % 30)]] },
      DOI: `10.5555/walk.${at + 1}`,
    })),
  });
  const rows = await engine.call('study.list', {});
  return { ...engine, studies: rows.map(({ id }) => id) };
}

const WORDS = ['uphill', 'at night', 'in rain', 'with dogs', 'alone', 'to school', 'by rivers'];
