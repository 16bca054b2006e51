import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { SEARCH_FIELDS, type SearchRecord } from '../../../library/search/record.ts';
import { createSearchIndex } from '../../../library/search/search-index.ts';

/** An engine under test. `search` gives the number found where it is known, else of the hits. */
export type Engine = {
  readonly build: (records: Iterable<SearchRecord>, file: string) => void;
  readonly bytes: (file: string) => number;
  readonly open: (file: string) => OpenEngine;
};

export type OpenEngine = {
  readonly search: (query: string) => number;
  /** Changes a record so that the next search sees it; absent where the engine cannot. */
  readonly update?: (record: SearchRecord) => void;
};

const gleaner: Engine = {
  build: (records, file) => {
    const index = createSearchIndex({ textOf: () => undefined });
    index.add(records);
    index.merge(true);
    const stored = index.serialize();
    writeFileSync(`${file}.json`, JSON.stringify(stored.map(({ name, bytes }) => [name, bytes.length])));
    writeFileSync(file, Buffer.concat(stored.map(({ bytes }) => bytes)));
  },
  bytes: (file) => statSync(file).size,
  open: (file) => {
    const index = createSearchIndex({ textOf: () => undefined, now: () => performance.now() });
    const sizes: [string, number][] = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    const bytes = new Uint8Array(readFileSync(file));
    let place = 0;
    const outcome = index.open(
      sizes.map(([name, size]) => {
        place += size;
        return { name, bytes: bytes.subarray(place - size, place) };
      }),
    );
    if (outcome.kind !== 'opened') throw new Error(outcome.reason);
    return {
      search: (query) => index.search(query, { limit: 20, snippetLength: 0 }).total,
      update: (record) => index.update(record),
    };
  },
};

const plainLunr: Engine = {
  build: (records, file) => {
    const builder = new lunr.Builder();
    builder.pipeline.add(lunr.trimmer as lunr.PipelineFunction, lunr.stopWordFilter as lunr.PipelineFunction);
    builder.pipeline.add(lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref('id');
    for (const field of SEARCH_FIELDS) builder.field(field);
    for (const { id, fields } of records) builder.add({ ...fields, id });
    writeFileSync(file, JSON.stringify(builder.build()));
  },
  bytes: (file) => statSync(file).size,
  open: (file) => {
    const index = lunr.Index.load(JSON.parse(readFileSync(file, 'utf8')));
    // lunr has no phrases: both words have to be there.
    return { search: (query) => index.search(query.replace(/^"(\S+) (\S+)"$/, '+$1 +$2')).length };
  },
};

// Its vacuuming beside the measuring throws inside MiniSearch 7.2.0.
const MINI = { fields: [...SEARCH_FIELDS], idField: 'id', storeFields: [], autoVacuum: false };

const miniSearch: Engine = {
  build: (records, file) => {
    const index = new MiniSearch(MINI);
    for (const { id, fields } of records) index.add({ ...fields, id });
    writeFileSync(file, JSON.stringify(index));
  },
  bytes: (file) => statSync(file).size,
  open: (file) => {
    const index = MiniSearch.loadJSON(readFileSync(file, 'utf8'), MINI);
    return {
      search: (query) => miniSearchQuery(index, query),
      update: ({ id, fields }) => {
        if (index.has(id)) index.discard(id);
        index.add({ ...fields, id });
      },
    };
  },
};

/** MiniSearch takes what lunr writes into the query as options; it has no phrases, so both words have to be there. */
function miniSearchQuery(index: MiniSearch, query: string): number {
  const both = query.startsWith('+') || query.startsWith('"');
  const field = /^title:(.+)$/.exec(query);
  if (field?.[1]) return index.search(field[1], { fields: ['title'] }).length;
  if (query.endsWith('*')) return index.search(query.slice(0, -1), { prefix: true }).length;
  if (query.endsWith('~1')) return index.search(query.slice(0, -2), { fuzzy: 1 }).length;
  return index.search(query.replace(/[+"]/g, ''), both ? { combineWith: 'AND' } : {}).length;
}

const fts5: Engine = {
  build: (records, file) => {
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF');
    database.exec(
      `CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, ${SEARCH_FIELDS.join(', ')}, content='', contentless_delete=1, tokenize='porter unicode61')`,
    );
    const insert = database.prepare(insertSql);
    database.exec('BEGIN');
    let row = 0;
    for (const record of records) insert.run(++row, ...valuesOf(record));
    database.exec("COMMIT; INSERT INTO found(found) VALUES('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
  },
  bytes: (file) => statSync(file).size,
  open: (file) => {
    const database = new DatabaseSync(file);
    const select = database.prepare(
      'SELECT rowid, bm25(found) AS score FROM found WHERE found MATCH ? ORDER BY score LIMIT 20',
    );
    const replace = database.prepare(insertSql.replace('INSERT', 'INSERT OR REPLACE'));
    return {
      search: (query) => select.all(fts5Query(query)).length,
      update: (record) => {
        replace.run(Number(record.id.slice(3)) + 1, ...valuesOf(record));
      },
    };
  },
};

const insertSql = `INSERT INTO found(rowid, id, ${SEARCH_FIELDS.join(', ')}) VALUES (?, ?${', ?'.repeat(SEARCH_FIELDS.length)})`;

function valuesOf(record: SearchRecord): readonly string[] {
  return [record.id, ...SEARCH_FIELDS.map((field) => record.fields[field] ?? '')];
}

/** FTS5 has no fuzzy search; the word is looked up as written. */
function fts5Query(query: string): string {
  if (query.startsWith('"')) return query;
  if (query.startsWith('+')) return query.replace(/\+/g, '').split(' ').join(' AND ');
  return query.replace(/~\d/, '').replace(/ /g, ' OR ');
}

export const ENGINES: Readonly<Record<string, Engine>> = {
  gleaner,
  lunr: plainLunr,
  minisearch: miniSearch,
  fts5,
};
