import { createHash } from 'node:crypto';
import type { Code, Codebook, Dimension, DirectionSign } from '../../shared/model/codebook.ts';
import { colourOf, segmentToken } from '../../shared/model/tokens.ts';
import { elements, linesOf, parseXml, type XmlElement, xmlProblem } from '../formats/xml-tree.ts';
import { idFrom, uniqueId } from './code-id.ts';
import type { ReadCodebook } from './codebook-files.ts';

const NAMESPACE = 'urn:QDA-XML:codebook:1.0';
const ORIGIN = 'Gleaner';

/**
 * A codebook in the REFI-QDA codebook format 1.0 (https://www.qdasoftware.org/, Codebook.xsd): `CodeBook` holds `Codes`,
 * a `Code` has `guid`, `name`, `isCodable`, may have a `color`, then a `Description`, then codes below it. Dimensions are
 * codes that cannot be applied. What the format has no field for stands in the description, a line each as `Name: value`.
 */
export function writeCodebookQdc(codebook: Codebook): string {
  const body = codebook.dimensions.map((dimension, at) => dimensionXml(codebook, dimension, at)).join('');
  return `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="${NAMESPACE}" origin="${escaped(ORIGIN)}">\n <Codes>\n${bookXml(codebook)}${body} </Codes>\n</CodeBook>\n`;
}

const BOOK_NAME = 'About this codebook';

function bookXml(codebook: Codebook): string {
  const lines = notes([
    ['Title', codebook.title],
    ['Id', codebook.id],
    ['Version', codebook.version],
    ['Based on', codebook.basedOn],
    ['Scheme', codebook.scheme?.name],
    ['Scheme note', codebook.scheme?.note],
    ...Object.entries(codebook.conventions ?? {}).map(
      ([name, text]) => [`Convention ${name}`, text] as const,
    ),
  ]);
  const guid = guidOf([codebook.id]);
  return `  <Code guid="${guid}" name="${BOOK_NAME}" isCodable="false">\n   <Description>${escaped(lines)}</Description>\n  </Code>\n`;
}

function dimensionXml(codebook: Codebook, dimension: Dimension, at: number): string {
  const colour = colourOf(segmentToken(at), 'light');
  const lines = notes([
    ['Id', dimension.id],
    ['Choice', dimension.choice],
    ['Role', dimension.role],
    ['Qualified by', listed(dimension.qualifiers)],
    ['Bears on', listed(dimension.outcomes)],
    ['Per', dimension.per],
    ['Retired', dimension.retired ? 'yes' : undefined],
  ]);
  const ids = new Set(dimension.codes.map((code) => code.id));
  const below = (parent: string | undefined, depth: number): string =>
    dimension.codes
      .filter(
        (code) => (code.parent !== undefined && ids.has(code.parent) ? code.parent : undefined) === parent,
      )
      .map((code) => codeXml(codebook, dimension, code, colour, depth, below(code.id, depth + 1)))
      .join('');
  return `  <Code guid="${guidOf([codebook.id, dimension.id])}" name="${escaped(dimension.label)}" isCodable="false" color="${colour}">\n   <Description>${escaped(lines)}</Description>\n${below(undefined, 3)}  </Code>\n`;
}

function codeXml(
  codebook: Codebook,
  dimension: Dimension,
  code: Code,
  colour: string,
  depth: number,
  below: string,
): string {
  const indent = ' '.repeat(depth);
  const description = [
    code.definition,
    notes([
      ['Include', code.include],
      ['Exclude', code.exclude],
      ['Pole', code.pole],
      ['Sign', code.sign],
      ['Exclusive', code.exclusive ? 'yes' : undefined],
      ['Retired', code.retired ? 'yes' : undefined],
      ['Split into', listed(code.splitInto)],
      ['Phrases', listed(code.phrases)],
      ['Against', listed(code.against)],
      ['Id', code.id],
    ]),
  ].filter((part) => part !== '');
  const guid = guidOf([codebook.id, dimension.id, code.id]);
  return `${indent}<Code guid="${guid}" name="${escaped(code.label)}" isCodable="${code.group ? 'false' : 'true'}" color="${colour}">\n${indent} <Description>${escaped(description.join('\n\n'))}</Description>\n${below}${indent}</Code>\n`;
}

function notes(lines: readonly (readonly [string, string | undefined])[]): string {
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value!.replace(/\s*\n\s*/g, ' ')}`)
    .join('\n');
}

function listed(list: readonly string[] | undefined): string | undefined {
  return list === undefined || list.length === 0 ? undefined : list.join(' | ');
}

/** The same code has the same identifier in every file (RFC 9562, name-based). */
function guidOf(names: readonly string[]): string {
  const hash = createHash('sha1')
    .update(`gleaner-codebook\n${names.join('\n')}`)
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Fault = { readonly place: string; readonly sentence: string };
const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const DEEPEST = 100;

/** A parser's list of open elements, in words. */
function brokenOff(problem: string): string {
  const open = /^Invalid '\[(.*)\]' found/.exec(problem)?.[1];
  return open === undefined
    ? problem
    : `it breaks off before ${open
        .replaceAll('"', '')
        .split(/,\s*/)
        .map((name) => `<${name.trim()}>`)
        .join(' and ')} is closed.`;
}

/** Reads a REFI-QDA codebook; places are paths of elements. Where every code on top is a heading, each is a dimension. */
export function readCodebookQdc(text: string, name: string): ReadCodebook {
  const failed = (place: string, sentence: string): ReadCodebook => ({
    codebook: null,
    faults: [{ place, sentence }],
    notices: [],
    placeOf: (one) => one,
  });
  const problem = xmlProblem(text);
  if (problem !== undefined) return failed('', `This is not well-formed XML: ${brokenOff(problem)}`);
  const root = parseXml(text);
  const codes = elements(root, 'Codes')[0];
  if (root.name !== 'CodeBook' || codes === undefined) {
    const sentence = `The file begins with <${root.name}>; a REFI-QDA codebook begins with <CodeBook> and holds <Codes>.`;
    return failed('/', sentence);
  }
  const faults: Fault[] = [];
  checkCodes(codes, '/CodeBook/Codes', faults, new Set(), 0);
  if (faults.length > 0) return { ...failed('', ''), faults };
  return assemble(root, codes, name);
}

function checkCodes(
  parent: XmlElement,
  path: string,
  faults: Fault[],
  seen: Set<string>,
  depth: number,
): void {
  const tell = (place: string, sentence: string) => faults.push({ place, sentence });
  if (depth > DEEPEST) return void tell(path, `Codes stand more than ${DEEPEST} deep.`);
  for (const [at, code] of elements(parent, 'Code').entries()) {
    const place = `${path}/Code[${at + 1}]`;
    const { guid, name, isCodable } = code.attributes;
    if ((name ?? '').trim() === '') tell(place, 'The code has no name.');
    if (!GUID.test(guid ?? '')) tell(place, `“${name ?? ''}” has no guid of the form the format asks for.`);
    else if (seen.has(guid!.toLowerCase())) tell(place, `“${name ?? ''}” has the guid of another code.`);
    if (!/^(true|false|0|1)$/.test(isCodable ?? ''))
      tell(place, `“${name ?? ''}” does not say whether it can be applied (isCodable).`);
    seen.add((guid ?? '').toLowerCase());
    checkCodes(code, place, faults, seen, depth + 1);
  }
}

function assemble(root: XmlElement, codes: XmlElement, name: string): ReadCodebook {
  const all = elements(codes, 'Code');
  const isOurs = root.attributes['origin']?.startsWith(ORIGIN) ?? false;
  const about = isOurs ? all.find((code) => code.attributes['name'] === BOOK_NAME) : undefined;
  const top = all.filter((code) => code !== about);
  const areDimensions =
    top.length > 0 && top.every((code) => !isCodable(code) && elements(code, 'Code').length > 0);
  const places = new Map<string, string>();
  const stem = name.replace(/\.[^.]*$/, '');
  const book = noted(about, /^(?:Title|Id|Version|Based on|Scheme|Scheme note|Convention .+)$/).fields;
  const dimensions = areDimensions
    ? dimensionsOf(top, places, isOurs)
    : [oneDimension(codes, stem, places, isOurs)];
  const codebook: Codebook = {
    id: book.get('Id') ?? (idFrom(stem) || 'codebook'),
    version: book.get('Version') ?? '1',
    title: book.get('Title') ?? stem,
    ...(book.has('Based on') ? { basedOn: book.get('Based on')! } : {}),
    ...(book.has('Scheme')
      ? { scheme: { name: book.get('Scheme')!, note: book.get('Scheme note') ?? '' } }
      : {}),
    ...conventionsOf(book),
    dimensions,
  };
  const notices: string[] = [];
  if (!isOurs && !areDimensions)
    notices.push(
      'The file knows no dimensions, so all codes stand in one; codes can be split off into others.',
    );
  const sets = elements(elements(root, 'Sets')[0], 'Set').length;
  if (sets > 0) notices.push(`${sets} sets of codes are left out: a code stands in one dimension only.`);
  if (top.length === 0) {
    const fault = { place: '/CodeBook/Codes', sentence: 'The file holds no code.' };
    return { codebook: null, faults: [fault], notices, placeOf: (one) => one };
  }
  return { codebook, faults: [], notices, placeOf: (one) => places.get(one) ?? one };
}

function conventionsOf(book: ReadonlyMap<string, string>): Pick<Codebook, 'conventions'> {
  const found = [...book].filter(([field]) => field.startsWith('Convention '));
  if (found.length === 0) return {};
  return { conventions: Object.fromEntries(found.map(([field, text]) => [field.slice(11), text])) };
}

function dimensionsOf(
  top: readonly XmlElement[],
  places: Map<string, string>,
  isOurs: boolean,
): readonly Dimension[] {
  const taken = new Set<string>();
  return top.map((element) => {
    const { fields } = isOurs ? noted(element, DIMENSION_NOTES) : { fields: new Map<string, string>() };
    const label = nameOf(element);
    const id = fields.get('Id') ?? uniqueId(idFrom(label), taken);
    taken.add(id);
    places.set(id, `code “${label}”`);
    const codes = codesBelow(element, id, places, isOurs);
    const role = fields.get('Role');
    return {
      id,
      label,
      choice: fields.get('Choice') === 'single' ? 'single' : 'multiple',
      ...(codes.some((code) => code.parent !== undefined) ? { hierarchical: true } : {}),
      ...(fields.has('Qualified by') ? { qualifiers: parted(fields.get('Qualified by')!) } : {}),
      ...(role === 'direction' || role === 'outcome' ? { role } : {}),
      ...(fields.has('Bears on') ? { outcomes: parted(fields.get('Bears on')!) } : {}),
      ...(fields.has('Per') ? { per: fields.get('Per')! } : {}),
      ...(fields.has('Retired') ? { retired: true } : {}),
      codes,
    };
  });
}

function oneDimension(
  codes: XmlElement,
  stem: string,
  places: Map<string, string>,
  isOurs: boolean,
): Dimension {
  const below = codesBelow(codes, 'codes', places, isOurs);
  const isTree = below.some((code) => code.parent !== undefined);
  return {
    id: 'codes',
    label: stem || 'Codes',
    choice: 'multiple',
    ...(isTree ? { hierarchical: true } : {}),
    codes: below,
  };
}

const DIMENSION_NOTES = /^(?:Id|Choice|Role|Qualified by|Bears on|Per|Retired)$/;
const CODE_NOTES = /^(?:Include|Exclude|Pole|Sign|Exclusive|Retired|Split into|Phrases|Against|Id)$/;

function codesBelow(
  parent: XmlElement,
  dimension: string,
  places: Map<string, string>,
  isOurs: boolean,
): Code[] {
  const codes: Code[] = [];
  const taken = new Set<string>();
  const walk = (from: XmlElement, above: string | undefined): void => {
    for (const element of elements(from, 'Code')) {
      const { text, fields } = isOurs
        ? noted(element, CODE_NOTES)
        : { text: linesOf(elements(element, 'Description')[0]), fields: new Map<string, string>() };
      const label = nameOf(element);
      const id = fields.get('Id') ?? uniqueId(idFrom(label), taken);
      taken.add(id);
      places.set(`${dimension}:${id}`, `code “${label}”`);
      codes.push({
        id,
        label,
        ...(above === undefined ? {} : { parent: above }),
        ...(isCodable(element) ? {} : { group: true }),
        ...(fields.has('Exclusive') ? { exclusive: true } : {}),
        definition: text,
        ...(fields.has('Include') ? { include: fields.get('Include')! } : {}),
        ...(fields.has('Exclude') ? { exclude: fields.get('Exclude')! } : {}),
        ...(fields.has('Pole') ? { pole: fields.get('Pole')! } : {}),
        ...(fields.has('Sign') ? { sign: fields.get('Sign') as DirectionSign } : {}),
        ...(fields.has('Phrases') ? { phrases: parted(fields.get('Phrases')!) } : {}),
        ...(fields.has('Against') ? { against: parted(fields.get('Against')!) } : {}),
        ...(fields.has('Retired') ? { retired: true } : {}),
        ...(fields.has('Split into') ? { splitInto: parted(fields.get('Split into')!) } : {}),
      });
      walk(element, id);
    }
  };
  walk(parent, undefined);
  return codes;
}

/** The description without the lines that name a field, and those lines. */
function noted(
  element: XmlElement | undefined,
  known: RegExp,
): { readonly text: string; readonly fields: ReadonlyMap<string, string> } {
  const fields = new Map<string, string>();
  const rest = linesOf(elements(element, 'Description')[0])
    .split('\n')
    .filter((line) => {
      const [, field = '', value = ''] = /^([A-Z][^:]*): (.*)$/.exec(line.trim()) ?? [];
      if (!known.test(field) || fields.has(field)) return true;
      fields.set(field, value);
      return false;
    });
  return { text: rest.join('\n').trim(), fields };
}

function nameOf(element: XmlElement): string {
  return (element.attributes['name'] ?? '').trim();
}

function isCodable(element: XmlElement): boolean {
  return /^(true|1)$/.test(element.attributes['isCodable'] ?? '');
}

function parted(list: string): string[] {
  return list.split(' | ').filter((part) => part !== '');
}
