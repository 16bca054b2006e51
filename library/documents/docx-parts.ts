import { strFromU8, strToU8, zipSync } from 'fflate';

/** Elements whose content stands in the text like any other, and which the converter passes over with all they hold. */
const PASSED_OVER =
  /<\/?w:(?:fldSimple|dir|bdo|rubyBase|ruby)(?=[\s/>])(?:[^<>"']|"[^<"]*"|'[^<']*')*>|<w:(rt|rubyPr)>(?:(?!<\/w:\1>)[\s\S]){0,4000}<\/w:\1>/g;
const HAS_ANY = /<w:(?:fldSimple|dir|bdo|ruby)[\s>]/;

/** The parts of a Word document that its text is made of: all but pictures and other objects. */
export function isWordPart(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name);
}

/**
 * The bytes of a Word document, of which `parts` are those that `isWordPart` names, with simple fields (numbers of
 * captions, citations) and directions of writing laid open for the converter; pictures are left out then. The same
 * bytes where there are none.
 */
export function laidOpen(bytes: Uint8Array, parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  let found = false;
  const members: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(parts)) {
    const isText = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/i.test(name);
    const xml = isText ? strFromU8(part) : '';
    const hasAny = HAS_ANY.test(xml);
    found ||= hasAny;
    members[name] = hasAny ? strToU8(xml.replace(PASSED_OVER, '')) : part;
  }
  return found ? zipSync(members, { level: 0 }) : bytes;
}
