import type { Dice } from './dice.ts';
import { initialsOf, word } from './printed-names.ts';
import { acronym, engineersHouse, inventTitle, titleCase } from './printed-titles.ts';
import { toRoman } from './roman.ts';
import { institution, type Language, TOPICS, type Values } from './values.ts';

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

/** What was drawn of a work before its fields are printed in their forms. */
export type Drawn = {
  readonly language: Language;
  readonly title: string;
  readonly book: () => string;
  readonly publisher: string;
  readonly place: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly accessMonth: string;
  readonly accessDay: number;
  readonly accessYear: number;
  readonly pages: string;
  readonly journal: string;
  readonly volume: string;
  readonly issue: string;
  readonly doiText: string;
  readonly host: string;
  readonly url: string;
  readonly wrap: (address: string) => string;
  readonly months: readonly string[];
  readonly american: boolean;
  readonly long: string;
  readonly nth: string;
  readonly event: string;
  readonly doi: string;
  readonly org: string;
};

type Fields = Readonly<Record<string, string>>;

/** Titles, where they stand, and houses. */
function titleFields(drawn: Drawn, values: Values, dice: Dice): Fields {
  const { language, title, book, publisher, place, pages, journal, volume, issue, event, org } = drawn;
  const { pick, chance, number } = dice;
  return {
    title,
    journal,
    volume,
    pages,
    ...(chance(0.75) ? { issue } : {}),
    issues: `${number(1, 5)}${pick(['-', '–'])}${number(6, 9)}`,
    container:
      chance(0.5) && values.containers.length > 20 && language === 'en' ? pick(values.containers) : book(),
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
  };
}

/** Series, meetings, letters and volumes. */
function seriesFields(drawn: Drawn, values: Values, dice: Dice): Fields {
  const { year, language, title } = drawn;
  const { pick, chance, number } = dice;
  return {
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
    'container:acronym': `${chance(0.3) ? 'Proc. ' : ''}${acronym(dice)}${chance(0.4) ? pick([' ', "'", '-']) + (chance(0.5) ? year : String(year).slice(2)) : ''}`,
    'journal:acronym': chance(0.5) ? acronym(dice) : `${pick(['J. ', 'Trans. ', 'Comm. '])}${acronym(dice)}`,
    'volume:roman': toRoman(number(1, 12)),
    'title:two': `${title}. ${inventTitle(language, values, dice)}`,
    'title:second': inventTitle(language, values, dice),
  };
}

/** Places and special issues. */
function placeFields(drawn: Drawn, values: Values, dice: Dice): Fields {
  const { language, book, place, year, journal } = drawn;
  const { pick, chance, number } = dice;
  return {
    'publisher:dept': engineersHouse(dice),
    'publisher:press': `${pick(['apud', 'appresso', 'presso', 'per', 'ex typographia', 'nella stamperia di', 'typis'])} ${pick(values.givens)} ${word('it', 'family', dice)}`,
    'place:us': pick([
      'Washington, D.C.',
      'Boulder, Colo.',
      'Cambridge, Mass.',
      'Stanford, CA',
      'Englewood Cliffs, N.J.',
      'New Haven, Conn.',
    ]),
    'place:meeting': `${word('en', 'place', dice)}, ${pick(['NV', 'CA', 'Minnesota', 'Va.', 'Texas', 'Wash.', 'Italy', 'Hungary', 'Korea'])}${chance(0.3) ? ', USA' : ''}`,
    'series:sonder': `${journal}, ${pick(['Sonderband', 'Sonderheft', 'Beiheft'])} ${number(1, 40)}`,
    'issue:sonder': `${pick(['Sonderheft', 'Beiheft', 'Sonderband'])} ${number(1, 40)}`,
    'container:two': `${book()}. ${inventTitle(language, values, dice)}`,
    'container:congress': `${book()}. ${pick(['Atti del convegno', 'Convegno internazionale di studi', 'Atti delle giornate di studio', 'Catalogo della mostra'])} (${place}, ${year - number(1, 4)})`,
    'volume:abs': `abs/${number(1001, 2312)}.${number(1000, 19999)}`,
    'volume:band': `${pick(['Bd.', 'Band', 'Bd.', 'Teil'])} ${chance(0.7) ? number(1, 12) : toRoman(number(1, 6))}`,
    'volume:tome': `${pick(['t.', 'tomo', 'vol.'])} ${toRoman(number(1, 8))}`,
    'volume:romans': `${toRoman(number(1, 20))}-${toRoman(number(21, 40))}`,
  };
}

/** Years of other printings, groups, papers and notes. */
function noteFields(drawn: Drawn, dice: Dice): Fields {
  const { language, publisher, place, year } = drawn;
  const { pick, chance, number } = dice;
  return {
    'year:original': String(number(1700, 1960)),
    'year:short': `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    'author:group': `${titleCase(pick(TOPICS.en)).split(' ')[0]} ${pick(['Collaboration', 'Study Group', 'Consortium', 'Working Group', 'Investigators', 'Committee'])}`,
    'author:letters': pick([
      acronym(dice),
      acronym(dice),
      `Open${acronym(dice)}`,
      `${acronym(dice)} Project`,
    ]),
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
    'note:person': `${pick(['prof. ', ''])}${initialsOf(word(language, 'given', dice), ' ')} ${word(language, 'family', dice)}`,
    'place:two': `${place}${pick([' and ', ' & ', ', ', '/', '; '])}${word(language, 'place', dice)}`,
    'pages:page': String(number(1, 60)),
    'genre:paper':
      `${pick(language === 'de' ? ['Diskussionspapier', 'Arbeitspapier', 'Working Paper', 'Forschungsbericht'] : ['Working Paper', 'Discussion Paper', 'Policy Research Working Paper', 'Research Report', 'Occasional Paper'])}${pick([' No. ', ' ', ' no. ', ', No. '])}${number(1, 2999)}`.replace(
        /No\./,
        language === 'de' ? 'Nr.' : 'No.',
      ),
  };
}

/** Sites, preprints and kinds of work. */
function sourceFields(drawn: Drawn, dice: Dice): Fields {
  const { year, host, org } = drawn;
  const { pick, number } = dice;
  return {
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
  };
}

/** Pages, volumes and editions. */
function numberFields(drawn: Drawn, values: Values, dice: Dice): Fields {
  const { language, nth } = drawn;
  const { pick, number } = dice;
  return {
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
  };
}

/** Dates, and addresses with the day they were looked up. */
function dateFields(drawn: Drawn, dice: Dice): Fields {
  const {
    language,
    year,
    month,
    day,
    accessMonth,
    accessDay,
    accessYear,
    doiText,
    url,
    wrap,
    months,
    american,
    long,
    doi,
  } = drawn;
  const { pick, chance, number } = dice;
  return {
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
  };
}

/** The fields of a work in all the forms that templates ask for. */
export const fieldsOf = (drawn: Drawn, values: Values, dice: Dice): Fields => ({
  ...titleFields(drawn, values, dice),
  ...seriesFields(drawn, values, dice),
  ...placeFields(drawn, values, dice),
  ...noteFields(drawn, dice),
  ...sourceFields(drawn, dice),
  ...numberFields(drawn, values, dice),
  ...dateFields(drawn, dice),
});
