import type { Label } from '../../library/extraction/entry/labels.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Random } from './grammar.ts';
import { disturb } from './noise.ts';
import { type Piece, paint, tokenisePainted } from './painted.ts';
import type { LabelledEntry } from './pool.ts';
import { listNames } from './printed-names.ts';
import { makeWork, type Work } from './printed-work.ts';
import { TEMPLATES } from './styles.ts';
import type { Template } from './template.ts';
import type { Values } from './values.ts';
import { GRAMMARS } from './works.ts';

function fieldValue(name: string, form: string, work: Work, dice: Dice): string | undefined {
  if (name === 'author' && `author:${form}` in work.fields) return work.fields[`author:${form}`];
  if (name === 'author') return listNames(work.authors, form, work.language, work.truncated, dice);
  if (name === 'editor') return listNames(work.editors, form, work.language, false, dice);
  return work.fields[form ? `${name}:${form}` : name];
}

function labelFor(name: string): Label {
  if (/^(?:year|month|dotted)/.test(name)) return 'date';
  if (/^(?:doi|url|arxiv)$/.test(name)) return 'identifier';
  return (name === 'issues' ? 'issue' : name) as Label;
}

function fill(template: Template, work: Work, dice: Dice): Piece[] {
  const { random, pick, chance } = dice;
  let text = template.text;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\[([^[\]]*)\]/g, (whole, inner: string) => {
      const names = [...inner.matchAll(/\{([a-z]+)(?::([a-z]+))?\}/g)];
      if (names.length === 0 || /^\{note\|/.test(inner) || /\{note/.test(inner.slice(0, 8)))
        return `⟦${inner}⟧`;
      const all = names.every(([, name, form]) => fieldValue(name!, form ?? '', work, dice) !== undefined);
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
      pieces.push({
        text: fieldValue(match[1]!, match[2] ?? '', work, dice) ?? '',
        label: labelFor(match[1]!),
      });
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

/** Renders references in many styles with known labels. */
export function renderEntries(values: Values, count: number, random: Random): LabelledEntry[] {
  const dice = diceOf(random);
  const { pick, chance } = dice;
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
    const work = makeWork(template, language, values, dice);
    const required = [
      ...template.text.replace(/\[[^[\]]*\{(?!note)[^[\]]*\]/g, '').matchAll(/\{([a-z]+)(?::([a-z]+))?\}/g),
    ];
    if (
      required.some(
        ([, name, form]) =>
          name !== 'author' && name !== 'editor' && fieldValue(name!, form ?? '', work, dice) === undefined,
      )
    )
      continue;
    const painted = paint(fill(template, work, dice));
    if (chance(0.5)) disturb(painted, language, GRAMMARS[language], random);
    const entry = tokenisePainted(painted, 'rendered');
    if (entry) out.push(entry);
  }
  return out;
}
