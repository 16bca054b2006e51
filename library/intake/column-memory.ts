import { z } from 'zod';
import { ColumnMapping } from '../../shared/contract/import.ts';
import { headerKey } from '../formats/formats.ts';
import { type Library, metaValue, setMeta } from '../library.ts';

const KEY = 'columnMappings';
/** The oldest are forgotten. */
const KEPT = 100;

type Mapping = z.infer<typeof ColumnMapping>;

/** What a person said of the columns of tables, by their headers; newest last. */
export function rememberedMappings(library: Library): readonly Mapping[] {
  try {
    const read = z.array(ColumnMapping).safeParse(JSON.parse(metaValue(library.file, KEY) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Remembers a mapping for tables with the same headers. A table without a header row has nothing to know it by. */
export function rememberMapping(library: Library, mapping: Mapping): void {
  if (!mapping.hasHeader) return;
  const others = rememberedMappings(library).filter(
    ({ headers }) => headerKey(headers) !== headerKey(mapping.headers),
  );
  setMeta(library.file, KEY, JSON.stringify([...others, mapping].slice(-KEPT)));
}
