import { columnMeaning, plainHeader, targetOf } from './csv-columns.ts';

/** Words of headers in several languages, tried where the header as a whole is not known; the first that fits. */
const WORDS: readonly (readonly [target: string, words: RegExp])[] = [
  ['DOI', /\bdoi\b/],
  ['abstract', /\b(abstract|summary|zusammenfassung|résumé|resume|resumen|resumo|riassunto|samenvatting)\b/],
  ['container-title', /\b(journal|zeitschrift|revue|revista|rivista|tijdschrift|periodical|venue|source)\b/],
  ['title-short', /\bshort title\b/],
  ['title', /\b(title|titel|titre|título|titulo|titolo|otsikko|tytuł|название)\b/],
  ['author', /\b(authors?|autor|autoren|autorin|auteurs?|autores|autori|verfasser|forfattere?|författare)\b/],
  ['editor', /\b(editors?|herausgeber|éditeur scientifique|editores|curatori)\b/],
  ['year', /\b(year|jahr|erscheinungsjahr|année|annee|año|anio|ano|anno|jaar|år|rok|год)\b/],
  ['issued', /\b(publication date|published|date|datum|fecha|data)\b/],
  ['keyword', /\b(keywords?|tags?|schlagw\p{L}+|schlüsselw\p{L}+|mots clés|palabras clave|parole chiave)\b/u],
  ['volume', /\b(volume|vol|band|jahrgang|volumen)\b/],
  ['issue', /\b(issue|heft|numéro|número|fascicolo|ausgabe)\b/],
  ['page', /\b(pages?|seiten?|páginas|paginas|pagine)\b/],
  ['publisher', /\b(publisher|verlag|éditeur|editorial|editora|editore|uitgever)\b/],
  ['URL', /\b(url|link|website|webseite|address)\b/],
  ['ISSN', /\bissn\b/],
  ['ISBN', /\bisbn\b/],
  ['PMID', /\b(pmid|pubmed)\b/],
  ['PMCID', /\bpmcid\b/],
  ['language', /\b(language|sprache|langue|idioma|lingua|taal)\b/],
  ['type', /\b(type|typ|dokumenttyp|tipo)\b/],
  ['note', /\b(notes?|comments?|remarks?|anmerkung(en)?|bemerkung(en)?|notiz(en)?)\b/],
  ['id', /\b(key|id|identifier)\b/],
];

/** Shapes of cells, the most telling first; a column has one where eight in ten of its cells do. */
const SHAPES: readonly (readonly [target: string, shape: RegExp])[] = [
  ['DOI', /^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i],
  ['PMCID', /^PMC\d{4,9}$/i],
  ['URL', /^https?:\/\/\S+$/i],
  ['year', /^(1[89]|20)\d\d(\.0)?$/],
  ['issued', /^(1[89]|20)\d\d-\d\d(-\d\d)?$|^\d{1,2}[./]\d{1,2}[./](1[89]|20)\d\d$/],
  ['ISSN', /^\d{4}-\d{3}[\dX]$/i],
  ['ISBN', /^(97[89][- ]?)?(\d[- ]?){9}[\dX]$/i],
  ['page', /^[A-Z]?\d{1,6}\s*[-–]+\s*[A-Z]?\d{1,6}$/i],
];

const INITIALED = /^\p{Lu}[\p{L}'’ -]+,? (\p{Lu}\.?[ -]?){1,4}$/u;
const NAMES = /^\p{Lu}[\p{L}'’. -]+, [\p{L}'’. -]+(;|$)|;.*\p{Lu}|\bet al\b/u;

/** A column that is to be explained: its header and what stands in it. */
export type UnknownColumn = { readonly header: string; readonly cells: readonly string[] };

/** What the columns of a table probably mean, each target at most once; `keep` where nothing speaks for one. */
export function guessTargets(columns: readonly UnknownColumn[]): readonly string[] {
  const guesses: (string | undefined)[] = columns.map(() => undefined);
  const taken = new Set<string>();
  const assign = (guess: (column: UnknownColumn) => string | undefined): void => {
    for (const [at, column] of columns.entries()) {
      if (guesses[at] !== undefined) continue;
      const target = guess(column);
      if (target === undefined || taken.has(target)) continue;
      guesses[at] = target;
      taken.add(target);
    }
  };
  assign(({ header }) => {
    const meaning = columnMeaning(header);
    return meaning === undefined ? undefined : targetOf(meaning);
  });
  assign(byShape);
  assign(({ header }) => WORDS.find(([, words]) => words.test(plainHeader(header)))?.[0]);
  assign(byNames);
  assignTexts(columns, guesses, taken);
  return guesses.map((guess) => guess ?? 'keep');
}

function filled({ cells }: UnknownColumn): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function share(cells: readonly string[], holds: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
}

function byShape(column: UnknownColumn): string | undefined {
  const cells = filled(column);
  return SHAPES.find(([, shape]) => share(cells, (cell) => shape.test(cell)) >= 0.8)?.[0];
}

function byNames(column: UnknownColumn): string | undefined {
  const cells = filled(column);
  const isName = (cell: string): boolean =>
    NAMES.test(cell) || cell.split(/[;,] ?(?=\p{Lu}\p{Ll})/u).every((name) => INITIALED.test(name.trim()));
  return share(cells, isName) >= 0.6 ? 'author' : undefined;
}

/** Of the columns of running text, the longest is the abstract and the most varied of the shorter the title. */
function assignTexts(
  columns: readonly UnknownColumn[],
  guesses: (string | undefined)[],
  taken: Set<string>,
): void {
  const texts = columns
    .map((column, at) => {
      const cells = filled(column);
      const words = cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / (cells.length || 1);
      return { at, words, variety: new Set(cells).size / (cells.length || 1) };
    })
    .filter(({ at, words, variety }) => guesses[at] === undefined && words >= 4 && variety >= 0.8);
  const abstract = texts.toSorted((one, other) => other.words - one.words)[0];
  if (abstract && abstract.words >= 60 && !taken.has('abstract')) guesses[abstract.at] = 'abstract';
  const title = texts.find(({ at, words }) => guesses[at] === undefined && words <= 40);
  if (title && !taken.has('title')) guesses[title.at] = 'title';
}
