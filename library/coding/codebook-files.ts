import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments } from '../../shared/contract/calls.ts';
import type { CodebookFile } from '../../shared/contract/codebook-edit.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import type { FileDesk } from '../file-desk.ts';
import type { Library } from '../library.ts';
import { codebookNotices, currentCodebook } from './codebook.ts';
import { codebookFaults } from './codebook-check.ts';
import { readCodebookCsv, writeCodebookCsv } from './codebook-csv.ts';
import { readCodebookJson, writeCodebookJson } from './codebook-json.ts';
import { readCodebookQdc, writeCodebookQdc } from './codebook-qdc.ts';
import { getVersion } from './codebook-versions.ts';

/** What a reader makes of a file: a codebook not checked yet, or what is wrong with the file. */
export type ReadCodebook = {
  readonly codebook: Codebook | null;
  readonly faults: readonly { readonly place: string; readonly sentence: string }[];
  readonly notices: readonly string[];
  /** Where in the file `dimension` or `dimension:code` stands. */
  readonly placeOf: (name: string) => string;
};

type Format = CodebookFile['format'];

const READERS: Readonly<Record<Format, (text: string, name: string) => ReadCodebook>> = {
  json: readCodebookJson,
  csv: readCodebookCsv,
  qdc: readCodebookQdc,
};

const WRITERS: Readonly<Record<Format, (codebook: Codebook) => string>> = {
  json: writeCodebookJson,
  csv: writeCodebookCsv,
  qdc: writeCodebookQdc,
};

const MEDIA: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  qdc: 'application/xml',
};

const LARGEST = 20_000_000;

/** Answers `codebook.read`: what a file says, what is wrong with it and where, and what putting it in force would do. */
export async function readCodebookFile(
  library: Library,
  files: FileDesk,
  input: CallArguments<'codebook.read'>,
): Promise<Reply<Frozen<CodebookFile>>> {
  const file = files.get(input.file);
  if (!file.ok) return file;
  const { name, bytes } = file.output;
  if (bytes.length > LARGEST) {
    const fault = {
      place: '',
      sentence: `“${name}” has ${bytes.length} bytes; a codebook has 20 million at most.`,
    };
    return done({
      format: formatOf('', name),
      name,
      codebook: null,
      faults: [fault],
      notices: [],
      consequences: [],
    });
  }
  const text = new TextDecoder().decode(bytes);
  const format = formatOf(text, name);
  const read = READERS[format](text, name);
  const faults = [
    ...read.faults,
    ...(read.codebook === null ? [] : codebookFaults(read.codebook)).map(({ place, sentence }) => ({
      place: read.placeOf(place),
      sentence,
    })),
  ];
  const codebook = faults.length === 0 ? read.codebook : null;
  return done({
    format,
    name,
    codebook,
    faults,
    notices: [...read.notices],
    consequences: codebook === null ? [] : [...(await codebookNotices(library.read, codebook))],
  });
}

/** Answers `codebook.export`: a codebook as a file. */
export async function produceCodebook(
  library: Library,
  { format, of }: CallArguments<'codebook.export'>,
): Promise<Reply<ProducedFile>> {
  const found = of === undefined ? done(await currentCodebook(library.read)) : await getVersion(library, of);
  if (!found.ok) return found;
  const codebook = found.output;
  const stem = codebook.id.replace(/[^\w.-]+/g, '-').slice(0, 80) || 'codebook';
  return done(
    textFile(
      `${stem}-${codebook.version.replace(/[^\w.-]+/g, '-')}.${format}`,
      MEDIA[format],
      WRITERS[format](codebook),
    ),
  );
}

/** By content first: `{` begins JSON, `<` begins XML, anything else is a table. */
function formatOf(text: string, name: string): Format {
  const start = text.replace(/^\uFEFF/, '').trimStart()[0];
  if (start === '{' || start === '[') return 'json';
  if (start === '<') return 'qdc';
  return /\.json$/i.test(name) ? 'json' : /\.(qdc|xml)$/i.test(name) ? 'qdc' : 'csv';
}
