import type { Kysely } from 'kysely';
import type { TableMapping } from '../../shared/model/table-mapping.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert, update } from '../history/act.ts';

/** Codes that a person gave to the words of a paper's tables: headings of outcomes, variables. */
export type TableCodes = {
  readonly outcomes: Readonly<Record<string, string>>;
  readonly factors: Readonly<Record<string, string>>;
};

/** What a person said of the tables of one document. */
export type RememberedTables = {
  readonly mappings: ReadonlyMap<string, TableMapping>;
  readonly codes: TableCodes;
};

/** The row of the codes: no table has an empty header, since a header begins with its width. */
const CODES = '';
const NO_CODES: TableCodes = { outcomes: {}, factors: {} };

/** What was said of the tables of a document so far. */
export async function readRemembered(db: Kysely<Tables>, sha256: string): Promise<RememberedTables> {
  const rows = await db
    .selectFrom('table_mapping')
    .select(['header', 'mapping_json'])
    .where('document_sha256', '=', sha256)
    .execute();
  const codes = rows.find(({ header }) => header === CODES);
  return {
    mappings: new Map(
      rows
        .filter((row) => row !== codes)
        .map(({ header, mapping_json }) => [
          header,
          // What was said before columns could be arms says nothing of them.
          { arms: false, ...(JSON.parse(mapping_json) as Omit<TableMapping, 'arms'>) },
        ]),
    ),
    codes: codes === undefined ? NO_CODES : (JSON.parse(codes.mapping_json) as TableCodes),
  };
}

/** Keeps what was said of one table, and the codes of its words beside those known before. */
export async function rememberTable(
  act: Act,
  sha256: string,
  mapping: TableMapping,
  codes: TableCodes,
): Promise<void> {
  const { codes: known } = await readRemembered(act.tx, sha256);
  await put(act, sha256, mapping.header, mapping);
  await put(act, sha256, CODES, {
    outcomes: { ...known.outcomes, ...codes.outcomes },
    factors: { ...known.factors, ...codes.factors },
  });
}

async function put(act: Act, sha256: string, header: string, value: unknown): Promise<void> {
  const key = { document_sha256: sha256, header };
  const mapping_json = JSON.stringify(value);
  const there = await act.tx
    .selectFrom('table_mapping')
    .select('mapping_json')
    .where('document_sha256', '=', sha256)
    .where('header', '=', header)
    .executeTakeFirst();
  if (there === undefined) await insert(act, 'table_mapping', { ...key, mapping_json, at: act.now, rev: 1 });
  else if (there.mapping_json !== mapping_json)
    await update(act, 'table_mapping', key, { mapping_json, at: act.now });
}
