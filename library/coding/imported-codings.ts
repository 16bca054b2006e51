import type { RecordCoding, RecordQuote } from '../../shared/model/bibliography.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { BASES, type Basis } from '../../shared/model/coding.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Tables } from '../database/tables.ts';
import { type Act, insert } from '../history/act.ts';
import { placeCode } from './coding-rules.ts';
import type { JoinedCodebook } from './joined-codebook.ts';

/** A study that takes the codings of a record, with the record's words to find quotes in. */
export type CodedStudy = {
  readonly study: string;
  readonly reference: string;
  readonly item: CslItem;
  readonly codings: readonly RecordCoding[];
};

/** Stores codings that came with records; one that is there already, or that the codebook does not allow, is left out. */
export async function storeImportedCodings(
  act: Act,
  codebook: Codebook,
  joined: JoinedCodebook,
  studies: readonly CodedStudy[],
): Promise<{
  readonly stored: number;
  readonly already: number;
  /** Those whose code has no place, because a person left it out. */
  readonly leftOut: number;
  readonly refused: readonly string[];
}> {
  const present = await presentCodings(act, codebook.id);
  const rows: Tables['coding'][] = [];
  const passages: Tables['passage'][] = [];
  const refused = new Set<string>();
  let already = 0;
  let leftOut = 0;
  for (const { study, reference, item, codings } of studies) {
    for (const coding of codings) {
      const place = joined.places.get(`${coding.dimension}:${coding.code}`);
      if (place === undefined) {
        leftOut += 1;
        continue;
      }
      const row = codingRow(act, codebook, study, { ...coding, ...place });
      if (present.has(keyOf(row))) {
        already += 1;
        continue;
      }
      const quotes = coding.quotes.map((quote) => placeQuote(quote, item));
      const placed = placeCode(codebook, { ...coding, ...place });
      const sentence =
        typeof placed === 'string'
          ? placed
          : placed.needsPassage && !quotes.some((quote) => quote !== undefined)
            ? `“${placed.code.label}” needs the words it rests on, and the file has none.`
            : undefined;
      if (sentence !== undefined) {
        refused.add(sentence);
        continue;
      }
      present.add(keyOf(row));
      const loose = coding.quotes.filter((_, at) => quotes[at] === undefined);
      rows.push({ ...row, note: [row.note, ...loose.map(looseQuote)].filter(Boolean).join('\n') });
      for (const quote of quotes)
        if (quote !== undefined)
          passages.push({ id: act.newId(), coding_id: row.id, reference_id: reference, ...quote, rev: 1 });
    }
  }
  await insert(act, 'coding', rows);
  await insert(act, 'passage', passages);
  return { stored: rows.length, already, leftOut, refused: [...refused] };
}

async function presentCodings(act: Act, codebook: string): Promise<Set<string>> {
  const rows = await act.tx.selectFrom('coding').selectAll().where('codebook_id', '=', codebook).execute();
  return new Set(rows.map(keyOf));
}

function keyOf(row: Pick<Tables['coding'], 'study_id' | 'dimension' | 'code' | 'outcome' | 'coder'>): string {
  return [row.study_id, row.dimension, row.code, row.outcome, row.coder].join('\n');
}

function codingRow(act: Act, codebook: Codebook, study: string, coding: RecordCoding): Tables['coding'] {
  return {
    id: act.newId(),
    study_id: study,
    codebook_id: codebook.id,
    codebook_version: codebook.version,
    dimension: coding.dimension,
    code: coding.code,
    outcome: coding.outcome ?? '',
    coder: coding.coder ?? act.who,
    direction: coding.direction,
    as_reported: coding.asReported,
    origin: 'import',
    note: coding.note,
    created_at: act.now,
    rev: 1,
  };
}

type QuotePlace = Pick<
  Tables['passage'],
  'document_sha256' | 'field' | 'start' | 'end' | 'quote' | 'before' | 'after' | 'page' | 'basis'
>;

const AROUND = 32;

/** Where a quote stands: where the file says, else in the record's abstract or title; undefined where it is not found. */
function placeQuote(quote: RecordQuote, item: CslItem): QuotePlace | undefined {
  const basis = BASES.find((each) => each === quote.basis);
  if (basis !== undefined && quote.sha256) {
    const { text, start = 0, end = 0, before = '', after = '', page = null } = quote;
    return {
      document_sha256: quote.sha256,
      field: null,
      start,
      end,
      quote: text,
      before,
      after,
      page,
      basis,
    };
  }
  for (const field of ['abstract', 'title'] as const) {
    const text = item[field] ?? '';
    const start = quote.text === '' ? -1 : text.indexOf(quote.text);
    if (start < 0) continue;
    const end = start + quote.text.length;
    return {
      document_sha256: null,
      field,
      start,
      end,
      quote: quote.text,
      before: text.slice(Math.max(0, start - AROUND), start),
      after: text.slice(end, end + AROUND),
      page: null,
      basis: field satisfies Basis,
    };
  }
  return undefined;
}

function looseQuote({ text, source }: RecordQuote): string {
  return source === '' ? `“${text}”` : `“${text}” (${source})`;
}
