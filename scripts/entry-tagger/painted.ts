import { foldSpaces, stripEmphasis } from '../../library/extraction/entry/emphasis.ts';
import { findIdentifiers } from '../../library/extraction/entry/identifiers.ts';
import type { Label } from '../../library/extraction/entry/labels.ts';
import { stripMarker, tokenise } from '../../library/extraction/entry/tokens.ts';
import type { LabelledEntry } from './pool.ts';

/** A stretch of a rendered reference; without a label where it stands between values. */
export type Piece = { readonly text: string; readonly label: Label | undefined; readonly italic?: boolean };

/** A rendered reference with the label of each UTF-16 code unit, and whether it stood in italics. */
export type Painted = { text: string; labels: (Label | undefined)[]; italic: boolean[] };

const CLOSING =
  /^[\s,]*\(?(?:Hrsg|Hg|eds?|dir|éds|coord|a cura di|org|red)(?![\p{L}])|^[\s,]*(?:eds?\.|editors?)(?!\p{L})|^ p\./iu;
const EDITION = /^[\s.,ªºea]*\(?(?:edn?|edition|aufl|éd|edi[cz]|uppl|utg|udg|painos|druk|wyd|kiad|izd|vyd)/iu;
const LOOKED_UP =
  /retriev|access|avail|consult|abgerufen|zugriff|verfügbar|geraadpleegd|hämta|viitat|dispon|disponib|aufgerufen|ultimo|hentet|besøgt|online|internet|from/iu;

/** Gives words between two values to the one that they introduce, or to the last where they close it. */
export function labelGaps(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    if (piece.label) return piece;
    const next = pieces.slice(i + 1).find((other) => other.label)?.label;
    const last = [...pieces.slice(0, i)].reverse().find((other) => other.label)?.label;
    if (last === 'edition' && EDITION.test(piece.text)) return { ...piece, label: 'edition' };
    const words = /\p{L}{2}/u.test(piece.text);
    if (
      words &&
      (next === 'identifier' || next === undefined || LOOKED_UP.test(piece.text)) &&
      !CLOSING.test(piece.text)
    )
      return { ...piece, label: 'note' };
    const closing = CLOSING.test(piece.text) || !/[\p{L}\p{N}]/u.test(piece.text);
    return { ...piece, label: closing ? (last ?? next) : (next ?? last) };
  });
}

/** Puts pieces together as one string with a label on every character. */
export function paint(pieces: readonly Piece[]): Painted {
  const painted: Painted = { text: '', labels: [], italic: [] };
  for (const { text, label, italic } of pieces) {
    painted.text += text;
    for (let i = 0; i < text.length; i++) {
      painted.labels.push(label);
      painted.italic.push(italic ?? false);
    }
  }
  return painted;
}

/** Tokenises a painted reference; undefined where the tokens cannot be found again in it. */
export function tokenisePainted(
  { text: raw, labels: byCharacter }: Painted,
  source: string,
): LabelledEntry | undefined {
  if (raw.normalize('NFC').length !== raw.length) return undefined;
  const folded = stripMarker(foldSpaces(raw));
  const tokens = tokenise(raw);
  if (stripEmphasis(folded, findIdentifiers(folded)).text !== tokens.text) return undefined;
  // Walk both strings; the plain one lacks markup and doubled spaces only.
  const index = new Int32Array(tokens.text.length);
  let at = 0;
  for (let i = 0; i < tokens.text.length; i++) {
    while (at < raw.length && raw[at] !== tokens.text[i] && !(tokens.text[i] === ' ' && /\s/.test(raw[at]!)))
      at++;
    if (at >= raw.length) return undefined;
    index[i] = at++;
  }
  const labels = tokens.tokens.map(
    (token): Label => (token.identifier >= 0 ? 'identifier' : (byCharacter[index[token.start]!] ?? 'note')),
  );
  return { source, group: source, tokens, labels };
}
