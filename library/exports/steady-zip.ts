import { strFromU8, strToU8, type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest date a zip can hold, in the local time that it is written in. */
const ZIP_DATE = new Date(1980, 0, 1, 0, 0, 0);

/**
 * An office file (OPC) packed again so that the same content gives the same bytes: entries by name, one date in all of
 * them, the dates of its properties those of the data, and names of links that are counted instead of drawn by lot.
 */
export function steadyOfficeFile(bytes: Uint8Array, asOf: string): Uint8Array {
  const entries = unzipSync(bytes);
  const date = `${asOf === '' ? '2000-01-01' : asOf.slice(0, 10)}T00:00:00Z`;
  rewrite(entries, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`),
  );
  countLinks(entries);
  return steadyZip(entries);
}

/** A ZIP archive of files by their names: the same files give the same bytes. */
export function steadyZip(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const zip: Zippable = {};
  for (const name of Object.keys(entries).sort()) {
    zip[name] = [entries[name] as Uint8Array, { mtime: ZIP_DATE, level: 6 }];
  }
  return zipSync(zip);
}

function rewrite(entries: Unzipped, name: string, change: (xml: string) => string): void {
  const entry = entries[name];
  if (entry !== undefined) entries[name] = strToU8(change(strFromU8(entry)));
}

function countLinks(entries: Unzipped): void {
  const relations = entries['word/_rels/document.xml.rels'];
  if (relations === undefined) return;
  const names = new Map<string, string>();
  for (const [, link = ''] of strFromU8(relations).matchAll(
    /<Relationship Id="([^"]+)"[^>]*TargetMode="External"/g,
  )) {
    names.set(link, `link${names.size + 1}`);
  }
  const renamed = (xml: string): string =>
    xml.replace(/( (?:r:)?[Ii]d=")([^"]+)"/g, (whole, start: string, id: string) => {
      const name = names.get(id);
      return name === undefined ? whole : `${start}${name}"`;
    });
  rewrite(entries, 'word/_rels/document.xml.rels', renamed);
  rewrite(entries, 'word/document.xml', renamed);
}
