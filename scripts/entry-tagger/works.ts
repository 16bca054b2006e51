import type { CslItem, CslName } from '../../shared/model/csl.ts';
import { between, expand, type Grammar, pick, type Random } from './grammar.ts';
import type { PoolEntry } from './pool.ts';
import { toRoman } from './roman.ts';
import { languageOf, type Values } from './values.ts';
import { ENGLISH } from './words/english.ts';
import { GERMAN } from './words/german.ts';
import { ITALIAN } from './words/italian.ts';
import { DUTCH, FINNISH, NORDIC } from './words/northern.ts';
import { FRENCH, PORTUGUESE, SPANISH } from './words/romance.ts';

export const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: ENGLISH,
  de: GERMAN,
  it: ITALIAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  nl: DUTCH,
  sv: NORDIC,
  fi: FINNISH,
};

/** A CSL item without its id. */
export type Work = Omit<CslItem, 'id'> & { readonly type: string };

/** What kinds of works are made up, and how often. */
const KINDS: readonly (readonly [kind: string, share: number])[] = [
  ['article-journal', 30],
  ['book', 17],
  ['chapter', 18],
  ['edited', 6],
  ['paper-conference', 9],
  ['report', 6],
  ['thesis', 4],
  ['webpage', 3],
  ['article-newspaper', 2],
  ['article-magazine', 1],
  ['translated', 2],
  ['volumes', 2],
  ['editor-of-another', 2],
  ['article-number', 2],
  ['preprint', 1],
  ['dataset', 1],
  ['unpublished', 1],
];

/** Makes up works of one language, from the pool's values now and then and from that language's grammar otherwise. */
export function workMaker(values: Values, random: Random) {
  const one = <T>(from: readonly T[]): T => pick(from, random);
  const chance = (share: number): boolean => random() < share;
  const number = (least: number, most: number): number => between(least, most, random);

  function someone(language: string): CslName {
    const grammar = GRAMMARS[chance(0.85) ? language : one(Object.keys(GRAMMARS))]!;
    const fromPool = chance(language === 'en' ? 0.4 : 0.1);
    let family = fromPool ? one(values.families) : expand(grammar, 'family', random)!;
    let given = fromPool ? one(values.givens) : expand(grammar, 'given', random)!;
    if (chance(0.25)) given += ` ${String.fromCharCode(65 + number(0, 25))}.`;
    else if (chance(['pt', 'es', 'fr', 'it'].includes(language) ? 0.16 : 0.06))
      given += ` ${expand(grammar, 'given', random)}`;
    if (language === 'pt' && chance(0.12)) given += ` ${one(['de', 'da', 'dos'])}`;
    if (chance(0.25)) given = given.replace(/(\p{L})[\p{L}’']*/gu, '$1.').replace(/\.\./g, '.');
    if (chance(0.03)) family += `-${expand(grammar, 'family', random)}`;
    else if (chance(language === 'es' ? 0.4 : language === 'pt' ? 0.25 : 0.015))
      family += ` ${expand(grammar, 'family', random)}`;
    const particle = /^((?:[a-zà-ü']+\s)+)(.+)$/u.exec(family);
    const suffix = language === 'en' && chance(0.015) ? one(['Jr.', 'III', 'II']) : '';
    if (particle)
      return {
        'non-dropping-particle': particle[1]!.trim(),
        family: particle[2]!,
        given,
        ...(suffix ? { suffix } : {}),
      };
    if (chance(language === 'de' || language === 'nl' ? 0.03 : 0.01))
      return {
        family,
        given,
        'non-dropping-particle': one(['von', 'van', 'de', 'van der', 'von der', 'zu']),
      };
    return { family, given, ...(suffix ? { suffix } : {}) };
  }

  const people = (language: string): readonly CslName[] => {
    const n = chance(0.45) ? 1 : chance(0.55) ? 2 : chance(0.55) ? 3 : number(4, 8);
    return Array.from({ length: n }, () => someone(language));
  };
  const organisation = (language: string): CslName => ({
    literal: expand(GRAMMARS[language]!, 'institution', random)!,
  });

  const titleCase = (title: string): string =>
    title.replace(/(?<=\s)\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase());

  function title(language: string, symbol: 'title' | 'book'): string {
    const code = language as keyof typeof values.articles;
    const pool: readonly { readonly title: string }[] | undefined =
      symbol === 'book' ? values.books[code] : values.articles[code];
    let text =
      pool && pool.length > 20 && chance(language === 'en' ? 0.5 : 0.25)
        ? one(pool).title
        : expand(GRAMMARS[language]!, symbol, random)!;
    if (language === 'en' && chance(symbol === 'book' ? 0.6 : 0.25)) text = titleCase(text);
    if (chance(0.05)) text += years();
    return text[0]!.toUpperCase() + text.slice(1);
  }

  /** The years that a title is about, which are not those of its printing. */
  function years(): string {
    const first = number(1200, 1980);
    const last = first + number(2, 120);
    return one([
      ` (${first}-${last})`,
      `, ${first}-${last}`,
      ` ${first}-${last}`,
      ` (${first})`,
      `, ${first}–${last}`,
      ` (${first}/${String(last).slice(2)})`,
    ]);
  }

  /** A place that stands in no list. */
  function elsewhere(language: string): string {
    const town = expand(GRAMMARS[language]!, 'family', random)!.replace(/^(?:\p{Ll}+ )+/u, '');
    const ending = one([
      '',
      'ton',
      'ville',
      'burg',
      'stadt',
      'ano',
      'igny',
      'sund',
      'ow',
      'itz',
      ' Rapids',
      ' Falls',
      ' Hills',
      ' City',
      ' Park',
      ' Heights',
      '',
    ]);
    const name =
      one([
        '',
        '',
        '',
        '',
        'Grand ',
        'New ',
        'Saint ',
        'San ',
        'Port ',
        'Upper ',
        'Bad ',
        'Mount ',
        'West ',
        'Santa ',
        'Villa ',
      ]) +
      town +
      ending;
    return (
      name +
      (language === 'en' && chance(0.3)
        ? one([', MI', ', NJ', ', Mass.', ', CA', ', Ill.', ', UK', ', Ohio', ', N.J.'])
        : '')
    );
  }

  /** A journal's name cut short word by word, as the sciences do: "J. Appl. Phys.". */
  function abbreviated(journal: string): string {
    const stop = chance(0.75) ? '.' : '';
    return journal
      .split(/\s+/)
      .filter(
        (word) => !/^(?:of|the|and|for|in|on|de|la|du|des|et|der|die|für|und|di|della|del|&)$/i.test(word),
      )
      .map((word) =>
        word.length > 5 && /^\p{L}+$/u.test(word)
          ? `${word.slice(0, word === 'Journal' ? 1 : number(3, 6))}${stop}`
          : word,
      )
      .join(chance(0.9) ? ' ' : '');
  }

  function imprint(language: string): Partial<Work> {
    const grammar = GRAMMARS[language]!;
    const [poolPublisher, poolPlace] =
      language === 'en' && chance(0.3) && values.publishers.length > 0 ? one(values.publishers) : [];
    const publisher = poolPublisher ?? expand(grammar, 'publisher', random)!;
    let place = poolPlace ?? (chance(0.22) ? elsewhere(language) : expand(grammar, 'place', random)!);
    if (chance(0.06) && !poolPlace)
      place += one([', ', '/', ' und ', '; ', '-', ' & ']) + expand(grammar, 'place', random)!;
    if (chance(0.12)) return { 'publisher-place': place };
    return chance(0.1) ? { publisher } : { publisher, 'publisher-place': place };
  }

  function pages(): string {
    const first = chance(0.06) ? number(1, 9) : number(1, 900);
    const last = first + number(2, 40);
    if (chance(0.05)) return String(first);
    if (chance(0.02)) return `${first}ff.`;
    if (chance(0.02)) return `S${first % 90}-S${(first % 90) + 6}`;
    if (chance(0.02))
      return `${toRoman(first % 40 || 4).toLowerCase()}-${toRoman((first % 40) + 12).toLowerCase()}`;
    return `${first}-${last}`;
  }

  /** Journals known by their letters: "A.B.C.", "KZfSS". */
  function acronym(): string {
    const letters = Array.from({ length: number(2, 5) }, () => String.fromCharCode(65 + number(0, 25)));
    return one([
      letters.map((letter) => `${letter}.`).join(''),
      letters.join(''),
      letters.map((letter) => `${letter}.`).join(' '),
    ]);
  }

  function journalFields(language: string): Partial<Work> {
    const code = language as keyof typeof values.articles;
    const pool = values.articles[code];
    const journal =
      pool && pool.length > 20 && chance(language === 'en' ? 0.45 : 0.15)
        ? one(pool).journal
        : chance(0.03)
          ? acronym()
          : expand(GRAMMARS[language]!, 'journal', random)!;
    const name =
      chance(language === 'en' ? 0.22 : 0.08) && /\s/.test(journal) ? abbreviated(journal) : journal;
    const volume = language === 'it' && chance(0.55) ? toRoman(number(2, 140)) : String(number(1, 140));
    return {
      'container-title': name,
      ...(chance(0.93) ? { volume } : {}),
      ...(chance(0.6)
        ? {
            issue: chance(0.08)
              ? `${number(1, 4)}-${number(5, 8)}`
              : chance(0.02)
                ? `Suppl. ${number(1, 4)}`
                : String(number(1, 12)),
          }
        : {}),
      ...(chance(0.95) ? { page: pages() } : {}),
    };
  }

  function date(full: number): Partial<Work> {
    const year = chance(0.65) ? number(1975, 2022) : chance(0.8) ? number(1900, 1990) : number(1560, 1900);
    const parts = [year];
    if (chance(full)) parts.push(number(1, 12), ...(chance(0.5) ? [number(1, 28)] : []));
    // citeproc knows seasons by their numbers.
    return {
      issued: {
        'date-parts': [parts],
        ...(parts.length === 1 && chance(full / 4) ? { season: number(1, 4) } : {}),
      },
    };
  }

  function address(): Partial<Work> {
    const host = `${one(['www.', '', 'www.'])}${one(['example-institute', 'statistics', 'journal-archive', 'research', 'library', 'bildungsserver', 'archivio', 'ssoar', 'news'])}.${one(['org', 'com', 'fi', 'de', 'it', 'fr', 'edu', 'gov.uk', 'int', 'eu', 'net'])}`;
    return {
      URL: `http${one(['', 's'])}://${host}/${one(['reports', 'publications', 'en', 'docs/2020', '~miller', 'download/pdf', 'index.php?id='])}/${one(['final-report', 'index.html', 'briefing_2021.pdf', 'view/7038', 'wp12.pdf', ''])}`,
      ...(chance(0.7)
        ? { accessed: { 'date-parts': [[number(2001, 2023), number(1, 12), number(1, 28)]] } }
        : {}),
    };
  }
  const doi = (): Partial<Work> => ({
    DOI: `10.${number(1000, 9999)}/${one(['j.', 's', '', 'zfsoz-', 'esr/'])}${one(['socsci', 'avb', '10508-', '', 'jstr', 'jcr'])}${one(['', '.'])}${number(1995, 2022)}.${number(1, 99)}.${number(100, 999)}`,
  });

  function ofKind(kind: string, language: string): Work {
    const grammar = GRAMMARS[language]!;
    const authors = { author: people(language) };
    const year = date(0.06);
    switch (kind) {
      case 'book':
        return {
          type: 'book',
          ...(chance(0.04) ? { author: [organisation(language)] } : authors),
          ...year,
          title: title(language, 'book'),
          ...imprint(language),
          ...(chance(0.12) ? { edition: String(number(2, 6)) } : {}),
          ...(chance(0.08)
            ? {
                'collection-title': expand(grammar, 'series', random)!,
                'collection-number': String(number(1, 300)),
              }
            : {}),
          ...(chance(0.04) ? { page: pages() } : {}),
        };
      case 'volumes':
        return {
          type: 'book',
          ...authors,
          ...year,
          title: title(language, 'book'),
          volume: chance(0.5) ? toRoman(number(1, 9)) : String(number(1, 9)),
          ...imprint(language),
        };
      case 'edited':
        return {
          type: 'book',
          editor: people(language),
          ...year,
          title: title(language, 'book'),
          ...imprint(language),
        };
      case 'translated':
        return {
          type: 'book',
          ...authors,
          ...year,
          title: title(language, 'book'),
          translator: [someone(language)],
          ...imprint(language),
        };
      case 'chapter':
        return {
          type: 'chapter',
          ...authors,
          ...year,
          title: title(language, 'title'),
          'container-title': title(language, 'book'),
          ...(chance(0.85) ? { editor: people(language) } : {}),
          ...imprint(language),
          ...(chance(0.92) ? { page: pages() } : {}),
          ...(chance(0.08) ? { volume: chance(0.5) ? toRoman(number(1, 12)) : String(number(1, 12)) } : {}),
          ...(chance(0.05) ? { edition: String(number(2, 5)) } : {}),
          ...(chance(0.08)
            ? {
                'collection-title': expand(grammar, 'series', random)!,
                ...(chance(0.6) ? { 'collection-number': String(number(1, 300)) } : {}),
              }
            : {}),
        };
      case 'editor-of-another':
        return {
          type: 'book',
          ...authors,
          ...year,
          title: title(language, 'book'),
          editor: [someone(language)],
          ...imprint(language),
          ...(chance(0.15) ? { volume: toRoman(number(1, 9)) } : {}),
        };
      case 'paper-conference':
        return {
          type: 'paper-conference',
          ...authors,
          ...year,
          title: title(language, 'title'),
          'container-title': expand(grammar, 'event', random)!,
          ...(chance(0.15) ? { editor: people(language) } : {}),
          ...(chance(0.6) ? imprint(language) : {}),
          ...(chance(0.85) ? { page: pages() } : {}),
          ...(chance(0.1)
            ? { 'collection-title': expand(grammar, 'series', random)!, volume: String(number(80, 9999)) }
            : {}),
        };
      case 'report':
        return {
          type: 'report',
          author: chance(0.35) ? [organisation(language)] : people(language),
          ...date(0.2),
          title: title(language, 'book'),
          genre: expand(grammar, 'genrereport', random)!,
          ...(chance(0.6)
            ? {
                number: one([
                  String(number(1, 900)),
                  `${number(80, 99)}-${number(1, 40)}`,
                  `TR-${number(10, 999)}`,
                  `CS-${number(80, 99)}-${number(10, 99)}`,
                ]),
              }
            : {}),
          publisher: expand(grammar, chance(0.5) ? 'institution' : 'university', random)!,
          ...(chance(0.6) ? { 'publisher-place': expand(grammar, 'place', random)! } : {}),
          ...(chance(0.25) ? address() : {}),
        };
      case 'thesis':
        return {
          type: 'thesis',
          author: [someone(language)],
          ...year,
          title: title(language, 'book'),
          genre: expand(grammar, 'genrethesis', random)!,
          publisher: expand(grammar, 'university', random)!,
          ...(chance(0.35) ? { 'publisher-place': expand(grammar, 'place', random)! } : {}),
        };
      case 'webpage':
        return {
          type: one(['webpage', 'webpage', 'post-weblog']),
          author: chance(0.5) ? [organisation(language)] : people(language),
          ...date(0.4),
          title: title(language, 'title'),
          ...(chance(0.3) ? { 'container-title': expand(grammar, 'institution', random)! } : {}),
          ...address(),
        };
      case 'article-newspaper':
      case 'article-magazine':
        return {
          type: kind,
          author: [someone(language)],
          ...date(1),
          title: title(language, 'title'),
          'container-title': expand(grammar, 'journal', random)!,
          ...(chance(0.6) ? { page: String(number(1, 60)) } : {}),
          ...(chance(0.2) ? address() : {}),
        };
      case 'preprint':
        return {
          type: 'article',
          ...authors,
          ...date(0.3),
          title: title(language, 'title'),
          publisher: one(['arXiv', 'SSRN', 'PsyArXiv', 'SocArXiv', 'bioRxiv']),
          number: `arXiv:${number(1001, 2312)}.${number(10000, 19999)}`,
          ...(chance(0.4) ? doi() : {}),
        };
      case 'dataset':
        return {
          type: 'dataset',
          author: [organisation(language)],
          ...date(0.2),
          title: title(language, 'book'),
          publisher: expand(grammar, 'institution', random)!,
          ...(chance(0.5) ? doi() : address()),
        };
      case 'unpublished':
        return {
          type: 'manuscript',
          ...authors,
          ...year,
          title: title(language, 'title'),
          genre: expand(grammar, 'genrereport', random)!,
          publisher: expand(grammar, 'university', random)!,
        };
      case 'article-number': {
        const { page: _, issue: __, ...rest } = journalFields(language);
        return {
          type: 'article-journal',
          ...authors,
          ...year,
          title: title(language, 'title'),
          ...rest,
          page: one([`e${number(1000, 99999)}`, String(number(10000, 299999)), `0${number(10000, 99999)}`]),
          ...(chance(0.6) ? doi() : {}),
        };
      }
      default:
        return {
          type: 'article-journal',
          ...authors,
          ...date(0.15),
          title: title(language, 'title'),
          ...journalFields(language),
          ...(chance(0.25) ? doi() : {}),
          ...(chance(0.05) ? address() : {}),
          ...(chance(0.02) ? { 'publisher-place': expand(grammar, 'place', random)! } : {}),
        };
    }
  }

  /** Newspapers and pages often name nobody, other works now and then. */
  function unsigned(work: Work): Work {
    const share = /newspaper|webpage/.test(work.type) ? 0.2 : work.editor ? 0.05 : 0.012;
    if (!work.author || !chance(share)) return work;
    const { author: _, ...rest } = work;
    return rest as Work;
  }

  const kinds = KINDS.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
  return (language: string): Work => unsigned(ofKind(one(kinds), language));
}

/** The pool's own entries as works, where enough of their fields is known; what is doubtful is left out. */
export function poolWorks(pool: readonly PoolEntry[]): Readonly<Record<string, readonly Work[]>> {
  const out: Record<string, Work[]> = {};
  const clean = (value: unknown): string =>
    String(value ?? '')
      .replace(/^["“”'‘’«»\s.,;:]+|["“”«»\s.,;:]+$/g, '')
      .replace(/\s+/g, ' ');
  for (const { fields, spans, dontcare } of pool) {
    const title = clean(fields.title);
    const author = fields.author as CslName[] | undefined;
    const year = Number(fields.year);
    if (!author || author.length === 0 || !(year > 1500) || title.length < 8 || title.length > 220) continue;
    if (
      /[*_<>\\↵]|\(\d{4}\)/.test(`${title} ${fields.container ?? ''} ${fields.publisher ?? ''}`) ||
      dontcare.includes('author') ||
      dontcare.includes('title')
    )
      continue;
    if (
      author.some(
        ({ family, given }) =>
          !family ||
          !/^\p{L}[\p{L}\s.'’-]*$/u.test(family) ||
          (given !== undefined && !/^\p{L}[\p{L}\s.'’-]*$/u.test(given)),
      )
    )
      continue;
    const container = clean(fields.container);
    const labels = new Set(spans.map(([label]) => label));
    const isJournal = labels.has('journal') || labels.has('title.j');
    const text = (name: string): string => clean(fields[name]);
    const shared = {
      author,
      title,
      issued: { 'date-parts': [[year]] },
      ...(text('volume') ? { volume: text('volume') } : {}),
      ...(text('pages') ? { page: text('pages') } : {}),
    };
    const imprint = {
      ...(text('publisher') ? { publisher: text('publisher') } : {}),
      ...(text('place') ? { 'publisher-place': text('place') } : {}),
    };
    const language = languageOf(title);
    const work: Work | undefined = isJournal
      ? {
          type: 'article-journal',
          ...shared,
          'container-title': container,
          ...(text('issue') ? { issue: text('issue') } : {}),
        }
      : container
        ? {
            type: /proc|conf|symp|workshop|meeting|congr/i.test(container) ? 'paper-conference' : 'chapter',
            ...shared,
            'container-title': container,
            ...(fields.editor ? { editor: fields.editor as CslName[] } : {}),
            ...imprint,
          }
        : imprint.publisher || imprint['publisher-place']
          ? { type: 'book', ...shared, ...imprint }
          : undefined;
    if (!work || (isJournal && container.length < 3)) continue;
    out[language] ??= [];
    out[language].push(work);
  }
  return out;
}
