import { joined, type Run, splitRuns } from './runs.ts';

const EDITED_BY =
  /^(.{4,}?)[,.;:]?\s*[([]?\b(a cura di|edited by|ed\. by|hrsg\. von|hrsg\. v\.|herausgegeben von|sous la direction de|sous la dir\. de|éd\. par|dir\. par)\s+(.+)$/iu;

const IN_AND_EDITORS = /^(in:?\s+\p{Lu}.{7,}?),\s+(eds?\.)\s+(\p{Lu}.{4,})$/iu;

/** "in Storia d'Europa, a cura di P. Anderson" taken for editors as a whole is a book and its editor. */
export function splitEditedBook(run: Run): readonly Run[] {
  const text = run.text.trim();
  const match = run.label === 'editor' ? (EDITED_BY.exec(text) ?? IN_AND_EDITORS.exec(text)) : null;
  if (!match) return [run];
  return [
    { ...run, label: 'container', text: match[1]! },
    { ...run, text: match[3]! },
  ];
}

const ROLE_IN_BRACKETS =
  /^(.{2,}?[([](?:eds?|hrsgg?|hgg?|éds?|dirs?|coords?|orgs?|a cura di|a c\. di|curr?)\.?[)\]])[\s.,:;]+(["“„«‘(]?\p{Lu}\P{N}{6,})$/iu;

const TRANSLATED = /\b(?:trans|transl|translators?|übers|trad)\b/iu;

/** "in S. Marsh (ed.), Harbours at Night" taken for editors as a whole is editors and their book, where no other is named. */
export function splitEditorsBook(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'container' || label === 'journal')) return runs;
  const title = runs.some(({ label }) => label === 'title');
  return splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'editor' ? ROLE_IN_BRACKETS.exec(run.text.trim()) : null;
    if (!match || !/^["“„«‘(]?\p{Lu}/u.test(match[2]!) || TRANSLATED.test(match[2]!)) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: title ? 'container' : 'title', text: match[2]! },
    ];
  });
}

/** The name of an institution before the date is its author, whatever else it may be elsewhere ("UNESCO. (2015)."). */
export function nameLeadingAuthor(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (!first || runs.some(({ label }) => label === 'author' || label === 'editor')) return runs;
  if (first.label === 'publisher' && /^(?:title|container|journal)$/.test(second?.label ?? ''))
    return [{ ...first, label: 'author' }, ...runs.slice(1)];
  if (second?.label !== 'date') return runs;
  if (!/^(?:publisher|journal|container|place|series|note)$/.test(first.label)) return runs;
  // "Tidal Phys. B, 2006, 741(1): 1-16" names no author.
  if (first.label === 'journal' && runs[2]?.label === 'volume') return runs;
  // A newspaper in quotes stays one: "«Il Porto», 12 marzo 1954".
  if (/^[\s]*[«„“"]/.test(first.text)) return runs;
  return [{ ...first, label: 'author' }, ...runs.slice(1)];
}

const EDITORS =
  /^.{3,}?[\s,;]*(?:[([]\s?(?:eds?|editors?|hrsgg?|hgg?|éds?|dirs?|coords?|orgs?|a cura di|a c\. di|red|curr?|herausgeber(?:in(?:nen)?)?|sous la dir[^)\]]*)\.?\s?[)\]]|(?<=[\s,])(?:eds\.?|editors?|hrsg\.?|hgg?\.|a cura di|éds\.?|dirs\.))[\s.,:;]*$/iu;

const ONLY_INITIALS = /^\s*(?:\p{Lu}\.[\s-]?){1,3}$/u;
const ONLY_NAME = /^\s*\p{Lu}[\p{L}’'-]+,\s*$/u;

/** "L. D." and "Marsh," before "in: …": the family name is no title. */
export function joinFamilyName(runs: readonly Run[]): readonly Run[] {
  const [first, second, third] = runs;
  if (first?.label !== 'author' || second?.label !== 'title' || !third) return runs;
  if (!ONLY_INITIALS.test(first.text) || !ONLY_NAME.test(second.text)) return runs;
  return [{ ...joined(first, second), label: 'author' }, ...runs.slice(2)];
}

/** Names that say they are editors' are no authors' ("Meier, A. (Hrsg.) (1990): …"). */
export const nameEditors = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i) =>
    i < 2 && run.label === 'author' && EDITORS.test(run.text) ? { ...run, label: 'editor' } : run,
  );

const CAPITAL_NAME =
  /^\s*(?:(?:\p{Lu}\.[\s-]?)+|\p{Lu}[\p{L}’'-]+\s(?:\p{Lu}\.\s?)*)(?:(?:D[AEI]|DELLA|DAL|VON|VAN)\s)?\p{Lu}[\p{Lu}’'-]{2,}$/u;
const CAPITALS = /(?<!\p{L})\p{Lu}{3,}(?!\p{L})/u;
const PLAIN_WORD = /(?<!\p{L})\p{L}?\p{Ll}{3,}/u;

const VANCOUVER = /^\s*\p{Lu}[\p{L}’'-]+\s\p{Lu}{1,3}\s?(?:[,;(]|\.?\s*$)/u;

/**
 * Where the first author's family name stands in capitals, what follows without any is no name but the title:
 * "F.C. MARSH, Harbours. A History".
 */
export function cutCapitals(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (
    first?.label !== 'author' ||
    !second ||
    !/^(?:title|publisher|container|journal|place|translator)$/.test(second.label)
  )
    return runs;
  const comma = first.text.indexOf(',');
  if (comma < 0 || !CAPITAL_NAME.test(first.text.slice(0, comma))) return runs;
  // "GARCÍA LÓPEZ, Juan.": two family names in capitals and a given name.
  if (
    /^[^\p{Ll}.]+$/u.test(first.text.slice(0, comma)) &&
    /^\s*(?:\p{Lu}[\p{L}.’'-]*\s*){1,3}[.,;:]?\s*$/u.test(first.text.slice(comma + 1))
  )
    return runs;
  let at = comma;
  while (at >= 0 && CAPITALS.test(first.text.slice(at).split(/,\s/, 2)[1] ?? ''))
    at = first.text.indexOf(',', at + 1);
  const rest = at < 0 ? '' : first.text.slice(at + 1);
  // "Higgins JPT, Green S (editors).": three initials, then more names.
  if (!PLAIN_WORD.test(rest) || CAPITALS.test(rest) || VANCOUVER.test(rest)) return runs;
  const author = { ...first, text: first.text.slice(0, at + 1) };
  if (second.label !== 'title') return [author, { ...first, label: 'title', text: rest }, ...runs.slice(1)];
  return [
    author,
    { ...second, from: first.from, text: `${rest.trimEnd()} ${second.text.trimStart()}` },
    ...runs.slice(2),
  ];
}

const VOLUME_END =
  /^(.*\p{L}{3,}),\s*((?:(?:vol|t|tomo|bd)\.?\s*)?[IVX]{1,5}(?:[/,]\s?(?:\d|[IVX]+))?)[\s,.;]*$/u;

/** "a cura di Anna Rossi, II" is an editor and a volume. */
export function splitEditorVolume(runs: readonly Run[]): readonly Run[] {
  if (runs.some(({ label }) => label === 'volume')) return runs;
  return splitRuns(runs, (run): readonly Run[] => {
    const match = run.label === 'editor' ? VOLUME_END.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: 'volume', text: match[2]! },
    ];
  });
}

const SAME_PEOPLE =
  /^([\s,:(]*(?:in\s*:?\s+)?)((?:ders|dies|dens|id|idem|ead|eadem)\b\.?)(?:\s+u\.\s?a\.)?(\s*[([](?:hrsgg?|hgg?|eds?|a cura di|dir|éds?)\.?[)\]])?[\s,:;.]+(?=\S.{5,})/iu;

/** "In: ders. (Hg.): …" taken for the name of the book: the authors are its editors, or where no role is printed nothing more. */
export const splitSamePeople = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run): readonly Run[] => {
    const match = /^(?:container|journal)$/.test(run.label) ? SAME_PEOPLE.exec(run.text) : null;
    if (!match) return [run];
    const book: Run = { ...run, label: 'container', text: `In ${run.text.slice(match[0].length)}` };
    return match[3] ? [{ ...run, label: 'editor', text: match[2]! }, book] : [book];
  });

const EDITOR_TAIL =
  /^(.{5,}?)[,.;]\s+(?:ed\.?|éd\.?|edited by|ed\. by|hg\. v(?:on|\.)|hrsg\. v(?:on|\.)|a cura di|a c\. di)\s*$/iu;
const DIRECT_NAME = /^\W*(?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{L}’'-]+[\s.,;]*$/u;

/** "La Divina Commedia, ed." before what reads as a name: its editor. */
export const splitEditorTail = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    const tail = (title?: Run, name?: Run): RegExpExecArray | null =>
      title?.label === 'title' &&
      (name?.label === 'container' || name?.label === 'journal') &&
      DIRECT_NAME.test(name.text)
        ? EDITOR_TAIL.exec(title.text)
        : null;
    if (tail(last, run)) return { ...run, label: 'editor' };
    const match = tail(run, next);
    return match ? { ...run, text: match[1]! } : run;
  });

const STANDARDS = /^[\s]*(?:(?:DIN|EN|ISO|IEC|VDI|VDE|ÖNORM|SN|BS|ASTM|ANSI|NF|UNI)[\s/,]*)+$/u;

/** "DIN EN ISO" before a number is the name of a standard, not its author. */
export function nameStandard(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (first?.label !== 'author' || !/^(?:title|container|journal)$/.test(second?.label ?? '')) return runs;
  if (!second || !STANDARDS.test(first.text) || !/^\s*\d/.test(second.text)) return runs;
  return [
    {
      ...second,
      label: 'title',
      from: first.from,
      text: `${first.text.trimEnd()} ${second.text.trimStart()}`,
    },
    ...runs.slice(2),
  ];
}

/** "St." before the first author's name is its beginning. */
export function joinSaint(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (!first || second?.label !== 'author' || !/^\s*Ste?\.?\s*$/.test(first.text)) return runs;
  return [
    { ...second, from: first.from, text: `${first.text.trim()} ${second.text.trimStart()}` },
    ...runs.slice(2),
  ];
}

const FOR_A_GROUP =
  /^\s*(?:and\s+|for\s+|on behalf of\s+)+(?:the\s+)?(?:\p{Lu}[^.:]{2,60}?\s)?(?:investigators|group|collaborators|consortium|network|committee|team|writers)\s*[.:]\s+(?=\p{Lu})/iu;

/** "for the HARBOUR Investigators." before a title says for whom its authors wrote. */
export const cutGroup = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    const match =
      run.label === 'title' && runs[i - 1]?.label === 'author' ? FOR_A_GROUP.exec(run.text) : null;
    if (!match) return [run];
    return [
      { ...run, label: 'note', text: match[0] },
      { ...run, text: run.text.slice(match[0].length) },
    ];
  });

const BOOK_AND_EDITOR =
  /^([^()]{3,}?)\s*\(((?:\p{Lu}\.[\s-]?){1,3}\s?\p{Lu}[^()]*,\s*(?:Eds?|Hrsg|Hg)\.?)\)[\s.,;:]*$/u;
const AUTHOR_IN_BOOK = /^(.{3,80}?)\s+in:?\s+(\p{Lu}.{4,}?)\s*\((eds?\.?\s+[^()]+)\)[\s.,;:]*$/u;

/** "Leviathan (C. B. Quay, Ed.)" and "Marsh, L. in Coasts (eds Dale, K. & Ferris, T.)" taken for editors hold more. */
export function splitEditorBrackets(runs: readonly Run[]): readonly Run[] {
  const titled = runs.some(({ label }) => label === 'title');
  return splitRuns(runs, (run, i): readonly Run[] => {
    if (run.label !== 'editor') return [run];
    const first = i === 0 ? AUTHOR_IN_BOOK.exec(run.text) : null;
    if (first)
      return [
        { ...run, label: 'author', text: first[1]! },
        { ...run, label: 'container', text: `in ${first[2]!}` },
        { ...run, text: first[3]!.replace(/^eds?\.?\s+/i, '') },
      ];
    const book = titled ? null : BOOK_AND_EDITOR.exec(run.text);
    if (!book) return [run];
    return [
      { ...run, label: 'title', text: book[1]! },
      { ...run, text: book[2]! },
    ];
  });
}
