import type { CslItem } from '../../shared/model/csl.ts';
import { cleanDoi } from '../formats/identifiers.ts';

/** A service that can be asked about a reference. */
export type Source = {
  readonly label: string;
  /** Where it is asked, without a slash at the end. */
  readonly base: string;
  /** The path and query of the question, or undefined where the reference gives nothing to ask by. */
  readonly question: (item: CslItem, mail: string) => string | undefined;
  /** Why nothing can be asked, as a sentence. */
  readonly lacking: string;
  readonly accept: string;
  /** The records of an answer; throws where it is none. */
  readonly read: (body: string) => Promise<readonly CslItem[]> | readonly CslItem[];
};

/** What a title search is made of: the title and the first family name, within bounds. */
export function searchWords(item: CslItem): string {
  const first = item.author?.[0];
  const words = [item.title, first?.family ?? first?.literal].filter(Boolean).join(' ');
  return words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

/** The DOI of a reference as it is asked by. */
export function doiOf({ DOI }: CslItem): string | undefined {
  const doi = cleanDoi(DOI ?? '').toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined;
}

/** The entries of an object that have a value. */
export function present(fields: Record<string, unknown>): CslItem {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as CslItem;
}
