import type { CslName } from '../../shared/model/csl.ts';
import { directName } from './entry/name-parts.ts';

const DEGREE =
  /^(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?P\.?H|LL\.?M|Dr\.?|Prof\.?|R\.?N|MBA|FRCP|MRCP|MPhil|DPhil|EdD|PsyD|D\.?Sc|Mag|Dipl\.?-?\w*|M\.Soc\.Sc)\.?$/i;
const NOT_PERSONS =
  /\b(?:University|Universität|Universidad|Université|Università|Institute?|Department|School|College|Cent(?:er|re)|Hospital|Faculty|Ministry|Foundation|Journal|Press|Report|Study|Survey|Abstract|Introduction|Open Access|Research|Article|Review|Editorial|Volume|Issue|Download|Print|Share|Email|Policy|Home|News|Blog|About|Contact|Menu|Search|Login|Inc|Ltd|GmbH)\b/i;

/** Second-to-last words that are the first half of a double family name far more often than a middle name. */
const FIRST_SURNAMES = new Set(
  'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Jiménez Hernández Díaz Álvarez Gutiérrez Domínguez Vázquez Vásquez Ramírez Suárez Núñez Méndez Márquez Muñoz Ibáñez Ortiz Ortega Navarro Romero Serrano Castillo Castro Guerrero Herrera Iglesias Medina Molina Morales Moreno Ramos Rojas Ruiz Torres Vega Delgado Silva Santos Souza Sousa Oliveira Pereira Costa Ferreira Almeida Ribeiro Carvalho Gomes Martins Rocha Barbosa Garcia Rodriguez Gonzalez Fernandez Lopez Martinez Sanchez Perez Gomez Jimenez Hernandez Diaz Alvarez Gutierrez Dominguez Vazquez Ramirez Nunez Munoz'.split(
    ' ',
  ),
);

/** A person's name as title pages print it, given name first. Double Spanish and Portuguese family names stay whole. */
export function printedPerson(name: string): CslName {
  const printed = name.trim().split(/\s+/);
  // "Yann LE BIHAN": capitals set the family name apart; all in capitals are an ordinary name.
  const family = printed.filter((word) => CAPITALS.test(word));
  if (family.length < printed.length && family.join('').length >= 3 && /\p{Ll}/u.test(name)) {
    const given = printed.filter((word) => !CAPITALS.test(word)).join(' ');
    return { family: family.map(inSmall).join(' '), given };
  }
  const words = family.length === printed.length ? printed.map(inSmall) : printed;
  const half = words[words.length - 2];
  if (
    words.length >= 3 &&
    half !== undefined &&
    FIRST_SURNAMES.has(half) &&
    /^\p{Lu}/u.test(words[words.length - 1]!)
  ) {
    return { family: words.slice(-2).join(' '), given: words.slice(0, -2).join(' ') };
  }
  return directName(words.join(' '));
}

const CAPITALS = /^(?!I{2,3}$|IV$)\p{Lu}[\p{Lu}'’‐-]+$/u;

function inSmall(word: string): string {
  return word.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether a line names a university, a department or the like. */
export function namesInstitution(line: string): boolean {
  return INSTITUTION.test(line);
}

const INSTITUTION =
  /(?<!\p{L})(?:Universi|Institut|Department|Dipartimento|Departament|Département|School|College|Hospital|Klinik|Cent(?:er|re)|Facult|Fakultät|Facultad|Hochschule|Academy|Akademi|Laborato|Ministry|Foundation|CNRS|Politecnico|Polytechni|École|Uniwersytet|Университет|Институт)|@/u;

/** The persons a line names, when it is nothing but a list of names; affiliation marks and degrees are left out. */
export function authorLine(line: string): CslName[] | undefined {
  const plain = line
    .replace(/\S+@\S+/g, ' ')
    .replace(/https?:\/\/\S+|ORCID\S*/gi, ' ')
    .replace(/[*†‡§¶#⁰¹²³⁴-⁹ᵃ-ᶻ✉]+|\[[\d,\s]+\]|\((?:\d|[a-z])(?:,\s?(?:\d|[a-z]))*\)/g, ' , ')
    .replace(/(?<=\p{L})\s?\d{1,2}(?:\s?,\s?\d{1,2})*(?=\s*(?:[,;&]|and\b|$))/gu, ' ')
    // Raised letters that lost their raising: "Chou a,*, Ortega b".
    .replace(/(?<=\p{Ll})\s[a-h](?:\s?,\s?[a-h])*(?=\s*(?:[,;]|(?:and|und)\b|&|$))/gu, ' ')
    .replace(/^(?:by|von|por|par|di|av|af|door|authors?:|autor(?:en|es|i)?:)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length > 1500 || /[!?=<>|"“”]/.test(plain) || NOT_PERSONS.test(plain)) return undefined;
  const parts = plain
    .split(
      /\s*[,;]\s*(?:(?:and|und|y|et|e|och|og|en|&)\s+)?|\s+(?:and|und|et|och|og|&|·|•)\s+|\s+y\s+(?=\p{Lu})|\s+e\s+(?=\p{Lu})/u,
    )
    .map((part) =>
      part.replace(/\.$/, (dot, at: number) => (/\b\p{Lu}$/u.test(part.slice(0, at)) ? dot : '')).trim(),
    )
    .filter((part) => part !== '' && !DEGREE.test(part));
  if (parts.length === 0 || !parts.every(isPersonName)) return undefined;
  return parts.map(printedPerson);
}

function isPersonName(part: string): boolean {
  const words = part.split(' ');
  if (words.length < 2 || words.length > 6 || /\d/.test(part)) return false;
  const last = words[words.length - 1]!;
  if (!/^\p{Lu}[\p{L}'’‐-]+$/u.test(last) && !/^(?:Jr|Sr|I{2,3}|IV)\.?$/.test(last)) return false;
  return words.every(
    (word, i) =>
      /^(?:\p{Lu}[\p{L}'’‐-]*|(?:\p{Lu}\.-?)+|\p{Lu}\p{Ll}{0,2}\.|[dl]['’]\p{Lu}[\p{L}-]+)$/u.test(word) ||
      (i > 0 &&
        /^(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|ten|zu|zur|af|av|el|al|bin|ibn|y|e)$/.test(
          word,
        )),
  );
}
