import type { Dice } from './dice.ts';
import { expand } from './grammar.ts';
import { institution, type Language, type Person, type Values } from './values.ts';
import { GRAMMARS } from './works.ts';

const AND: Readonly<Record<Language, string>> = { en: 'and', de: 'und', it: 'e', fr: 'et', es: 'y' };
/** Words of the language's grammar; the templates know fewer languages than there are grammars. */
export function word(language: Language, symbol: string, { random }: Dice): string {
  return expand(GRAMMARS[language]!, symbol, random)!;
}

/** A person of that language. */
export function someone(language: Language, values: Values, dice: Dice): Person {
  const { chance, pick, number } = dice;
  if (language !== 'en' && chance(0.75))
    return {
      given: word(language, 'given', dice) + (chance(0.1) ? ` ${word(language, 'given', dice)}` : ''),
      family: word(language, 'family', dice) + (chance(0.03) ? `-${word(language, 'family', dice)}` : ''),
      ...(chance(0.03) ? { particle: pick(['van', 'von', 'de', 'di']) } : {}),
    };
  if (chance(0.04))
    return {
      given: pick(values.givens),
      family: pick(values.families),
      suffix: pick(['Jr.', 'III', 'Sr.']),
    };
  const particle = chance(0.05) ? pick(['van', 'von', 'de', 'van der', 'de la', 'van den', 'di']) : '';
  const second = chance(0.06) ? `-${pick(values.families)}` : chance(0.04) ? ` ${pick(values.families)}` : '';
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

/** "Anna-Maria Luise" → "A.-M. L.". */
export function initialsOf(given: string, separator: string): string {
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

/** The names as the form prints them. */
export function listNames(
  people: readonly Person[],
  form: string,
  language: Language,
  truncated: boolean,
  dice: Dice,
): string {
  const { chance, pick, number } = dice;
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
