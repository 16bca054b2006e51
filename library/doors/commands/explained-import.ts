import type { CallOutput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { CodesPreview, TablePreview } from '../../../shared/contract/import.ts';
import { inOrder, type Session } from '../command-session.ts';
import { textTable } from '../text-table.ts';

/** What `--map` says: the words before the last `=`, folded, to what stands behind it. */
type Said = ReadonlyMap<string, string>;

type Preview = CallOutput<'import.preview'> & { readonly name: string };

/** Reads files by what `--map` says of their columns or codes; what it does not name is taken as on the screen. */
export async function importExplained(
  session: Session,
  handles: readonly string[],
  pairs: readonly string[],
): Promise<Reply<CallOutput<'import.read'>>> {
  const said = saidBy(pairs);
  const receipts = await inOrder(handles, (file) => importOne(session, file, said));
  return receipts.ok ? done({ receipts: [...receipts.output] }) : receipts;
}

async function importOne(
  session: Session,
  file: string,
  said: Said,
): Promise<Reply<CallOutput<'import.read'>['receipts'][number]>> {
  const looked = await session.ask('import.preview', { file });
  if (!looked.ok) return looked;
  const { tables, codes } = looked.output;
  if (codes !== null) {
    const choices = choicesOf(codes, said);
    if (!choices.ok) return choices;
    const reply = await session.ask('import.read', { files: [file], codes: choices.output });
    return reply.ok ? done(reply.output.receipts[0]!) : reply;
  }
  const table = tables.find(({ headers }) => headers.some((header) => said.has(folded(header))));
  if (table === undefined)
    return fault(
      'invalid-input',
      tables.length === 0
        ? 'This file is no table and has no codes, so there is nothing to say with --map. Import it without.'
        : `No column is called ${[...said.keys()].join(', ')}. The columns are: ${tables.flatMap((each) => each.headers).join(', ')}.`,
    );
  const { headers, hasHeader } = table;
  const mapping = { headers, targets: targetsOf(table, said), hasHeader };
  const reply = await session.ask('import.readMapped', { file, mapping });
  return reply.ok ? done(reply.output.receipt) : reply;
}

/** Looks at one file, with what `--map` says taken for done. */
export async function previewOf(
  session: Session,
  file: string,
  pairs: readonly string[],
): Promise<Reply<Preview>> {
  const said = saidBy(pairs);
  const desk = session.engine.files.get(file);
  if (!desk.ok) return desk;
  const { name } = desk.output;
  const looked = await session.ask('import.preview', { file });
  if (!looked.ok) return looked;
  const { codes, tables } = looked.output;
  if (codes === null || said.size === 0) {
    const explained = tables.map((table) => ({ ...table, targets: [...targetsOf(table, said)] }));
    return done({ name, ...looked.output, tables: explained });
  }
  const choices = choicesOf(codes, said);
  if (!choices.ok) return choices;
  const again = await session.ask('import.preview', { file, codes: choices.output });
  return again.ok ? done({ name, ...again.output }) : again;
}

function saidBy(pairs: readonly string[]): Said {
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      return [folded(pair.slice(0, at)), pair.slice(at + 1).trim()];
    }),
  );
}

function folded(words: string): string {
  return words.trim().toLowerCase();
}

function targetsOf(table: TablePreview, said: Said): string[] {
  return table.headers.map((header, at) => said.get(folded(header)) ?? table.targets[at] ?? 'keep');
}

/** What was said of dimensions and codes, by their ids in the file; each may be called by its id or its name. */
function choicesOf(
  { dimensions }: CodesPreview,
  said: Said,
): Reply<{ readonly from: string; readonly to: string }[]> {
  const names = new Map<string, string>();
  for (const dimension of dimensions) {
    for (const code of dimension.codes)
      for (const [above, below] of [
        [dimension.label, code.label],
        [dimension.id, code.id],
      ])
        names.set(folded(`${above}:${below}`), `${dimension.id}:${code.id}`);
    names.set(folded(dimension.label), dimension.id);
    names.set(folded(dimension.id), dimension.id);
  }
  const choices = [...said].map(([words, to]) => ({ words, from: names.get(words), to }));
  const unknown = choices.find(({ from }) => from === undefined);
  if (unknown !== undefined)
    return fault(
      'invalid-input',
      `The file has no dimension or code called “${unknown.words}”. Its dimensions are: ${dimensions.map(({ label }) => label).join(', ')}. A code is written dimension:code.`,
    );
  return done(choices.map(({ from, to }) => ({ from: from!, to })));
}

/** What a person may have to decide of one file, for reading in a terminal. */
export function previewText({ name, tables, codes }: Preview): string {
  if (codes !== null) return codesText(name, codes);
  if (tables.length === 0)
    return `“${name}” is no table and has no codes: nothing has to be decided before it is imported.\n`;
  return tables.map((table) => tableText(name, table)).join('\n');
}

function tableText(name: string, { name: sheet, rows, headers, targets, basis }: TablePreview): string {
  const of = sheet === '' ? `“${name}”` : `“${name}”, sheet “${sheet}”`;
  const known = { known: 'known headers', remembered: 'as said before', guessed: 'guessed' }[basis];
  const lines = headers.map((header, at) => ['', header, targets[at] ?? 'keep']);
  return `${of}: ${rows} rows; what the columns mean (${known}):\n${textTable(lines)}`;
}

const HEADING = 'heading';

function codesText(
  name: string,
  { title, references, remembered, dimensions, unexplained }: CodesPreview,
): string {
  const head = `“${name}”: ${references} references, coded with ${title === '' ? 'no code set' : `“${title}”`}${remembered ? '; what was said of these codes before holds' : ''}\n`;
  const parts = dimensions.map(({ label, codings, becomes, codes }) => {
    const lines = codes.map((code) => [
      '',
      code.label,
      code.group ? HEADING : `${code.codings} codings`,
      becomingText(code.becomes, 'code'),
    ]);
    return `\n${label}: ${codes.length} codes, ${codings} codings: ${becomingText(becomes, 'dimension')}\n${textTable(lines)}`;
  });
  const homeless = unexplained.map(({ number, codings }) => `${number ?? 'no number'} (${codings} codings)`);
  const lost =
    homeless.length === 0 ? '' : `\nNo code set explains these codes; left out: ${homeless.join(', ')}.\n`;
  return [head, ...parts, lost].join('');
}

function becomingText(becomes: string, kind: 'code' | 'dimension'): string {
  if (becomes === 'new') return `a new ${kind}`;
  return becomes === 'ignore' ? 'left out' : becomes;
}
