import type { Dice } from './dice.ts';
import { type Drawn, fieldsOf } from './printed-fields.ts';
import { someone, word } from './printed-names.ts';
import { inventTitle, titleCase } from './printed-titles.ts';
import { toRoman } from './roman.ts';
import type { Template } from './template.ts';
import {
  institution,
  JOURNALS,
  type Language,
  type Person,
  PUBLISHERS,
  TOPICS,
  type Values,
} from './values.ts';

/** A work that a template can print. */
export type Work = {
  readonly language: Language;
  readonly authors: readonly Person[];
  readonly truncated: boolean;
  readonly editors: readonly Person[];
  /** Values by `name` or `name:form`. */
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

function people(kind: Template['kind'], language: Language, values: Values, dice: Dice): readonly Person[] {
  const { pick, chance, number } = dice;
  const share = { report: 0.6, web: 0.65, news: 0.1, article: 0.01, book: 0.06 }[kind as string] ?? 0;
  if (chance(share)) return [{ given: '', family: '', organisation: institution(language, pick) }];
  const n = chance(0.35) ? 1 : chance(0.5) ? 2 : chance(0.6) ? 3 : number(4, 9);
  return Array.from({ length: n }, () => someone(language, values, dice));
}

/** The title, the article it may be from, and how a book is named. */
function drawTitle(template: Template, language: Language, values: Values, dice: Dice) {
  const { pick, chance } = dice;
  const pool = values.articles[language];
  const article =
    pool.length > 20 && chance(language === 'en' ? 0.7 : 0.3)
      ? pick(pool)
      : {
          title: inventTitle(language, values, dice),
          journal: chance(0.6) ? word(language, 'journal', dice) : pick(JOURNALS[language]),
        };
  const bookPool = values.books[language];
  const book = (): string =>
    bookPool.length > 20 && chance(language === 'en' ? 0.6 : 0.3)
      ? pick(bookPool).title
      : inventTitle(language, values, dice);
  const single = ['book', 'report', 'web', 'edited', 'thesis'].includes(template.kind) && chance(0.6);
  let title = single ? book() : article.title;
  if (language === 'en' && chance(0.3)) title = titleCase(title);
  if (chance(0.04)) title = `${title}?`;
  if (chance(0.03)) title = title.replace(/(\p{L}+)/u, '‘$1’');
  return { article, book, title };
}

/** A house and its place. */
function drawHouse(language: Language, values: Values, dice: Dice) {
  const { pick, chance } = dice;
  const [publisher, place] =
    values.publishers.length > 0 && chance(language === 'en' ? 0.65 : 0.25)
      ? pick(values.publishers)
      : chance(0.6)
        ? ([word(language, 'publisher', dice), word(language, 'place', dice)] as const)
        : pick(PUBLISHERS[language]);
  return { publisher, place };
}

/** The date of the work and that of looking it up. */
function drawDates(language: Language, dice: Dice) {
  const { pick, chance, number } = dice;
  const year = number(chance(0.6) ? 1995 : 1930, 2024);
  const month = number(0, 11);
  const day = number(1, 28);
  const accessMonth = pick(MONTH_NAMES[language]);
  const accessDay = number(1, 28);
  const accessYear = number(Math.max(2000, year), 2025);
  return { year, month, day, accessMonth, accessDay, accessYear };
}

/** The journal and where in it the work stands. */
function drawNumbers(language: Language, article: { readonly journal: string }, dice: Dice) {
  const { pick, chance, number } = dice;
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
      ? word(language, 'journal', dice)
      : pick(JOURNALS[language])
    : article.journal;
  const volume = language === 'it' && chance(0.5) ? toRoman(number(2, 120)) : String(number(1, 180));
  const issue = chance(0.05)
    ? `${number(1, 4)}-${number(5, 8)}`
    : chance(0.03)
      ? `Suppl. ${number(1, 3)}`
      : String(number(1, 12));
  return { pages, journal, volume, issue };
}

/** Addresses, and whether they stand in angle brackets. */
function drawAddress(year: number, dice: Dice) {
  const { pick, chance, number } = dice;
  const doiText = `10.${number(1000, 9999)}/${pick(['j.', 's', '', 'ajph.'])}${pick(['chiabu', 'socscimed', 'avb', '10508-', '', 'jstr'])}${pick(['', '.'])}${year}.${number(1, 99)}.${number(100, 999)}`;
  const host = `${pick(['www.', '', 'www.'])}${pick(['example-institute', 'unicef', 'who', 'gov', 'weprotect', 'statistics', 'journal-archive', 'research'])}.${pick(['org', 'com', 'fi', 'de', 'gov.uk', 'int', 'eu'])}`;
  const url = `http${pick(['', 's', 's'])}://${host}/${pick(['reports', 'publications', 'en', 'docs/2020', 'wp-content/uploads'])}/${pick(['final-report', 'index.html', 'briefing_2021.pdf', 'a-b-c', 'view/7038', 'Full%20Report.pdf'])}`;
  const bracket = chance(0.4);
  const wrap = (address: string): string => (bracket ? `<${address}>` : address);
  return { doiText, host, url, wrap };
}

/** Draws a work of the kind that the template prints. */
export function makeWork(template: Template, language: Language, values: Values, dice: Dice): Work {
  const { pick, chance, number } = dice;
  const { article, book, title } = drawTitle(template, language, values, dice);
  const { publisher, place } = drawHouse(language, values, dice);
  const dates = drawDates(language, dice);
  const { year, month, day } = dates;
  const numbers = drawNumbers(language, article, dice);
  const address = drawAddress(year, dice);
  const { doiText } = address;
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
  const drawn: Drawn = {
    ...dates,
    ...numbers,
    ...address,
    language,
    title,
    book,
    publisher,
    place,
    months,
    american,
    long,
    nth,
    event,
    doi,
    org,
  };
  return {
    language,
    authors: people(template.kind, language, values, dice),
    truncated: chance(0.06),
    editors: Array.from({ length: chance(0.4) ? 1 : chance(0.6) ? 2 : 3 }, () =>
      someone(language, values, dice),
    ),
    fields: fieldsOf(drawn, values, dice),
  };
}
