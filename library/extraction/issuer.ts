import type { DocumentText } from '../../shared/model/extraction.ts';

const ORGANISATION =
  "(?:the\\s)?((?:\\p{Lu}[\\p{L}\\p{N}&.'’-]*)(?:\\s(?:of|for|and|the|&|de|für|der|des|du|la|on|in)(?=\\s\\p{Lu}|\\s(?:the|la|der)\\s\\p{Lu})(?:\\s(?:the|la|der))?|\\s\\p{Lu}[\\p{L}\\p{N}&.'’-]*){0,9})";
const WORK =
  '(?:report|study|survey|research|analysis|paper|briefing|guide|assessment|review|dataset|investigation)';

const ISSUED = new RegExp(
  `\\b${WORK}\\b[^.]{0,60}?\\b(?:released|published|issued|launched|produced|presented|commissioned)\\s(?:today\\s|jointly\\s)?by\\s${ORGANISATION}`,
  'gu',
);
const CONDUCTED = new RegExp(
  `${ORGANISATION}\\s(?:has\\s|have\\s)?(?:conducted|launched|carried out|published|released|produced|completed|undertook)\\s(?:a|an|its|their|the|new)\\s[^.]{0,80}?\\b${WORK}\\b`,
  'gu',
);

/** Organisations a text names as makers of the work it presents: `issuer` published it, `makers` did the study. */
export type Issuer = { readonly issuer?: string; readonly makers: readonly string[] };

/** Who, by the words of the document's first part, released a report or did a study. Only names that recur count. */
export function findIssuer(document: DocumentText): Issuer {
  const text = document.text.slice(0, 20_000).replace(/[\s\u00a0]+/g, ' ');
  const issuer = firstRecurring(text, ISSUED);
  const maker = firstRecurring(text, CONDUCTED);
  const makers = [...new Set([issuer, maker].filter((name) => name !== undefined))];
  return { ...(issuer ? { issuer } : {}), makers };
}

function firstRecurring(text: string, pattern: RegExp): string | undefined {
  for (const found of text.matchAll(pattern)) {
    const name = found[1]!
      .replace(/['’]s?$/, '')
      .replace(/[.,]+$/, '')
      .trim();
    if (
      name.length > 2 &&
      name.length < 120 &&
      occursTwice(text, name) &&
      !/^(?:The|We|It|They|This|In|A|An|Our)$/.test(name)
    )
      return name;
  }
  return undefined;
}

function occursTwice(text: string, name: string): boolean {
  const first = text.indexOf(name);
  return first >= 0 && text.indexOf(name, first + name.length) >= 0;
}

/** True where a short line at the top is an organisation: the text goes on to speak of what it does. */
export function isActingOrganisation(document: DocumentText, name: string, after: number): boolean {
  if (!/^\p{Lu}[\p{L}\p{N}&'’.-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&'’.-]*|of|for|and|the|&)){0,8}$/u.test(name))
    return false;
  let count = 0;
  let at = document.text.indexOf(name, after);
  while (at >= 0 && count < 2) {
    count++;
    at = document.text.indexOf(name, at + name.length);
  }
  return count >= 2;
}
