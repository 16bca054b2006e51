import { z } from 'zod';
import { CodeMapping } from '../../shared/contract/import.ts';
import type { Codebook, Dimension } from '../../shared/model/codebook.ts';
import { type CodeChoice, choiceFault, type JoinedCodebook } from '../coding/joined-codebook.ts';
import { type Library, metaValue, setMeta } from '../library.ts';

const KEY = 'codeChoices';
/** The code sets of so many files are remembered; the oldest are forgotten. */
const KEPT = 50;

const Remembered = z.array(z.object({ title: z.string(), choices: CodeMapping }));

/** The code sets of a file by their names, and the dimensions they make. */
type CodeSets = { readonly title: string; readonly dimensions: readonly Dimension[] };

/** What a person said of codes of an earlier file with code sets of the same names, as far as it can be followed still. */
export function rememberedChoices(
  library: Library,
  codebook: Codebook,
  { title, dimensions }: CodeSets,
): readonly CodeChoice[] {
  const known = readAll(library).find((each) => each.title === title)?.choices ?? [];
  return known.filter((choice) => choiceFault(codebook, dimensions, [choice]) === undefined);
}

/** What was said before, with what is said now: of the same dimension or code, and of the codes of a dimension, the latter holds. */
export function withSaid(before: readonly CodeChoice[], said: readonly CodeChoice[]): readonly CodeChoice[] {
  const now = new Set(said.map(({ from }) => from));
  const isOpen = ({ from }: CodeChoice): boolean => !now.has(from) && !now.has(from.split(':')[0]!);
  return [...before.filter(isOpen), ...said];
}

/** Remembers choices for the next file with these code sets; what became something new is that from now on. */
export function rememberChoices(
  library: Library,
  { title }: Pick<CodeSets, 'title'>,
  choices: readonly CodeChoice[],
  { homes, places }: Pick<JoinedCodebook, 'homes' | 'places'>,
): void {
  if (title === '' || choices.length === 0) return;
  const settled = choices.map(({ from, to }) => {
    const place = places.get(from);
    const became = place === undefined ? homes.get(from) : `${place.dimension}:${place.code}`;
    return { from, to: to === 'new' ? (became ?? to) : to };
  });
  const others = readAll(library).filter((each) => each.title !== title);
  setMeta(library.file, KEY, JSON.stringify([...others, { title, choices: settled }].slice(-KEPT)));
}

function readAll(library: Library): z.infer<typeof Remembered> {
  try {
    const read = Remembered.safeParse(JSON.parse(metaValue(library.file, KEY) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
