import type { Label } from '../../library/extraction/entry/labels.ts';
import { between, expand, type Grammar, pick, type Random } from './grammar.ts';
import type { Painted } from './painted.ts';

/** Replaces a range of characters; what is put in takes the label of the character before it, or of the first one replaced. */
function splice(painted: Painted, start: number, end: number, text: string, label?: Label): void {
  const paint = label ?? painted.labels[start] ?? painted.labels[start - 1];
  const italic = painted.italic[start] ?? false;
  painted.text = painted.text.slice(0, start) + text + painted.text.slice(end);
  painted.labels.splice(start, end - start, ...Array.from({ length: text.length }, () => paint));
  painted.italic.splice(start, end - start, ...Array.from({ length: text.length }, () => italic));
}

/** Goes through the matches of a pattern from the end to the beginning, so that ranges stay right. */
function each(
  painted: Painted,
  pattern: RegExp,
  change: (match: RegExpExecArray) => string | undefined,
): void {
  for (const match of [...painted.text.matchAll(pattern)].reverse()) {
    const text = change(match as RegExpExecArray);
    if (text !== undefined && text !== match[0])
      splice(painted, match.index, match.index + match[0].length, text);
  }
}

const PLAIN: Readonly<Record<string, string>> = {
  ä: 'a',
  ö: 'o',
  ü: 'u',
  é: 'e',
  è: 'e',
  à: 'a',
  ñ: 'n',
  ç: 'c',
  ß: 'ss',
  å: 'a',
  ø: 'o',
  ò: 'o',
  ù: 'u',
  ì: 'i',
};
const MISREAD: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['l', '1'],
  ['e', 'c'],
  ['fi', 'ﬁ'],
  ['O', '0'],
  ['h', 'b'],
  ['i', 'l'],
];

/** Family names in capitals, or names, titles or both altogether. */
function raise(painted: Painted, random: Random): void {
  const whole = random() < 0.15;
  each(painted, /\p{Lu}\p{Ll}{2,}/gu, ({ 0: word, index }) => {
    const label = painted.labels[index];
    return label === 'author' || (whole && label === 'title')
      ? word.toUpperCase().slice(0, word.length)
      : undefined;
  });
}

/** Swaps full stops and commas between two fields. */
function jitter(painted: Painted, random: Random): void {
  each(painted, /(?<=[\p{L}\p{N}]{3})[.,:;] (?=[\p{L}\p{N}“"«„])/gu, ({ index, 0: mark }) => {
    const before = painted.labels[index - 1];
    const after = painted.labels[index + mark.length];
    if (before === after || before === 'author' || after === 'identifier' || random() > 0.35)
      return undefined;
    return pick([', ', '. ', ', ', '; ', ': ', '. - ', ' '], random);
  });
}

const NAMED: ReadonlySet<Label | undefined> = new Set<Label>([
  'author',
  'editor',
  'place',
  'publisher',
  'journal',
  'container',
]);

/**
 * Splices names and the words of titles with one another into words that no list has, so that place and punctuation
 * have to tell what they are.
 */
function estrange(painted: Painted, random: Random): void {
  const words = painted.text.match(/\p{L}{4,}/gu) ?? [];
  each(painted, /(?<![\p{L}/.])\p{Lu}\p{Ll}{3,}(?![\p{L}.])/gu, ({ 0: word, index }) => {
    if (!NAMED.has(painted.labels[index]) || random() < 0.5) return undefined;
    const other = pick(words, random).toLowerCase();
    return word.slice(0, 2 + Math.floor(random() * 2)) + other.slice(Math.floor(other.length / 2));
  });
}

const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['ders.', 'dies.', 'Ders.', 'Dies.', 'ders', 'dies'],
  it: ['Id.', 'id.', 'Idem', 'Ead.'],
  fr: ['id.', 'Id.'],
};

/** Writes editors who are the authors as lists do: "in: ders. (Hg.)". */
function repeatAuthors(painted: Painted, language: string, random: Random): void {
  const start = painted.labels.indexOf('editor');
  const same = SAME[language];
  if (!same || start < 1 || painted.labels[0] !== 'author') return;
  let end = start;
  while (end < painted.labels.length && painted.labels[end] === 'editor') end++;
  const match =
    /^(\W*(?:in|dans|hrsg\. von|a cura di)?:?\s*)(\p{Lu}[^()[\]]+?)(?=\s*(?:[([]|,? (?:Hrsg|Hg|dir|éd|a c))|[\s.,;:]*$)/iu.exec(
      painted.text.slice(start, end),
    );
  if (match)
    splice(
      painted,
      start + match[1]!.length,
      start + match[1]!.length + match[2]!.length,
      pick(same, random),
      'editor',
    );
}

/** How many pages a book has, at the end of its entry. */
function countPages(painted: Painted, language: string, random: Random): void {
  const sign =
    language === 'de'
      ? 'S.'
      : language === 'es' || language === 'pt'
        ? pick(['p.', 'págs.'], random)
        : pick(['p.', 'pp.', 'p'], random);
  const dot = /[.\s]$/.test(painted.text) ? ' ' : pick(['. ', ', '], random);
  splice(
    painted,
    painted.text.length,
    painted.text.length,
    `${dot}${80 + Math.floor(random() * 700)} ${sign}`,
    'pages',
  );
}

const QUOTES = ['""', '“”', '“”', '„“', '«»', '‘’'] as const;

/** Puts the first words of a title in quotes, as titles often begin; within other quotes in single ones. */
function quoteFirstWords(painted: Painted, random: Random): void {
  const start = painted.labels.indexOf('title');
  if (start < 0) return;
  let end = start;
  while (end < painted.labels.length && painted.labels[end] === 'title') end++;
  const title = painted.text.slice(start, end);
  const opening = /^[^\p{L}]*/u.exec(title)![0].length;
  const match = new RegExp(`^\\p{L}+(?: \\p{L}+){${between(0, 3, random)}}(?=:? \\p{L}+ )`, 'u').exec(
    title.slice(opening),
  );
  if (!match) return;
  const [open, close] = /["“”„«‘]/.test(title) ? '‘’' : pick(QUOTES, random);
  splice(painted, start + opening + match[0].length, start + opening + match[0].length, close!, 'title');
  splice(painted, start + opening, start + opening, open!, 'title');
}

type Swap = readonly [pattern: RegExp, instead: Readonly<Record<string, readonly string[]>>];

/** Cues that stand for the same thing, by language; `any` for every other one. */
const CUES: readonly Swap[] = [
  [
    /(?<![\p{L}])(?:vol|Vol|Bd|Jg|t)\. ?(?=[\dIVXLC])/gu,
    {
      de: ['Bd. ', 'Jg. ', 'Band ', 'Jahrgang ', 'Jg ', 'Vol. '],
      fr: ['t. ', 'tome ', 'Tome ', 'vol. ', 'vol.'],
      it: ['vol. ', 't. ', 'tomo ', 'v. ', 'vol '],
      es: ['vol. ', 'tomo ', 't. ', 'núm. '],
      any: ['vol. ', 'Vol. ', 'volume ', 'Volume ', 'v. ', 'Vol ', ''],
    },
  ],
  [
    /(?<![\p{L}])(?:no|nr|Nr|n|n°|nº|núm|fasc|H)\.? ?(?=\d)/gu,
    {
      de: ['Nr. ', 'Heft ', 'H. ', 'Heft Nr. ', 'H.'],
      fr: ['n° ', 'no ', 'numéro ', 'n°', 'cahier '],
      it: ['n. ', 'fasc. ', 'n° ', 'f. ', 'nn. '],
      es: ['nº ', 'núm. ', 'n. ', 'n.º '],
      any: ['no. ', 'No. ', 'nr. ', 'issue ', 'No ', '# ', 'number ', 'nos. '],
    },
  ],
  [
    /(?<![\p{L}])(?:pp|p|S|s|Seiten|pages)\.? ?(?=\d)/gu,
    {
      de: ['S. ', 'Seite ', 'S.', 'S ', 'Seiten ', 'pp. '],
      fr: ['p. ', 'pp. ', 'p.', 'pages '],
      it: ['pp. ', 'p. ', 'pp.', 'pagg. ', 'pag. '],
      es: ['pp. ', 'págs. ', 'p. ', 'pp.'],
      any: ['pp. ', 'p. ', 'pages ', 'pp.', 'pp ', 'P. ', 'p.'],
    },
  ],
  [
    /(?<![\p{L}])(?:In|in): ?(?=\p{L})/gu,
    {
      de: ['In: ', 'in: ', 'in ', 'In ', 'In:', 'aus: '],
      fr: ['In : ', 'dans ', 'in ', 'in : '],
      it: ['in ', 'In: ', 'in: ', 'In '],
      any: ['In: ', 'in: ', 'In ', 'in ', 'In:'],
    },
  ],
  [
    /\((?:Hrsg|Hg|Eds?|eds?|a c\. di|dir|éd|éds)\.?\)/gu,
    {
      de: ['(Hrsg.)', '(Hg.)', '(Hgg.)', '(Hrsg)', '(hg.)', '(hrsg.)', '[Hrsg.]', 'Hrsg.', '(Hg)', '(Ed.)'],
      fr: ['(dir.)', '(éds)', '(éds.)', '(ed.)', '(dirs.)', 'dir.', '(sous la dir. de)'],
      it: ['(a cura di)', '(a c. di)', '(ed.)', '(eds.)', '(cur.)', '[a cura di]', 'a cura di'],
      es: ['(ed.)', '(eds.)', '(coord.)', '(coords.)', '(comp.)', '(dir.)'],
      any: [
        '(ed.)',
        '(eds.)',
        '(Eds.)',
        '(Ed.)',
        '(eds)',
        '(ed)',
        '[eds.]',
        '(Editors)',
        ', eds.',
        '(editor)',
      ],
    },
  ],
];

/** Writes cues the way another house would. */
function swapCues(painted: Painted, language: string, random: Random): void {
  for (const [pattern, instead] of CUES)
    if (random() < 0.5) {
      const text = pick(instead[language] ?? instead.any!, random);
      each(painted, pattern, () => text);
    }
}

/** Damages and varies a rendered reference the way that printing, scanning, copying and house habits do. */
export function disturb(
  painted: Painted,
  language: string,
  grammar: Grammar | undefined,
  random: Random,
): void {
  const chance = (share: number): boolean => random() < share;
  if (chance(0.18)) swapCues(painted, language, random);
  if (chance(0.06)) repeatAuthors(painted, language, random);
  if (chance(0.25)) estrange(painted, random);
  if (
    chance(0.06) &&
    !painted.labels.includes('pages') &&
    !painted.labels.includes('identifier') &&
    painted.labels.includes('place')
  )
    countPages(painted, language, random);
  if (chance(0.05)) raise(painted, random);
  if (chance(0.1)) jitter(painted, random);
  if (chance(0.45)) each(painted, /[–—]/g, () => '-');
  if (chance(0.04)) each(painted, /(?<=\d)-(?=\d)/g, () => pick(['--', ' - ', '–', ' – ', '−'], random));
  if (chance(0.45)) each(painted, /[“”„]/g, () => '"');
  if (chance(0.2)) each(painted, /[‘’]/g, () => "'");
  if (chance(0.08)) each(painted, /[“”„«»]/g, () => '');
  if (chance(0.05))
    each(painted, /(?<=[\p{L}\d][.,;:)]) (?=[\p{L}\d(])/gu, () => (chance(0.3) ? '' : undefined));
  if (chance(0.03))
    each(painted, / (?=[,.;:])|(?<=[\p{L}\d])(?=[,.;:] )/gu, () => (chance(0.3) ? ' ' : undefined));
  if (chance(0.06))
    each(painted, /(?<=\p{Ll}{3})(?=\p{Ll}{4})/gu, () =>
      chance(0.02) ? pick(['- ', '-'], random) : undefined,
    );
  if (chance(0.03)) each(painted, /[äöüéèàñçßåøòùì]/g, ({ 0: letter }) => PLAIN[letter]);
  if (chance(0.03)) {
    const [from, to] = pick(MISREAD, random);
    each(painted, new RegExp(`(?<=\\p{L})${from}(?=\\p{L})`, 'gu'), () => (chance(0.2) ? to : undefined));
  }
  if (chance(0.04)) each(painted, /(?<=\p{Lu}\.) (?=\p{Lu}\.)/gu, () => '');
  if (chance(0.05)) quoteFirstWords(painted, random);
  // What PDF does to spaces: a number printed onto the word before it, marks after the space instead of before it.
  if (chance(0.025)) each(painted, /(?<=\p{Ll}{3}) (?=\d)/gu, () => (chance(0.5) ? '' : undefined));
  if (chance(0.02))
    each(painted, /(?<=[\p{L}\d])[.,;:] (?=[\p{L}\d])/gu, ({ 0: mark }) =>
      chance(0.6) ? ` ${mark[0]}` : undefined,
    );
  if (chance(0.15)) each(painted, /\.\s*$/g, () => '');
  if (grammar && chance(0.025)) {
    const lead = expand(grammar, 'lead', random);
    if (lead) splice(painted, 0, 0, `${lead} `, 'note');
  }
  if (grammar && chance(0.035)) {
    const trail = expand(grammar, 'trail', random);
    if (trail)
      splice(
        painted,
        painted.text.length,
        painted.text.length,
        `${chance(0.5) || /\.\s*$/.test(painted.text) ? ' ' : '. '}${trail}`,
        'note',
      );
  }
  if (chance(0.12)) emphasise(painted, random);
}

/** Writes italics as the markup that pasted text may still have. */
function emphasise(painted: Painted, random: Random): void {
  const [open, close] = pick(
    [
      ['*', '*'],
      ['<i>', '</i>'],
      ['_', '_'],
      ['*', '*'],
      ['<italic>', '</italic>'],
    ] as const,
    random,
  );
  for (let end = painted.text.length; end > 0; ) {
    if (!painted.italic[end - 1]) {
      end--;
      continue;
    }
    let start = end;
    while (start > 0 && painted.italic[start - 1]) start--;
    splice(painted, end, end, close, painted.labels[end - 1]);
    splice(painted, start, start, open, painted.labels[start]);
    end = start;
  }
}
