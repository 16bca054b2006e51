/** What may leave the library, and what was taken out of it on the way. */
export type PublicText = {
  /** Text without control characters, without characters that turn reading order round, without hidden services. */
  readonly text: (value: string) => string;
  /** An http or https address that a reader may follow, else null. */
  readonly address: (value: string | undefined | null) => string | null;
  /** A DOI as it stands after https://doi.org/, else null. */
  readonly doi: (value: string | undefined | null) => string | null;
  /** What was taken out, in sentences. */
  readonly notices: () => readonly string[];
};

// C0 and C1 controls, line and paragraph separators, bidirectional controls (UAX #9), byte order marks, and what XML
// 1.0 has no place for. Line feed and tab become spaces with all other white space.
const INVISIBLE = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const HIDDEN_SERVICE =
  /(?:[a-z]{2,10}:\/\/)?(?:[a-z0-9-]{1,63}\.){0,4}[a-z0-9-]{2,63}(?:\.|\[\.\]|\(dot\))onion(?![\p{L}\d])(?:[/:?#][^\s<>"')\]]*)?/giu;

/** Makes a filter that remembers what it took out. */
export function publicText(): PublicText {
  let hidden = 0;
  let addresses = 0;
  return {
    text: (value) => {
      const visible = value.toWellFormed().replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
      if (!/onion/i.test(visible)) return visible;
      return visible.replace(HIDDEN_SERVICE, () => {
        hidden += 1;
        return '[address left out]';
      });
    },
    address: (value) => {
      if (value === undefined || value === null || value.trim() === '') return null;
      const safe = safeAddress(value);
      if (safe === null) addresses += 1;
      return safe;
    },
    doi: (value) => {
      const match = /10\.\d{4,9}\/[^\s<>"]+/.exec(value ?? '');
      return match === null ? null : match[0].replace(INVISIBLE, '');
    },
    notices: () => [
      ...(hidden > 0
        ? [
            `${counted(hidden, 'hidden-service address was', 'hidden-service addresses were')} taken out of texts.`,
          ]
        : []),
      ...(addresses > 0
        ? [
            `${counted(addresses, 'link that is no public web address was', 'links that are no public web addresses were')} left out.`,
          ]
        : []),
    ],
  };
}

function safeAddress(value: string): string | null {
  const url = URL.parse(value.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username !== '' || url.password !== '') return null;
  const host = url.hostname.toLowerCase().replace(/\.+$/, '');
  if (host.endsWith('.onion') || host === 'onion' || host.includes('.onion.')) return null;
  return url.href;
}

function counted(n: number, one: string, many: string): string {
  return n === 1 ? `One ${one}` : `${n} ${many}`;
}
