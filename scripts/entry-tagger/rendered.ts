import type { Label } from '../../library/extraction/entry/labels.ts';
import { expand, type Random } from './grammar.ts';
import { disturb } from './noise.ts';
import { type Piece, paint, tokenisePainted } from './painted.ts';
import type { LabelledEntry } from './pool.ts';
import { TEMPLATES as COMMON, type Template } from './styles.ts';
import { DISCIPLINES } from './styles-disciplines.ts';
import {
  institution,
  JOURNALS,
  type Language,
  NOUNS,
  OBJECTS,
  type Person,
  PUBLISHERS,
  TOPICS,
  type Values,
} from './values.ts';
import { GRAMMARS } from './works.ts';

const TEMPLATES: readonly Template[] = [...COMMON, ...DISCIPLINES];

type Work = {
  readonly language: Language;
  readonly authors: readonly Person[];
  readonly truncated: boolean;
  readonly editors: readonly Person[];
  readonly fields: Readonly<Record<string, string>>;
};

const MONTH_NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' ',
  ),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

/** Abbreviated journals with a part or a place in their name. */
const JOURNALS_IN_PARTS: readonly string[] = [
  'Angew. Chem., Int. Ed.',
  'J. Polym. Sci., Part A: Polym. Chem.',
  'Acta Crystallogr., Sect. B',
  'Philos. Trans. R. Soc., A',
  'J. Chem. Soc., Perkin Trans. 1',
  'Proc. Natl. Acad. Sci. U. S. A.',
  'Proc Natl Acad Sci USA',
  'Eur. J. Org. Chem.',
  'J. Phys. Chem. Lett.',
  'Chem. Mater.',
  'Phys. Rev. Lett.',
  'Phys. Rev. B',
  'Ann Intern Med',
  'Lancet Infect Dis',
];

/** Newspapers and weeklies, by a name that many have. */
const PAPERS: readonly string[] = [
  'Morgenzeitung',
  'Rundschau',
  'Tagesblatt',
  'Anzeiger',
  'Spiegel',
  'Woche',
  'Zeit',
  'Allgemeine',
];

const AND: Readonly<Record<Language, string>> = { en: 'and', de: 'und', it: 'e', fr: 'et', es: 'y' };
const toRoman = (value: number): string =>
  (
    [
      [100, 'C'],
      [90, 'XC'],
      [50, 'L'],
      [40, 'XL'],
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ] as const
  ).reduce(
    ([out, left], [size, letters]) =>
      [out + letters.repeat(Math.floor(left / size)), left % size] as [string, number],
    ['', value] as [string, number],
  )[0];

/** Renders references in many styles with known labels. */
export function renderEntries(values: Values, count: number, random: Random): LabelledEntry[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const chance = (share: number): boolean => random() < share;
  const number = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const total = TEMPLATES.reduce((sum, template) => sum + template.weight, 0);
  const out: LabelledEntry[] = [];
  while (out.length < count) {
    let at = random() * total;
    const template = TEMPLATES.find((candidate) => {
      at -= candidate.weight;
      return at < 0;
    })!;
    const language =
      template.language === 'any'
        ? pick(['en', 'en', 'en', 'en', 'de', 'fr', 'es', 'it'] as const)
        : template.language;
    const work = makeWork(template, language);
    const required = [
      ...template.text.replace(/\[[^[\]]*\{(?!note)[^[\]]*\]/g, '').matchAll(/\{([a-z]+)(?::([a-z]+))?\}/g),
    ];
    if (
      required.some(
        ([, name, form]) =>
          name !== 'author' && name !== 'editor' && fieldValue(name!, form ?? '', work) === undefined,
      )
    )
      continue;
    const painted = paint(fill(template, work));
    if (chance(0.5)) disturb(painted, language, GRAMMARS[language], random);
    const entry = tokenisePainted(painted, 'rendered');
    if (entry) out.push(entry);
  }
  return out;

  /** Words of the language's grammar; the templates know fewer languages than there are grammars. */
  function word(language: Language, symbol: string): string {
    return expand(GRAMMARS[language]!, symbol, random)!;
  }

  function someone(language: Language): Person {
    if (language !== 'en' && chance(0.75))
      return {
        given: word(language, 'given') + (chance(0.1) ? ` ${word(language, 'given')}` : ''),
        family: word(language, 'family') + (chance(0.03) ? `-${word(language, 'family')}` : ''),
        ...(chance(0.03) ? { particle: pick(['van', 'von', 'de', 'di']) } : {}),
      };
    if (chance(0.04))
      return {
        given: pick(values.givens),
        family: pick(values.families),
        suffix: pick(['Jr.', 'III', 'Sr.']),
      };
    const particle = chance(0.05) ? pick(['van', 'von', 'de', 'van der', 'de la', 'van den', 'di']) : '';
    const second = chance(0.06)
      ? `-${pick(values.families)}`
      : chance(0.04)
        ? ` ${pick(values.families)}`
        : '';
    const middle = chance(0.35)
      ? ` ${String.fromCharCode(65 + number(0, 25))}.`
      : chance(0.1)
        ? ` ${pick(values.givens)}`
        : '';
    return {
      given: pick(values.givens) + middle,
      family: pick(values.families) + second,
      ...(particle ? { particle } : {}),
    };
  }

  function people(kind: Template['kind'], language: Language): readonly Person[] {
    const share = { report: 0.6, web: 0.65, news: 0.1, article: 0.01, book: 0.06 }[kind as string] ?? 0;
    if (chance(share)) return [{ given: '', family: '', organisation: institution(language, pick) }];
    const n = chance(0.35) ? 1 : chance(0.5) ? 2 : chance(0.6) ? 3 : number(4, 9);
    return Array.from({ length: n }, () => someone(language));
  }

  function inventTitle(language: Language): string {
    if (chance(0.7))
      return word(language, 'title').replace(
        /^(["“«„]?)(\p{Ll})/u,
        (_, quote: string, letter: string) => quote + letter.toUpperCase(),
      );
    const short = `${pick(NOUNS[language])} ${pick(OBJECTS[language])}`;
    if (chance(0.45)) return short;
    const second =
      language === 'en'
        ? pick([
            `A Study of ${pick(TOPICS.en)}`,
            'Results from a Randomized Controlled Trial',
            'A Systematic Review and Meta-Analysis',
            `Evidence from ${pick(values.places)}`,
            `Implications for ${pick(TOPICS.en)}`,
            'A Qualitative Study',
            `${number(1980, 2010)}–${number(2011, 2023)}`,
          ])
        : `${pick(NOUNS[language])} ${pick(OBJECTS[language])}`;
    return `${short}${pick([': ', '. ', ' - ', ': ', ': ', '? '])}${second}`;
  }

  /** A meeting or journal known by its letters. */
  function acronym(): string {
    return Array.from({ length: number(3, 6) }, () => String.fromCharCode(65 + number(0, 25))).join('');
  }

  function titleCase(title: string): string {
    return title.replace(/(?<=\s)\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase());
  }

  /** A department and its university, cut short as engineers do. */
  function engineersHouse(): string {
    const subject = pick(['Elect. Eng.', 'Comput. Sci.', 'Mech. Eng.', 'Sociology', 'Physics', 'Civil Eng.']);
    const town = pick(['Leiden', 'Stanford', 'Tampere', 'Cornell', 'Uppsala', 'Michigan', 'Illinois']);
    const house = pick([`${town} Univ.`, `Univ. of ${town}`, `${town} University`, `University of ${town}`]);
    return `${pick(['Dept.', 'Dept. of', 'Department of', 'School of'])} ${subject}, ${house}`;
  }

  function makeWork(template: Template, language: Language): Work {
    const pool = values.articles[language];
    const article =
      pool.length > 20 && chance(language === 'en' ? 0.7 : 0.3)
        ? pick(pool)
        : {
            title: inventTitle(language),
            journal: chance(0.6) ? word(language, 'journal') : pick(JOURNALS[language]),
          };
    const bookPool = values.books[language];
    const book = (): string =>
      bookPool.length > 20 && chance(language === 'en' ? 0.6 : 0.3)
        ? pick(bookPool).title
        : inventTitle(language);
    const single = ['book', 'report', 'web', 'edited', 'thesis'].includes(template.kind) && chance(0.6);
    let title = single ? book() : article.title;
    if (language === 'en' && chance(0.3)) title = titleCase(title);
    if (chance(0.04)) title = `${title}?`;
    if (chance(0.03)) title = title.replace(/(\p{L}+)/u, '‘$1’');
    const [publisher, place] =
      values.publishers.length > 0 && chance(language === 'en' ? 0.65 : 0.25)
        ? pick(values.publishers)
        : chance(0.6)
          ? ([word(language, 'publisher'), word(language, 'place')] as const)
          : pick(PUBLISHERS[language]);
    const year = number(chance(0.6) ? 1995 : 1930, 2024);
    const month = number(0, 11);
    const day = number(1, 28);
    const accessMonth = pick(MONTH_NAMES[language]);
    const accessDay = number(1, 28);
    const accessYear = number(Math.max(2000, year), 2025);
    const first = number(1, 900);
    const last = first + number(2, 40);
    const pages = chance(0.05)
      ? `S${first % 90}–S${(first % 90) + 6}`
      : chance(0.1)
        ? String(first)
        : chance(0.04)
          ? pick([`e0${number(100000, 299999)}`, String(number(100000, 1499999))])
          : `${first}${pick(['–', '-', '–', '-', '—'])}${chance(0.35) && last > 100 && Math.floor(first / 100) === Math.floor(last / 100) ? String(last % 100).padStart(2, '0') : last}`;
    const journal = chance(0.35)
      ? chance(0.6)
        ? word(language, 'journal')
        : pick(JOURNALS[language])
      : article.journal;
    const volume = language === 'it' && chance(0.5) ? toRoman(number(2, 120)) : String(number(1, 180));
    const issue = chance(0.05)
      ? `${number(1, 4)}-${number(5, 8)}`
      : chance(0.03)
        ? `Suppl. ${number(1, 3)}`
        : String(number(1, 12));
    const doiText = `10.${number(1000, 9999)}/${pick(['j.', 's', '', 'ajph.'])}${pick(['chiabu', 'socscimed', 'avb', '10508-', '', 'jstr'])}${pick(['', '.'])}${year}.${number(1, 99)}.${number(100, 999)}`;
    const host = `${pick(['www.', '', 'www.'])}${pick(['example-institute', 'unicef', 'who', 'gov', 'weprotect', 'statistics', 'journal-archive', 'research'])}.${pick(['org', 'com', 'fi', 'de', 'gov.uk', 'int', 'eu'])}`;
    const url = `http${pick(['', 's', 's'])}://${host}/${pick(['reports', 'publications', 'en', 'docs/2020', 'wp-content/uploads'])}/${pick(['final-report', 'index.html', 'briefing_2021.pdf', 'a-b-c', 'view/7038', 'Full%20Report.pdf'])}`;
    const bracket = chance(0.4);
    const wrap = (address: string): string => (bracket ? `<${address}>` : address);
    const months = MONTH_NAMES[language];
    const american = language === 'en' && chance(0.75);
    const long = american
      ? `${months[month]} ${day}, ${year}`
      : `${day}${language === 'de' ? '.' : ''} ${months[month]} ${year}`;
    const nth = pick(['2nd', '3rd', '4th', '5th']);
    const event = pick([
      `Proceedings of the ${number(2, 40)}th ${pick(['International', 'Annual', 'ACM', 'IEEE', 'European'])} ${pick(['Conference', 'Symposium', 'Workshop'])} on ${titleCase(pick(TOPICS.en))}`,
      `Proc. ${pick(['ACM', 'IEEE', 'Int.'])} ${pick(['Conf.', 'Symp.'])} ${titleCase(pick(TOPICS.en))}`,
      `Proceedings of ${pick(['CHI', 'SIGIR', 'ICML', 'NeurIPS', 'WWW'])} ${year}`,
      `${number(2, 30)}th ${pick(['International', 'Annual'])} ${pick(['Conference', 'Meeting', 'Congress'])} of ${titleCase(pick(TOPICS.en))}`,
    ]);
    const doi = pick([
      `https://doi.org/${doiText}`,
      `https://doi.org/${doiText}`,
      `doi:${doiText}`,
      `http://dx.doi.org/${doiText}`,
      `DOI: ${doiText}`,
    ]);
    const org = institution(language, pick);
    return {
      language,
      authors: people(template.kind, language),
      truncated: chance(0.06),
      editors: Array.from({ length: chance(0.4) ? 1 : chance(0.6) ? 2 : 3 }, () => someone(language)),
      fields: {
        title,
        journal,
        volume,
        pages,
        ...(chance(0.75) ? { issue } : {}),
        issues: `${number(1, 5)}${pick(['-', '–'])}${number(6, 9)}`,
        container:
          chance(0.5) && values.containers.length > 20 && language === 'en'
            ? pick(values.containers)
            : book(),
        'container:event': event,
        publisher,
        place,
        'publisher:org': chance(0.15) ? `${org} and ${institution(language, pick)}` : org,
        'publisher:university': pick([
          `University of ${pick(['Oxford', 'Helsinki', 'Michigan', 'Leeds', 'Oslo', 'Melbourne'])}`,
          `${pick(['Leiden', 'Stanford', 'Tampere', 'Cornell', 'Uppsala', 'Universität'])} ${pick(['University', 'Bielefeld', 'University'])}`,
          `Universität ${pick(['Bielefeld', 'Köln', 'Mannheim'])}`,
          'Massachusetts Institute of Technology',
        ]),
        'publisher:series': `${titleCase(pick(TOPICS.en))} ${pick(['Discussion Papers', 'Working Papers', 'Papers', 'Series'])}`,
        'series:series': `${pick(['Schriftenreihe', 'Beiträge zur', 'Studien zur', 'Schriften zur'])} ${pick(TOPICS.de)}, ${pick(['Bd.', 'Band', ''])} ${number(1, 60)}`,
        'series:number': `${pick(['Studien und Berichte', 'Arbeiten zur', 'Forschungen zur', 'Sonderheft der'])}${chance(0.5) ? ` ${pick(TOPICS.de)}` : ''}${pick([' ', ', Bd. ', ' Nr. ', ', Band '])}${number(1, 90)}`,
        'series:ser': pick(['2nd ser.', '3rd series', 'n.s.', 'new ser.', '5th ser.']),
        'series:lncs': pick([
          'LNCS',
          'LNAI',
          'Lecture Notes in Computer Science',
          'Lecture Notes in Artificial Intelligence',
          'Lecture Notes in Mathematics',
          `${titleCase(pick(TOPICS.en))} Series`,
          `Studies in ${titleCase(pick(TOPICS.en))}`,
        ]),
        'container:acronym': `${chance(0.3) ? 'Proc. ' : ''}${acronym()}${chance(0.4) ? pick([' ', "'", '-']) + (chance(0.5) ? year : String(year).slice(2)) : ''}`,
        'journal:acronym': chance(0.5) ? acronym() : `${pick(['J. ', 'Trans. ', 'Comm. '])}${acronym()}`,
        'volume:roman': toRoman(number(1, 12)),
        'title:two': `${title}. ${inventTitle(language)}`,
        'title:second': inventTitle(language),
        'publisher:dept': engineersHouse(),
        'publisher:press': `${pick(['apud', 'appresso', 'presso', 'per', 'ex typographia', 'nella stamperia di', 'typis'])} ${pick(values.givens)} ${word('it', 'family')}`,
        'place:us': pick([
          'Washington, D.C.',
          'Boulder, Colo.',
          'Cambridge, Mass.',
          'Stanford, CA',
          'Englewood Cliffs, N.J.',
          'New Haven, Conn.',
        ]),
        'place:meeting': `${word('en', 'place')}, ${pick(['NV', 'CA', 'Minnesota', 'Va.', 'Texas', 'Wash.', 'Italy', 'Hungary', 'Korea'])}${chance(0.3) ? ', USA' : ''}`,
        'series:sonder': `${journal}, ${pick(['Sonderband', 'Sonderheft', 'Beiheft'])} ${number(1, 40)}`,
        'issue:sonder': `${pick(['Sonderheft', 'Beiheft', 'Sonderband'])} ${number(1, 40)}`,
        'container:two': `${book()}. ${inventTitle(language)}`,
        'container:congress': `${book()}. ${pick(['Atti del convegno', 'Convegno internazionale di studi', 'Atti delle giornate di studio', 'Catalogo della mostra'])} (${place}, ${year - number(1, 4)})`,
        'volume:abs': `abs/${number(1001, 2312)}.${number(1000, 19999)}`,
        'volume:band': `${pick(['Bd.', 'Band', 'Bd.', 'Teil'])} ${chance(0.7) ? number(1, 12) : toRoman(number(1, 6))}`,
        'volume:tome': `${pick(['t.', 'tomo', 'vol.'])} ${toRoman(number(1, 8))}`,
        'volume:romans': `${toRoman(number(1, 20))}-${toRoman(number(21, 40))}`,
        'year:original': String(number(1700, 1960)),
        'year:short': `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
        'author:group': `${titleCase(pick(TOPICS.en)).split(' ')[0]} ${pick(['Collaboration', 'Study Group', 'Consortium', 'Working Group', 'Investigators', 'Committee'])}`,
        'author:letters': pick([acronym(), acronym(), `Open${acronym()}`, `${acronym()} Project`]),
        'journal:parts': pick(JOURNALS_IN_PARTS),
        'journal:paper': `${pick(['Der', 'Die', ''])} ${pick(PAPERS)}`.trim(),
        'translator:german': pick([
          'Aus dem Englischen von',
          'Aus dem Französischen übersetzt von',
          'Deutsch von',
          'Übersetzt von',
          'Aus dem Amerikanischen von',
        ]),
        'series:reihe': `${pick(['Schriftenreihe', 'edition', 'Taschenbuch', 'Bibliothek', 'Reihe Campus', 'UTB', 'stw'])}${pick([' ', ' Bd. ', ' Band ', ', Bd. '])}${number(10, 2999)}`,
        'genre:official': pick([
          `COM(${year}) ${number(10, 900)} final`,
          `SEC(${year}) ${number(10, 2900)}`,
          `Cm ${number(1000, 9999)}`,
          `House Report ${number(90, 118)}-${number(10, 900)}`,
          `A/RES/${number(40, 78)}/${number(10, 300)}`,
        ]),
        'genre:drucksache': `${pick(['BT-Drs.', 'BT-Drucksache', 'Drucksache', 'Bundestags-Drucksache', 'BR-Drs.', 'Drs.'])} ${number(7, 20)}/${number(10, 19999)}`,
        'note:volumes': `${number(2, 12)} ${pick(['voll.', 'vol.', 'voll.', 'tomi'])}`,
        'note:vols': `${number(2, 9)} vols${pick(['.', '', '.'])}`,
        'note:reprint': `${pick(['rist. anast.', 'rist.', 'ed. or.', 'I ed.'])} ${chance(0.6) ? `${place}, ${publisher}, ` : ''}${number(1960, 2010)}`,
        'note:person': `${pick(['prof. ', ''])}${initialsOf(word(language, 'given'), ' ')} ${word(language, 'family')}`,
        'place:two': `${place}${pick([' and ', ' & ', ', ', '/', '; '])}${word(language, 'place')}`,
        'pages:page': String(number(1, 60)),
        'genre:paper':
          `${pick(language === 'de' ? ['Diskussionspapier', 'Arbeitspapier', 'Working Paper', 'Forschungsbericht'] : ['Working Paper', 'Discussion Paper', 'Policy Research Working Paper', 'Research Report', 'Occasional Paper'])}${pick([' No. ', ' ', ' no. ', ', No. '])}${number(1, 2999)}`.replace(
            /No\./,
            language === 'de' ? 'Nr.' : 'No.',
          ),
        'year:range': `${year}-${year + number(1, 9)}`,
        'series:serie': pick(['s. V', 's. III', 'n.s.', 'serie II', 's. IV']),
        'journal:site': pick([org, 'BBC News', 'Our World in Data', 'Pew Research Center', 'Medium', host]),
        'journal:preprint': pick([
          'arXiv',
          'PsyArXiv',
          'medRxiv',
          'bioRxiv',
          'SSRN Electronic Journal',
          'arXiv preprint',
        ]),
        'journal:arxiv': `arXiv preprint arXiv:${number(1501, 2312)}.${number(10000, 19999)}`,
        arxiv: `arXiv:${number(1501, 2312)}.${number(10000, 19999)}`,
        'genre:report': pick([
          'Technical report',
          'Research report',
          'Policy brief',
          'Working paper',
          'White paper',
          'Report',
          'Final report',
          'Briefing',
          'Discussion paper',
          'Technical paper',
          'Data set',
          'Fact sheet',
          `Statistical table ${number(1, 90)}`,
          'Press release',
          `Working Paper ${number(1, 400)}`,
          `${pick(['OECD', 'IZA', 'NBER', 'DIW', 'WHO'])} Working Papers ${number(1, 400)}`,
          'Annual report',
        ]),
        'genre:thesis': pick([
          'PhD diss.',
          'PhD thesis',
          'Master’s thesis',
          'MA thesis',
          'Doctoral dissertation',
          'Doctoral diss.',
        ]),
        'genre:number': pick([
          `TR-${number(10, 99)}-${number(10, 99)}`,
          String(number(1, 400)),
          `CS-${number(80, 99)}-${number(1, 99)}`,
        ]),
        'genre:blog': pick(['Blog post', 'Blog', 'Press release', 'News release', 'Web page']),
        'pages:first': String(number(1, 2800)),
        'pages:count': String(number(80, 900)),
        'pages:article': pick([
          `e0${number(100000, 299999)}`,
          String(number(1000, 1499999)),
          `e${number(1000, 99999)}`,
        ]),
        'volume:vol': `vol. ${toRoman(number(1, 12))}`,
        'translator:person': `${pick(values.givens)} ${pick(values.families)}`,
        'volume:jg': `${number(1, 60)}. Jg.`,
        edition: language === 'de' ? `${number(2, 6)}. Aufl.` : `${nth} ed.`,
        'edition:long': pick([`${nth} ed.`, 'Rev. ed.', 'Second edition', `${nth} edition`]),
        'edition:german': pick([
          `${number(2, 8)}. Auflage`,
          `${number(2, 8)}., überarb. Aufl.`,
          `${number(2, 8)}. Aufl.`,
          '2., erweiterte Auflage',
        ]),
        year: chance(0.025)
          ? pick([
              'Forthcoming',
              'In press',
              'in press',
              'n.d.',
              'forthcoming',
              language === 'de' ? 'o. J.' : 'n.d.',
            ])
          : `${year}${chance(0.06) ? pick(['a', 'b', 'c']) : ''}`,
        monthdayyear: long,
        month: months[month]!,
        monthabbr: `${months[month]!.slice(0, 3)}${pick(['', '.'])}`,
        monthyear: chance(0.5) ? `${months[month]} ${year}` : String(year),
        monthday: american ? `${months[month]} ${day}` : `${day} ${months[month]}`,
        yearmonthday: chance(0.8) ? `${year}, ${months[month]} ${day}` : `${year}, ${months[month]}`,
        dotted: `${day}.${pick(['', ' '])}${month + 1}.${pick(['', ' '])}${year}`,
        'note:monthdayyear': `${accessMonth} ${accessDay}, ${accessYear}`,
        'note:daymonthyear': `${accessDay} ${accessMonth} ${accessYear}`,
        'note:yearmonthdayabbr': `${accessYear} ${accessMonth.slice(0, 3)} ${accessDay}`,
        'note:yearmonthdayiso': `${accessYear}-0${number(1, 9)}-${number(10, 28)}`,
        'note:dotted': `${String(accessDay).padStart(2, '0')}.${String(number(1, 12)).padStart(2, '0')}.${accessYear}`,
        ...(chance(0.6) ? { doi: wrap(doi) } : {}),
        'doi:bare': doiText,
        url: wrap(url),
      },
    };
  }

  function initialsOf(given: string, separator: string): string {
    return given
      .split(/\s+/)
      .map((word) =>
        word
          .split('-')
          .map((part) => `${part[0]}.`)
          .join('-'),
      )
      .join(separator);
  }

  function listNames(
    people: readonly Person[],
    form: string,
    language: Language,
    truncated: boolean,
  ): string {
    const and = AND[language];
    const join = (names: readonly string[], last: string, between = ', '): string =>
      names.length < 2 ? (names[0] ?? '') : names.slice(0, -1).join(between) + last + names.at(-1);
    const spaced = chance(0.7) ? ' ' : '';
    const full = (p: Person): string => [p.particle, p.family].filter(Boolean).join(' ');
    const organisations = people.filter((p) => p.organisation);
    if (organisations.length > 0) return organisations.map((p) => p.organisation!).join(` ${and} `);
    const direct = (p: Person): string => `${p.given} ${full(p)}${p.suffix ? ` ${p.suffix}` : ''}`;
    const inverted = (p: Person): string =>
      p.particle && chance(0.4)
        ? `${p.family}, ${p.given} ${p.particle}`
        : `${full(p)}, ${p.given}${p.suffix ? `, ${p.suffix}` : ''}`;
    const apa = (p: Person): string =>
      `${full(p)}, ${initialsOf(p.given, spaced)}${p.suffix ? `, ${p.suffix}` : ''}`;
    const short = (p: Person): string =>
      `${initialsOf(p.given, spaced)} ${full(p)}${p.suffix ? ` ${p.suffix}` : ''}`;
    const vancouver = (p: Person): string =>
      `${full(p)} ${initialsOf(p.given, '').replace(/[.-]/g, '')}${p.suffix ? ` ${p.suffix.replace('.', '')}` : ''}`;
    const etAl = truncated && people.length > 1;
    const end = (text: string): string =>
      etAl ? `${text}${pick([', et al.', ' et al.', ', et al', ' et al'])}` : text;
    switch (form) {
      case 'first': {
        const names = people.map((p, i) => (i === 0 ? inverted(p) : direct(p)));
        return etAl ? `${names.join(', ')}, et al.` : join(names, `, ${and} `);
      }
      case 'apa':
        return etAl
          ? end(people.map(apa).join(', '))
          : join(people.map(apa), pick([', & ', ' & ', ', & ', `, ${and} `]));
      case 'harvard':
        return etAl ? end(apa(people[0]!)) : join(people.map(apa), pick([` ${and} `, ' & ', `, ${and} `]));
      case 'vancouver':
        return end(people.map(vancouver).join(', '));
      case 'semicolon':
        return end(people.map(apa).join('; '));
      case 'initials':
        return etAl
          ? end(short(people[0]!))
          : join(
              people.map(short),
              pick([`, ${and} `, ` ${and} `, ', ', ` ${and} `]),
              language === 'it' && chance(0.3) ? ' - ' : ', ',
            );
      case 'colon':
        return end(people.map(apa).join(', '));
      case 'caps': {
        const style = number(0, 2);
        const names = people.map((p) =>
          style === 0
            ? `${initialsOf(p.given, ' ')} ${full(p).toUpperCase()}`
            : style === 1
              ? `${full(p).toUpperCase()} ${initialsOf(p.given, '')}`
              : `${full(p).toUpperCase()}, ${p.given}`,
        );
        return style === 2 && names.length > 1
          ? names.join('; ')
          : join(names, chance(0.5) ? ', ' : ` ${and} `);
      }
      case 'last': {
        const short = chance(0.3);
        const names = people.map((p) => (short ? apa(p) : inverted(p)));
        const between = pick(['; ', ' / ', '/', ', ', '; ']);
        if (between === ', ' && !short)
          return join(
            people.map((p, i) => (i === 0 ? inverted(p) : direct(p))),
            ` ${and} `,
          );
        return end(join(names, chance(0.5) ? between : ` ${and} `, between));
      }
      case 'spaced': {
        const short = chance(0.6);
        return join(
          people.map((p) => `${full(p)} ${short ? initialsOf(p.given, spaced) : p.given}`),
          pick([', ', ` ${and} `, ' - ', ', ']),
        );
      }
      case 'und':
        return end(join(people.map(apa), pick([' u. ', ' u. ', '/', ' & ', ' und '])));
      case 'org':
        return institution(language, pick);
      default:
        return etAl ? end(direct(people[0]!)) : join(people.map(direct), pick([`, ${and} `, ` ${and} `]));
    }
  }

  function fieldValue(name: string, form: string, work: Work): string | undefined {
    if (name === 'author' && `author:${form}` in work.fields) return work.fields[`author:${form}`];
    if (name === 'author') return listNames(work.authors, form, work.language, work.truncated);
    if (name === 'editor') return listNames(work.editors, form, work.language, false);
    return work.fields[form ? `${name}:${form}` : name];
  }

  function labelFor(name: string): Label {
    if (/^(?:year|month|dotted)/.test(name)) return 'date';
    if (/^(?:doi|url|arxiv)$/.test(name)) return 'identifier';
    return (name === 'issues' ? 'issue' : name) as Label;
  }

  function fill(template: Template, work: Work): Piece[] {
    let text = template.text;
    for (let before = ''; before !== text; ) {
      before = text;
      text = text.replace(/\[([^[\]]*)\]/g, (whole, inner: string) => {
        const names = [...inner.matchAll(/\{([a-z]+)(?::([a-z]+))?\}/g)];
        if (names.length === 0 || /^\{note\|/.test(inner) || /\{note/.test(inner.slice(0, 8)))
          return `⟦${inner}⟧`;
        const all = names.every(([, name, form]) => fieldValue(name!, form ?? '', work) !== undefined);
        return all && chance(0.75) ? inner : whole === '' ? '' : '';
      });
    }
    text = text.replace(/⟦/g, '[').replace(/⟧/g, ']');
    const keepItalics = random();
    if (keepItalics > 0.4) text = text.replace(/\*/g, '');
    else if (keepItalics > 0.33) text = text.replace(/\*/g, '_');
    if (work.language === 'en') {
      const quotes = pick(['""', '""', '“”', '“”', '‘’']);
      text = text.replace(/“/g, quotes[0]!).replace(/”/g, quotes[1]!);
    } else if (work.language === 'de') {
      const quotes = pick(['„“', '""', '»«', '“”']);
      text = text.replace(/“/g, quotes[0]!).replace(/”/g, quotes[1]!);
    } else if (chance(0.4)) {
      const quotes = pick(['“”', '""', '«»']);
      text = text.replace(/[“«]/g, quotes[0]!).replace(/[”»]/g, quotes[1]!);
    }
    if (chance(0.12)) text = text.replace(/\.\s*$/, '');
    if (chance(0.06)) text = text.replace(/, (?=\{volume)/, ' ');
    const pieces: Piece[] = [];
    let at = 0;
    for (const match of text.matchAll(/\{([a-z]+)(?::([a-z]+))?\}|\{([a-z]+)\|([^}]*)\}/g)) {
      if (match.index > at) pieces.push({ text: text.slice(at, match.index), label: undefined });
      at = match.index + match[0].length;
      if (match[3]) pieces.push({ text: match[4]!, label: match[3] as Label });
      else
        pieces.push({ text: fieldValue(match[1]!, match[2] ?? '', work) ?? '', label: labelFor(match[1]!) });
    }
    pieces.push({ text: text.slice(at), label: undefined });
    // Words between two values introduce the one after them, or close the last one.
    return pieces.map((piece, i) => {
      if (piece.label) return piece;
      const next = pieces.slice(i + 1).find((other) => other.label)?.label;
      const closing =
        /^[\s,]*\((?:Hrsg|Hg|eds?|dir|éds|a cura di)\b|^[\s,]*(?:eds?\.|editors?)(?!\p{L})|^ p\./iu.test(
          piece.text,
        );
      const last = [...pieces.slice(0, i)].reverse().find((other) => other.label)?.label;
      return { text: piece.text, label: closing ? (last ?? next) : (next ?? last) };
    });
  }
}
