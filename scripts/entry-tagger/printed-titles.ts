import type { Dice } from './dice.ts';
import { word } from './printed-names.ts';
import { type Language, NOUNS, OBJECTS, TOPICS, type Values } from './values.ts';

/** A title that nobody wrote. */
export function inventTitle(language: Language, values: Values, dice: Dice): string {
  const { pick, chance, number } = dice;
  if (chance(0.7))
    return word(language, 'title', dice).replace(
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

/** The words of a title with capitals, but for short ones. */
export function titleCase(title: string): string {
  return title.replace(/(?<=\s)\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase());
}

/** A meeting or journal known by its letters. */
export function acronym({ number }: Dice): string {
  return Array.from({ length: number(3, 6) }, () => String.fromCharCode(65 + number(0, 25))).join('');
}

/** A department and its university, cut short as engineers do. */
export function engineersHouse({ pick }: Dice): string {
  const subject = pick(['Elect. Eng.', 'Comput. Sci.', 'Mech. Eng.', 'Sociology', 'Physics', 'Civil Eng.']);
  const town = pick(['Leiden', 'Stanford', 'Tampere', 'Cornell', 'Uppsala', 'Michigan', 'Illinois']);
  const house = pick([`${town} Univ.`, `Univ. of ${town}`, `${town} University`, `University of ${town}`]);
  return `${pick(['Dept.', 'Dept. of', 'Department of', 'School of'])} ${subject}, ${house}`;
}
