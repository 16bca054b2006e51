import type { CslItem } from '../../shared/model/csl.ts';
import { bareDoi, cleanDoi } from '../formats/identifiers.ts';
import { isIsbn, isIssn } from './check-digits.ts';
import { type QualityFinding, textOf } from './finding.ts';

/** A DOI by the grammar Crossref recommends for matching, without what commonly trails one. */
const DOI = /^10\.\d{4,9}\/\S*[^\s.,;:)\]}"'”’]$|^10\.\d{4,9}\/\S*\([^\s()]*\)\S*$/;

/** A DOI that is none, or that carries its resolver or the punctuation around it. */
export function checkDoi(item: CslItem): readonly QualityFinding[] {
  const doi = textOf(item, 'DOI');
  if (doi === '') return [];
  const clean = trimmedDoi(cleanDoi(doi));
  const sound = DOI.test(clean);
  if (clean === doi && sound) return [];
  const found = { check: 'doi', field: 'DOI' } as const;
  if (!sound) {
    const message = 'This is no DOI: it must begin with “10.”, a number and a slash, without spaces.';
    return [{ ...found, gravity: 'wrong', message }];
  }
  const message = 'A DOI stands without its address and without the punctuation around it.';
  return [{ ...found, gravity: 'untidy', message, fix: { DOI: clean } }];
}

function trimmedDoi(doi: string): string {
  return bareDoi(doi.trim().replace(/[.,;:"'”’\]}]+$/, ''));
}

/** ISBNs whose check digit is wrong, and ISSNs that stand in their place. */
export function checkIsbn(item: CslItem): readonly QualityFinding[] {
  const issns = textOf(item, 'ISBN')
    .trim()
    .split(/[\s,;]+/);
  if (issns.every((issn) => /^\d{4}-\d{3}[\dXx]$/.test(issn) && isIssn(issn))) {
    const found = {
      check: 'isbn',
      field: 'ISBN',
      gravity: 'wrong',
      message: 'It is an ISSN, no ISBN.',
    } as const;
    return [textOf(item, 'ISSN') === '' ? { ...found, fix: { ISBN: null, ISSN: issns.join(', ') } } : found];
  }
  const wrong = numbersIn(textOf(item, 'ISBN'), /(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]/g).filter(
    ({ text }) => !isIsbn(text),
  );
  return wrong.slice(0, 1).map(({ text, isWhole }) => ({
    check: 'isbn',
    gravity: 'wrong',
    field: 'ISBN',
    message: isWhole ? `The check digit of ISBN ${text} is wrong.` : `“${text}” is no ISBN.`,
  }));
}

/** ISSNs whose check digit is wrong, or that stand without their hyphen. */
export function checkIssn(item: CslItem): readonly QualityFinding[] {
  const issn = textOf(item, 'ISSN');
  const numbers = numbersIn(issn, /\d{4}[\s–-]?\d{3}[\dXx]/g);
  const wrong = numbers.find(({ text }) => !isIssn(text.replace('–', '-')));
  const found = { check: 'issn', field: 'ISSN' } as const;
  if (wrong !== undefined) {
    const { text, isWhole } = wrong;
    const message = isWhole ? `The check digit of ISSN ${text} is wrong.` : `“${text}” is no ISSN.`;
    return [{ ...found, gravity: 'wrong', message }];
  }
  const tidy = issn.replace(
    /\b(\d{4})[\s–]?(\d{3}[\dXx])\b/g,
    (_, a: string, b: string) => `${a}-${b.toUpperCase()}`,
  );
  if (numbers.length === 0 || tidy === issn) return [];
  return [
    { ...found, gravity: 'untidy', message: 'An ISSN has a hyphen in its middle.', fix: { ISSN: tidy } },
  ];
}

/** The numbers of a field; what holds no number of that shape is one wrong number. */
function numbersIn(
  text: string,
  shape: RegExp,
): readonly { readonly text: string; readonly isWhole: boolean }[] {
  const bare = text
    .replace(
      /\([^)]*\)|\b(?:ISBN|ISSN|e-?ISSN|print|online|electronic|ebook|paperback|hardcover|hbk|pbk)\b:?/gi,
      ' ',
    )
    .trim();
  if (bare === '') return [];
  const found = [...bare.matchAll(shape)].map(([number]) => ({ text: number.trim(), isWhole: true }));
  return found.length > 0 ? found : [{ text: text.slice(0, 40), isWhole: false }];
}

/** PubMed numbers that are none. */
export function checkPmid(item: CslItem): readonly QualityFinding[] {
  const found: QualityFinding[] = [];
  const pmid = textOf(item, 'PMID').trim();
  const figures = /^(?:PMID:?\s*|https?:\/\/\S*\/)?(\d{1,8})\/?$/i.exec(pmid)?.[1];
  const place = { check: 'pmid', field: 'PMID' } as const;
  if (pmid !== '' && figures === undefined)
    found.push({ ...place, gravity: 'wrong', message: 'A PMID has one to eight figures.' });
  else if (figures !== undefined && figures !== pmid)
    found.push({ ...place, gravity: 'untidy', message: 'A PMID is figures alone.', fix: { PMID: figures } });
  const pmcid = textOf(item, 'PMCID').trim();
  const number = /^(?:PMC(?:ID)?:?\s*)*(\d{1,9})$/i.exec(pmcid)?.[1];
  if (pmcid !== '' && number === undefined)
    found.push({ check: 'pmid', field: 'PMCID', gravity: 'wrong', message: 'A PMCID is “PMC” and figures.' });
  else if (number !== undefined && pmcid !== `PMC${number}`)
    found.push({
      check: 'pmid',
      field: 'PMCID',
      gravity: 'untidy',
      message: 'A PMCID begins with “PMC”.',
      fix: { PMCID: `PMC${number}` },
    });
  return found;
}

/** Addresses that lead nowhere, and those that are a DOI. */
export function checkUrl(item: CslItem): readonly QualityFinding[] {
  const url = textOf(item, 'URL').trim();
  if (url === '') return [];
  const found = { check: 'url', field: 'URL' } as const;
  const doi = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/i.exec(url)?.[1];
  if (doi !== undefined && textOf(item, 'DOI') === '')
    return [
      {
        ...found,
        gravity: 'untidy',
        message: 'The address is a DOI.',
        fix: { DOI: trimmedDoi(decoded(doi)), URL: null },
      },
    ];
  const bare = url.replace(/^<|>$/g, '').replace(/[.,;]+$/, '');
  if (/^www\.[^\s/]+\.[a-z]{2,}(?:\/\S*)?$/i.test(bare))
    return [
      {
        ...found,
        gravity: 'untidy',
        message: 'The address lacks its beginning.',
        fix: { URL: `https://${bare}` },
      },
    ];
  if (!isAddress(bare))
    return [
      {
        ...found,
        gravity: 'wrong',
        message: 'This is no address of a page: it must begin with http:// or https:// and hold no spaces.',
      },
    ];
  if (bare !== url)
    return [{ ...found, gravity: 'untidy', message: 'Punctuation follows the address.', fix: { URL: bare } }];
  return [];
}

function isAddress(text: string): boolean {
  if (!/^(?:https?|ftp):\/\/\S+$/i.test(text)) return false;
  const host = URL.parse(text)?.hostname ?? '';
  return host.includes('.') || host === 'localhost';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
