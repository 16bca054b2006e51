import { useEffect, useState } from 'react';
import type { Reading } from '../../stores/reading.ts';
import { useStores } from '../../stores/use-stores.ts';

/** The words for references: as the document's own list prints them, else as the library formats them. */
export function useReferenceNames(reading: Reading, ids: readonly string[]): ReadonlyMap<string, string> {
  const { duplicates } = useStores();
  const [fetched, setFetched] = useState<ReadonlyMap<string, string>>(new Map());
  const printed = new Map(reading.entries.map(({ reference, raw }) => [reference, raw]));
  const missing = ids.filter((id) => !printed.has(id) && !fetched.has(id)).join(' ');
  useEffect(() => {
    if (missing === '') return;
    const wanted = missing.split(' ');
    void duplicates
      .getState()
      .need(wanted)
      .then(() => {
        const { details } = duplicates.getState();
        const found = wanted.map((id) => [id, details.get(id)?.formatted ?? id] as const);
        setFetched((before) => new Map([...before, ...found]));
      });
  }, [missing, duplicates]);
  return new Map([...fetched, ...printed]);
}
