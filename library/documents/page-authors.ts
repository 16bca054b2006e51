import type { CslName } from '../../shared/model/csl.ts';
import { type PageElement, saidBy } from './page-element.ts';

const MOST_AUTHORS = 200;

/**
 * The authors that a page marks up where it prints them: schema.org in RDFa or microdata, hCard's given and family
 * names, LaTeXML's names of persons. Undefined where it marks none.
 */
export function markedAuthors(page: PageElement): CslName[] | undefined {
  const names: CslName[] = [];
  for (const person of [...page.querySelectorAll('[property~="author"], [itemprop~="author"]')].slice(
    0,
    MOST_AUTHORS,
  )) {
    const name = partsOf(person) ?? spoken(person.querySelector('[property~="name"], [itemprop~="name"]'));
    if (name !== undefined) names.push(name);
  }
  if (names.length === 0) names.push(...cardNames(page));
  if (names.length === 0) {
    for (const person of [...page.querySelectorAll('.ltx_personname')].slice(0, MOST_AUTHORS)) {
      const name = spoken(person);
      if (name !== undefined) names.push(name);
    }
  }
  const told = [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
  return told.length > 0 ? told : undefined;
}

const GIVEN = '[property~="givenName"], [itemprop~="givenName"], .given-name';
const FAMILY = '[property~="familyName"], [itemprop~="familyName"], .surname, .family-name';

function partsOf(person: PageElement): CslName | undefined {
  const family = saidBy(person.querySelector(FAMILY));
  const given = saidBy(person.querySelector(GIVEN));
  return family === '' ? undefined : given === '' ? { literal: family } : { family, given };
}

/** Given names that stand beside a family name, outside of any reference. */
function* cardNames(page: PageElement): Generator<CslName> {
  for (const given of [...page.querySelectorAll('.given-name')].slice(0, MOST_AUTHORS)) {
    const person = given.parentElement;
    const name = person === null || isInReference(person) ? undefined : partsOf(person);
    if (name !== undefined) yield name;
  }
}

function isInReference(element: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = at.parentElement) {
    const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`;
    if (/\b(?:ref(?:erence)?s?|citations?|bibliography|ref-list)\b/i.test(names)) return true;
  }
  return false;
}

/** "Given Family" without the marks of notes; nothing longer than a name. */
function spoken(element: PageElement | null): CslName | undefined {
  const words = saidBy(element)
    .replace(/[\d*†‡§,]+$/, '')
    .trim()
    .split(' ');
  if (words.length < 2 || words.length > 5) return undefined;
  return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') };
}
