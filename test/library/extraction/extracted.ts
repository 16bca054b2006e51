import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { Extraction } from '../../../shared/model/extraction.ts';

/** What is extracted from a text given as a file's content. */
export async function extracted(text: string, name = 'paper.txt'): Promise<Extraction> {
  const reading = await readDocument(new TextEncoder().encode(text), name);
  if (!reading.ok) throw new Error(reading.message);
  return extract(reading.document);
}
