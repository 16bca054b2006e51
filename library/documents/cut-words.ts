/** How often each word of a text is printed whole, folded to lower case; compounds count with their hyphen. */
export type PrintedWords = ReadonlyMap<string, number>;

const LONGEST_WORD = 2_000;
const WORD = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu;

/** The words of all lines but those that a line's end may have cut. */
export function printedWords(lines: Iterable<string>): PrintedWords {
  const words = new Map<string, number>();
  const count = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  for (const line of lines) {
    const whole = line.replace(/\S*[-\u2010\u2011\u00AD]$/u, '');
    for (const [found] of whole.matchAll(WORD)) {
      const word = folded(found);
      count(word);
      if (word.includes('-')) for (const part of word.split('-')) count(part);
    }
  }
  return words;
}

/**
 * Lines with every word and address that a line's end cut mended: its second half is pulled up to the first. The hyphen
 * goes where it only cut a word, and stays in compounds and addresses; what the document prints elsewhere decides.
 */
export function mendedLines(lines: readonly string[], words: PrintedWords): readonly string[] {
  const mended: string[] = [];
  for (const line of lines) {
    const before = mended.at(-1);
    const [, head = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(line) ?? [];
    const joined = before === undefined ? undefined : joinedAcross(before, head, words);
    if (joined === undefined) mended.push(line);
    else {
      mended[mended.length - 1] = joined;
      if (rest !== '') mended.push(rest);
    }
  }
  return mended;
}

/** `before` with the word `head` of the next line grown to it, or undefined where the two are apart. */
function joinedAcross(line: string, head: string, words: PrintedWords): string | undefined {
  // A word that goes on for pages is no word; looking at its end alone keeps the work bounded.
  const kept = line.slice(0, -LONGEST_WORD);
  const joined = joinedTail(line.slice(-LONGEST_WORD), head, words);
  return joined === undefined ? undefined : kept + joined;
}

function joinedTail(before: string, head: string, words: PrintedWords): string | undefined {
  if (/(?:https?:\/\/|www\.|doi\.org\/|\b10\.\d{4,9}\/)\S*$/i.test(before))
    return joinedAddress(before, head);
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + head;
  const cut = /([\p{L}\p{M}\d]+(?:[-\u2010\u2011][\p{L}\p{M}\d]+)*)[-\u2010\u2011]$/u.exec(before)?.[1];
  if (cut === undefined)
    return /[-\u2013]$/.test(before) && /\S[-\u2013]$/.test(before) ? before + head : undefined;
  if (/^(?:and|or|und|oder|bzw\.?|y|o|et|ou|e|och|og|en|of)$/u.test(head)) return undefined;
  const second = /^[\p{L}\p{M}]+/u.exec(head)?.[0];
  if (second === undefined || !/^\p{Ll}/u.test(second) || !/\p{Ll}$/u.test(cut)) return before + head;
  // "Point-/of-care"
  if (/^(?:of|to|and|in|the|by|for|on|at|up|out|off|de|du|la|le)[-\u2010\u2011]\p{L}/u.test(head))
    return before + head;
  return keepsHyphen(cut, second, words) ? before + head : before.slice(0, -1) + head;
}

/** An address goes on where its bracket is open, where it breaks at one of its own marks, or where no word follows. */
function joinedAddress(before: string, head: string): string | undefined {
  const address = /(?:<?https?:\/\/|www\.|doi\.org\/|\b10\.\d{4,9}\/)\S*$/i.exec(before)![0];
  if (/[>)\]"”,;]$/.test(address)) return undefined;
  const isOpen = address.startsWith('<');
  const atMark = /[/\-_.=&?%#~]$/.test(address) && /^[\w%(.]/.test(head);
  const goesOn = /^[.\w%-]*[/%_=&?#]/.test(head) || /^[\w-]*\.(?:pdf|html?|php|aspx?)\b/i.test(head);
  // After "….org." a new sentence begins with a capital letter, or an entry with a name in capitals.
  const endsSentence =
    address.endsWith('.') && (/^\p{Lu}(?:\p{Ll}|[\p{L}'’-]+[,;]?$)/u.test(head) || head.length === 0);
  if (endsSentence && !isOpen) return undefined;
  return isOpen || atMark || goesOn ? before.replace(/\u00AD$/, '-') + head : undefined;
}

function keepsHyphen(cut: string, second: string, words: PrintedWords): boolean {
  const first = folded(cut);
  const rest = folded(second);
  const compound = words.get(`${first}-${rest}`) ?? 0;
  const whole = words.get(first + rest) ?? 0;
  if (compound !== whole) return compound > whole;
  // Two halves that are words of this document by themselves make a compound; "commu" and "nity" are none.
  const last = first.split('-').at(-1)!;
  return last.length >= 3 && rest.length >= 3 && (words.get(last) ?? 0) > 0 && (words.get(rest) ?? 0) > 0;
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[\u2010\u2011]/g, '-');
}
