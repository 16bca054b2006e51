import { strFromU8, strToU8, zipSync } from 'fflate';
import { unzip } from './zip-safety.ts';

/** Elements whose content stands in the text like any other, and which the converter passes over with all they hold. */
const PASSED_OVER =
  /<\/?w:(?:fldSimple|dir|bdo|rubyBase|ruby)(?=[\s/>])(?:[^<>"']|"[^<"]*"|'[^<']*')*>|<w:(rt|rubyPr)>(?:(?!<\/w:\1>)[\s\S]){0,4000}<\/w:\1>/g;
const HAS_ANY = /<w:(?:fldSimple|dir|bdo|ruby)[\s>]/;

/**
 * The bytes of a Word document with simple fields (numbers of captions, citations) and directions of writing laid
 * open for the converter. The same bytes where there are none; pictures are left out else.
 */
export function laidOpen(bytes: Uint8Array): Uint8Array {
  const archive = unzip(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  if (!archive.ok) return bytes;
  let found = false;
  const members: Record<string, Uint8Array> = {};
  for (const [name, member] of Object.entries(archive.members)) {
    const isText = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/i.test(name);
    const xml = isText ? strFromU8(member) : '';
    const hasAny = HAS_ANY.test(xml);
    found ||= hasAny;
    members[name] = hasAny ? strToU8(xml.replace(PASSED_OVER, '')) : member;
  }
  return found ? zipSync(members, { level: 0 }) : bytes;
}
