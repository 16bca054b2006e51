import { HOW_MANY } from './number-repairs.ts';
import { joined, type Run, splitRuns } from './runs.ts';
import { HOUSE, IN } from './source-repairs.ts';

/** A book without a title of its own inside is the work itself ("Kaase, M. (Hg.): Wahlen und Wähler. Opladen 1990"). */
export function nameTitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'title' || label === 'journal')) return runs;
  const book = runs.findIndex(({ label, text }) => label === 'container' && !IN.test(text));
  if (book < 0 || runs.some(({ label, text }, i) => i < book && label === 'editor' && IN.test(text)))
    return runs;
  return runs.map((run, i) => (i === book ? { ...run, label: 'title' } : run));
}

const PLACE_COLON = /^\W*\p{Lu}[^:]*:\s*$/u;

/** "Venice:" and "A Maritime Republic," right after the author are a title and what follows its colon, where no other title is printed. */
export function joinTitleOfPlace(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|journal|container|series|genre)$/.test(label))) return runs;
  const at = runs.findIndex(({ label }) => label === 'place');
  const [before, place, house] = [runs[at - 1]?.label, runs[at], runs[at + 1]];
  if ((before !== 'author' && before !== 'editor' && before !== 'date') || at > 2) return runs;
  if (house?.label !== 'publisher' || !PLACE_COLON.test(place!.text)) return runs;
  return [...runs.slice(0, at), { ...joined(place!, house), label: 'title' }, ...runs.slice(at + 2)];
}

/** A lone name of a house after the authors and the date is the title ("OECD (1998), Employment Outlook, Paris"). */
export function nameHouse(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|journal|container|series)$/.test(label))) return runs;
  const at = runs.findIndex(({ label }) => label === 'publisher');
  const before = runs[at - 1]?.label;
  const another = runs.some(({ label }, i) => i > at && (label === 'publisher' || label === 'place'));
  if (at < 0 || !another) return runs;
  if (at > 0 && before !== 'author' && before !== 'editor' && before !== 'date') return runs;
  return runs.map((run, i) => (i === at ? { ...run, label: 'title' } : run));
}

const QUOTED = /^([^"“„]{0,30}?)(["“„])([^"“„”]+[.,?!]["”“]|[^"“„”]+["”“][.,])\s*(\p{L}[^"“„”]{2,40})?$/u;
const STATUS =
  /^\W*(?:in press|forthcoming|im druck|im erscheinen|in preparation|submitted|accepted|n\.\s?d\.|o\.\s?J\.)\W*$/i;

const KIND =
  /blog|post|paper|thesis|diss|report|manuscript|review|letter|interview|talk|poster|podcast|tweet|video|film|episode|press|lecture|speech|working|unpubl|comment|editorial|arbeit|bericht|vortrag|rezension|mimeo|note|abstract/iu;

/** '“Tides.” The Coastal Mind. New York': before a place stands the book that the work is in, otherwise the kind of work. */
const afterQuotation = (words: string, next: Run | undefined): 'container' | 'genre' =>
  next?.label === 'place' && !KIND.test(words) ? 'container' : 'genre';

/** What stands before or after a title in quotes is no part of it: 'In press. "Tablets by Post."', '"Whistles?" Blog post,'. */
function splitQuotedTitle(run: Run, last: Run | undefined, next: Run | undefined): readonly Run[] {
  const match = run.label === 'title' ? QUOTED.exec(run.text.trim()) : null;
  if (!match || (!match[1]!.trim() && !match[4])) return [run];
  const [, before, quote, title, after] = match;
  // 'Harbours, Rivers and the "Salt Water"', '“You Meant It Well.” Tides and Family': words of the title itself.
  if (before!.trim() && !STATUS.test(before!) && !/[.:,;]\s*$/u.test(before!)) return [run];
  const dated = last?.label === 'date' && /^(?:place|publisher)$/.test(next?.label ?? '');
  if (after && dated && !KIND.test(after)) return [run];
  return [
    ...(before!.trim()
      ? [{ ...run, label: STATUS.test(before!) ? 'date' : 'note', text: before! } as Run]
      : []),
    { ...run, text: quote! + title! },
    ...(after ? [{ ...run, label: afterQuotation(after, next), text: after } as Run] : []),
  ];
}

/** The same for all runs of an entry. */
export const splitQuotedTitles = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i) => splitQuotedTitle(run, runs[i - 1], runs[i + 1]));

const CLOSING: Readonly<Record<string, RegExp>> = { '“': /[”"]/u, '"': /["”]/u, '„': /[“”"]/u, '«': /»/u };
const AFTER_QUOTATION = /^(?:container|journal|note|series|genre|publisher|place|author)$/;

/** A title that opens a quotation goes on to where that closes: "“Numbers Approved for U." and "S.A.,” Harbour Weekly". */
export function joinQuotation(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(({ label }) => label === 'title');
  const title = runs[at];
  const next = runs[at + 1];
  const opening = title?.text.trim()[0] ?? '';
  const closing = CLOSING[opening];
  if (!title || !next || !closing || !AFTER_QUOTATION.test(next.label)) return runs;
  if (closing.test(title.text.trim().slice(1))) return runs;
  const end = next.text.search(closing);
  if (end < 0 || next.text.slice(0, end).includes(opening)) return runs;
  const rest = next.text.slice(end + 1).replace(/^[\s.,;:]+/u, '');
  const whole: Run = { ...title, text: `${title.text.trimEnd()} ${next.text.slice(0, end + 1).trimStart()}` };
  return [...runs.slice(0, at), whole, ...(rest ? [{ ...next, text: rest }] : []), ...runs.slice(at + 2)];
}

const UNFINISHED = /[\p{L}\d]\){0,2}\s*$/u;
const STOP_INSIDE = /^([^“"„«]*?\p{Ll}{3,}[.?!])\s+(\p{Lu}.{3,})$/su;

/** A name does not begin within a sentence: "… of comparable" and "Classes of Ships. Harbour Notes" part at the full stop. */
export const moveToStop = (runs: readonly Run[]): readonly Run[] => {
  const at = runs.findIndex(
    ({ label, text, italic }, i) =>
      (label === 'journal' || label === 'container') &&
      runs[i - 1]?.label === 'title' &&
      UNFINISHED.test(runs[i - 1]!.text) &&
      runs[i - 1]!.italic === italic &&
      !IN.test(text) &&
      STOP_INSIDE.test(text),
  );
  if (at < 0) return runs;
  const [, words, name] = STOP_INSIDE.exec(runs[at]!.text)!;
  const title = runs[at - 1]!;
  return [
    ...runs.slice(0, at - 1),
    { ...title, text: `${title.text.trimEnd()} ${words!}` },
    { ...runs[at]!, text: name! },
    ...runs.slice(at + 1),
  ];
};

const AUTHORS_AND_STATUS =
  /^(.{3,}?[.,;]?)[\s,;]+[([]?((?:forthcoming|in press|im druck|im erscheinen|in preparation|to appear|submitted|n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|à paraître|in corso di stampa|en prensa)[)\]]?[\s.,:;]*)$/iu;
const TITLE_AND_KIND =
  /^(.{6,}?[.?!])\s+((?:data ?set|datensatz|computer software|unpublished manuscript|unveröffentlichtes manuskript)[\s.,;]*)$/iu;

/** A word that stands for the year after the authors is no name ("Osei, M. Forthcoming."), and a kind of work no title ("Data set."). */
export function splitEnding(run: Run): readonly Run[] {
  const match =
    run.label === 'author'
      ? AUTHORS_AND_STATUS.exec(run.text)
      : run.label === 'title'
        ? TITLE_AND_KIND.exec(run.text)
        : null;
  if (!match) return [run];
  return [
    { ...run, text: match[1]! },
    { ...run, label: run.label === 'author' ? 'date' : 'genre', text: match[2]! },
  ];
}

const RELEASED = /^(.{3,}?)\s+Released\s*$/u;

/** "IBM Corp. Released" before a year: when a program came out. */
export const cutReleased = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const match = run.label === 'author' && runs[i + 1]?.label === 'date' ? RELEASED.exec(run.text) : null;
    return match ? { ...run, text: match[1]! } : run;
  });

const IN_BRACKETS = /^\s*\([^()]{3,60}\)[\s.,:;]*$/u;
const CENTURIES = /\b(?:secc?\.|secoli|siècles?|Jahrhundert|centur(?:y|ies))/iu;
const NOT_OF_A_TITLE =
  /\d{4}|\b(?:nos?|nrs?|vols?|reports?|papers?|press|forthcoming|hrsg|hg|eds?|diss|thesis|trans|transl|übers|trad|unpubl|repr|orig|series?|reihe|bd|cited|accessed|zit|isbn|http|mimeo|manuscript|in preparation|submitted)\b/iu;

/** What stands in brackets right after a title is part of it, unless it says something of the edition: "(abstract)". */
export function joinBracket(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  runs.forEach((run, i) => {
    const last = out.at(-1);
    const belongs =
      last &&
      (last.label === 'title' || (last.label === 'container' && runs[i + 1]?.label === 'editor')) &&
      (run.label === 'note' || run.label === 'issue' || CENTURIES.test(run.text)) &&
      IN_BRACKETS.test(run.text) &&
      !NOT_OF_A_TITLE.test(run.text) &&
      !/[”"»]\W*$/u.test(last.text.trim());
    if (belongs) out[out.length - 1] = joined(last, run);
    else out.push(run);
  });
  return out;
}

const GUILLEMETS = /^[\s.,]*«[^»]+»[\s.,]*$/u;

/** "«Renovatio». A Town and its Port, Roma, Marsh": after words in quotes, the rest of a book's title. */
export function joinSubtitle(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:volume|issue|pages)$/.test(label))) return runs;
  const at = runs.findIndex(
    ({ label, text }, i) =>
      label === 'title' &&
      GUILLEMETS.test(text) &&
      runs[i + 1]?.label === 'container' &&
      !IN.test(runs[i + 1]!.text) &&
      /^(?:place|publisher)$/.test(runs[i + 2]?.label ?? ''),
  );
  if (at < 0) return runs;
  return [...runs.slice(0, at), joined(runs[at]!, runs[at + 1]!), ...runs.slice(at + 2)];
}

const BOOK_VOLUME = /^\W*(?:Bd|Band|Teil|Teilband|Vol|Tome|Tomo)\b[.\s]*[\dIVX]+\s?:\s*$/iu;
const QUOTED_AND_STOP = /^[\s.,]*(?:[„»].{3,60}["”“«]|["“].{3,30}["”])[.:]\s*$/u;

/** "Soziologie. Spezielle Grundlagen. Band 1: …" and "„Alle lehren“. Grenzen der Bildung. Kiel: Marsh": the second sentence of a book's title is no journal. */
export function joinSecondSentence(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:pages|issue|editor)$/.test(label))) return runs;
  const at = runs.findIndex(({ label, text }, i) => {
    const [next, after] = [runs[i + 1], runs[i + 2]];
    if (label !== 'title' || !next || !/^(?:journal|container)$/.test(next.label) || IN.test(next.text))
      return false;
    if (after?.label === 'volume')
      return (
        (BOOK_VOLUME.test(after.text) || HOW_MANY.test(after.text)) &&
        /[.?!]["”“]?\s*$/u.test(text) &&
        runs.some((run) => run.label === 'place')
      );
    return QUOTED_AND_STOP.test(text) && after?.label === 'place' && runs[i + 3]?.label === 'publisher';
  });
  return at < 0 ? runs : [...runs.slice(0, at), joined(runs[at]!, runs[at + 1]!), ...runs.slice(at + 2)];
}

/** "Venezia e il suo estuario. Guida storica, Trieste, Edizioni Marsh": of two houses around a place the first ends the title. */
export function joinHouseToTitle(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex(
    ({ label, text }, i) =>
      (label === 'title' || label === 'container') &&
      /[.?!:]\s*$/u.test(text) &&
      runs[i + 1]?.label === 'publisher' &&
      runs[i + 2]?.label === 'place' &&
      runs[i + 3]?.label === 'publisher',
  );
  const words = runs[at + 1]?.text ?? '';
  if (at < 0 || HOUSE.test(words)) return runs;
  if (!/:\s*$/.test(runs[at]!.text) && !/\p{L}{3,}[\s-]\p{Ll}{4,}/u.test(words)) return runs;
  return [...runs.slice(0, at), joined(runs[at]!, runs[at + 1]!), ...runs.slice(at + 2)];
}

/** Words of some length before a number of preprints or a date are a title where no other is printed. */
export function nameLongNote(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => /^(?:title|journal|container|genre|author|editor)$/.test(label))) return runs;
  const [first] = runs;
  if (first?.label !== 'note' || first.to - first.from < 4) return runs;
  if (/\(|(?<!\p{L})\p{Lu}\.\s?\p{Lu}/u.test(first.text)) return runs;
  return [{ ...first, label: 'title' }, ...runs.slice(1)];
}

const CITED = /^(.{3,}?)[\s,.;]+\(?(?:op\.\s?)?cit(?:\.|ato|ata)?\)?[\s,.;]*$/iu;
const AUTHOR_AND_CITED =
  /^\s*(\p{Lu}{3,}(?:[\s’'-]\p{Lu}{2,})?),\s+(\p{Lu}.{2,}?)[\s,.;]+\(?(?:op\.\s?)?cit(?:\.|ato|ata)?\)?[\s,.;]*$/u;

/** "COZZI, Il doge, cit.," where no author is printed is a name and the short title of a work cited before. */
export const splitCited = (runs: readonly Run[]): readonly Run[] =>
  runs.some(({ label }) => label === 'author' || label === 'editor')
    ? runs
    : splitRuns(runs, (run, i): readonly Run[] => {
        const match =
          i === 0 && /^(?:note|title|journal|container)$/.test(run.label)
            ? AUTHOR_AND_CITED.exec(run.text)
            : null;
        if (!match) return [run];
        return [
          { ...run, label: 'author', text: match[1]! },
          { ...run, label: 'title', text: match[2]! },
        ];
      });

const SAME_PLACE = /^\W*(?:ibid(?:em)?|ivi|ebd|ebenda|a\.\s?a\.\s?O)\W*$/iu;

/** "Ibid.," and "Ivi," name no work. */
export const nameSamePlace = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) =>
    /^(?:author|title|journal|container|publisher)$/.test(run.label) && SAME_PLACE.test(run.text)
      ? { ...run, label: 'note' }
      : run,
  );

const PARAGRAPHS = /(?<!\s)\s*\[\d+ (?:Absätze|paragraphs|párrafos)\]([\s.,;:]*)$/iu;
const YEAR_FIRST = /^([\s("“„«]*)((?:1[5-9]|20)\d\d)\)?[.,:;]\s+(?=\S)/u;

/** "cit." or "[46 paragraphs]" after a title, and the year of the entry printed once more before a book, are no part of them. */
export function cutAsides(runs: readonly Run[]): readonly Run[] {
  const dates = runs.flatMap(({ label, text }) => (label === 'date' ? [text] : []));
  return runs.map((run): Run => {
    if (!/^(?:title|container|journal)$/.test(run.label)) return run;
    const cited = /cit/i.test(run.text) ? CITED.exec(run.text)?.[1] : undefined;
    const text = (cited ?? run.text).replace(PARAGRAPHS, '$1');
    const year = YEAR_FIRST.exec(text);
    return year && run.label !== 'title' && dates.some((date) => date.includes(year[2]!))
      ? { ...run, text: text.slice(year[0].length) }
      : text === run.text
        ? run
        : { ...run, text };
  });
}
