/** One free-text reference on its way into the parser; `id` comes back with its item. */
export type ReferenceString = { readonly id: string; readonly raw: string };

/** What a file of reference strings holds; a line that is broken JSON is unread, the others go on. */
export type ReferenceStrings = {
  readonly strings: readonly ReferenceString[];
  readonly unread: readonly { readonly line: number; readonly reason: string }[];
};

/** Reads strings, one a line, or JSONL lines of `{"id","raw"}`; a line without an id gets its line number. */
export function readStrings(bytes: Uint8Array): ReferenceStrings {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '');
  const jsonl = first?.trimStart().startsWith('{') && recordOf(first) !== undefined;
  const strings: ReferenceString[] = [];
  const unread: { line: number; reason: string }[] = [];
  lines.forEach((text, index) => {
    const line = index + 1;
    if (text.trim() === '') return;
    const record = jsonl ? recordOf(text) : { raw: text.trim() };
    if (record === undefined) {
      unread.push({ line, reason: 'is no JSON object with a text “raw”, so it was left out.' });
    } else strings.push({ id: record.id ?? String(line), raw: record.raw });
  });
  return { strings, unread };
}

function recordOf(text: string): { id?: string; raw: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('raw' in value)) return undefined;
    if (typeof value.raw !== 'string') return undefined;
    const id = 'id' in value ? value.id : undefined;
    return typeof id === 'string' || typeof id === 'number'
      ? { id: String(id), raw: value.raw }
      : { raw: value.raw };
  } catch {
    return undefined;
  }
}
