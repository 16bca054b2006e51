/** A file made for a person: its bytes, and in sentences what was left out or changed for safety. */
export type ProducedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly notices: readonly string[];
};

/** A file of UTF-8 text. */
export function textFile(
  name: string,
  mediaType: string,
  text: string,
  notices: readonly string[] = [],
): ProducedFile {
  return { name, mediaType: `${mediaType}; charset=utf-8`, bytes: new TextEncoder().encode(text), notices };
}
