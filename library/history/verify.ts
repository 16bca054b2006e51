import { createHash } from 'node:crypto';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Verification } from '../../shared/contract/history.ts';
import { readBytes, readText } from '../documents/documents.ts';
import type { Library } from '../library.ts';

type Check = Verification['checks'][number];

/** Checks that the file is sound, that documents are the bytes they were, and that every quote stands at its place. */
export async function verifyLibrary(library: Library): Promise<Reply<Verification>> {
  const checks = [
    checkIntegrity(library),
    checkForeignKeys(library),
    await checkDocuments(library),
    await checkQuotes(library),
    await checkReceipts(library),
  ];
  return done({ ok: checks.every((check) => check.ok), checks });
}

function checkIntegrity(library: Library): Check {
  const rows = library.file.sqlite.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  const ok = rows.length === 1 && rows[0]?.integrity_check === 'ok';
  const message = ok
    ? 'The file is sound.'
    : `The file is damaged: ${rows[0]?.integrity_check}. Restore a backup.`;
  return { name: 'file', ok, message };
}

function checkForeignKeys(library: Library): Check {
  const rows = library.file.sqlite.prepare('PRAGMA foreign_key_check').all() as { table: string }[];
  const ok = rows.length === 0;
  const tables = [...new Set(rows.map((row) => row.table))].join(', ');
  const message = ok
    ? 'Every link leads somewhere.'
    : `${rows.length} links lead nowhere (${tables}). Restore a backup.`;
  return { name: 'links', ok, message };
}

async function checkDocuments(library: Library): Promise<Check> {
  const documents = await library.read.selectFrom('document').select(['name', 'sha256']).execute();
  const wrong: string[] = [];
  let checked = 0;
  for (const { name, sha256 } of documents) {
    const bytes = await readBytes(library.read, sha256);
    if (bytes === undefined) continue;
    checked += 1;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) wrong.push(name);
  }
  const ok = wrong.length === 0;
  const message = ok
    ? `${checked} documents are the bytes they were.`
    : `Changed since they were added: ${wrong.join(', ')}.`;
  return { name: 'documents', ok, message };
}

async function checkQuotes(library: Library): Promise<Check> {
  const documents = await library.read.selectFrom('document').selectAll().execute();
  let wrong = 0;
  let checked = 0;
  for (const document of documents) {
    const stored = await readText(library.read, document);
    const passages = await library.read
      .selectFrom('passage')
      .select(['start', 'end', 'quote'])
      .where('document_sha256', '=', document.sha256)
      .execute();
    for (const passage of passages) {
      checked += 1;
      if (stored?.text.slice(passage.start, passage.end) !== passage.quote) wrong += 1;
    }
  }
  const message =
    wrong === 0
      ? `${checked} quotes stand at their place.`
      : `${wrong} of ${checked} quotes are not at their place.`;
  return { name: 'quotes', ok: wrong === 0, message };
}

async function checkReceipts(library: Library): Promise<Check> {
  const receipts = await library.read.selectFrom('receipt').selectAll().execute();
  const wrong = receipts.filter((receipt) => {
    const unread = (JSON.parse(receipt.unread_json) as unknown[]).length;
    return receipt.found !== receipt.added + receipt.merged + receipt.skipped + unread;
  });
  const ok = wrong.length === 0;
  const message = ok ? `${receipts.length} receipts add up.` : `${wrong.length} receipts do not add up.`;
  return { name: 'receipts', ok, message };
}
