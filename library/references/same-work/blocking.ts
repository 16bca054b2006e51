import type { WorkTraits } from './traits.ts';

/** Keys under which records that may be one work meet; two records without a common key are never compared. */
export function blockingKeys(traits: WorkTraits): readonly string[] {
  return [...new Set([...identifierKeys(traits), ...titleKeys(traits), ...placeKeys(traits)])];
}

function identifierKeys({ doi, pmid, pmcid, url }: WorkTraits): readonly string[] {
  return [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, pmcid && `pmc:${pmcid}`, url && `url:${url}`].filter(
    (key): key is string => typeof key === 'string' && key !== '',
  );
}

/** Whole titles, and their first and last letters against typing errors and subtitles at either end. */
function titleKeys({ title }: WorkTraits): readonly string[] {
  // A title that says nothing ("Editorial") brings nobody together; place and identifier do.
  if (title.weight < 0.2) return [];
  return title.wordings.flatMap(({ squeezed, main }) => [
    `title:${squeezed}`,
    ...(main ? [`title:${main}`] : []),
    ...(squeezed.length >= 20 ? [`start:${squeezed.slice(0, 20)}`, `end:${squeezed.slice(-20)}`] : []),
  ]);
}

function placeKeys({ authors, year, place }: WorkTraits): readonly string[] {
  const keys: string[] = [];
  const page = place.pages === null ? '' : String(place.pages.first);
  const first = authors[0]?.words[0] ?? authors[0]?.family ?? '';
  if (place.volume && page) keys.push(`place:${place.volume}:${page}`);
  if (first && page) keys.push(`page:${first}:${page}`);
  if (first && year !== null) keys.push(`year:${first}:${year}`);
  return keys;
}
