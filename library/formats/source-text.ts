import { parseDateText } from './date-text.ts';
import { cleanPages, completePages } from './identifiers.ts';
import { type ItemDraft, setText } from './item-draft.ts';

/** How databases print where an article stands, each with journal, volume, issue, pages and date as named groups. */
const SHAPES: readonly RegExp[] = [
  // APA and EBSCO: "Journal of Tests, Vol 28(3), Mar, 2015. pp. 103-106."
  /^(?<journal>.+?),? Vol\.? ?(?<volume>[\w-]+)(?: ?\((?<issue>[^()]*)\))?(?:, (?:No|Issue) ?(?<number>[\w-]+))?(?:, (?<date>[^.]*?\b\d{4}))?[.,]?(?: (?:Article )?(?:pp?\.|pages?) ?(?<pages>[\w-]+(?: ?[-–] ?[\w-]+)?))?[.;]?$/i,
  // Embase: "Journal of Tests (2015) 28:3 (103-106). Date of Publication: 1 Mar 2015"
  /^(?<journal>.+?) \((?<date>\d{4})\) (?<volume>[\w-]+)(?::(?<issue>[\w -]+?))?(?: \((?<pages>[\w-]+)\))?(?:[.;,] .*)?$/,
  // Ovid: "Journal of Tests. 28(3):103-106, 2015 Mar."
  /^(?<journal>.+?)\. (?:Vol\.? )?(?<volume>\w+) ?(?:\((?<issue>[^()]*)\))? ?: ?(?<pages>[\w-]+)(?:, (?<date>[^.]*\b\d{4}\b[^.]*))?\.?$/,
  // PubMed and EndNote's "Show All": "Journal of Tests. 2015 Mar;28(3):103-106."
  /^(?<journal>.+?)\.? (?<date>\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?)?(?: \d{1,2})?) ?; ?(?<volume>\w+) ?(?:\((?<issue>[^()]*)\))?(?: ?: ?(?<pages>[\w-]+))?\.?$/,
];

/** Longer is no place in a journal. */
const LONGEST = 500;

/** Takes a cell such as "Journal of Tests, Vol 28(3), Mar, 2015. pp. 103-106." apart; any other is the name of the journal. */
export function readSource(draft: ItemDraft, text: string): boolean {
  const found = text.length > LONGEST ? undefined : SHAPES.map((shape) => shape.exec(text)).find(Boolean);
  const { journal, volume, issue, number, pages, date } = found?.groups ?? {};
  if (journal === undefined) return setText(draft, 'container-title', text);
  if (!setText(draft, 'container-title', journal)) return false;
  setText(draft, 'volume', volume ?? '');
  setText(draft, 'issue', issue ?? number ?? '');
  setText(draft, 'page', completePages(cleanPages(pages ?? '')));
  draft.issued ??= date === undefined ? undefined : parseDateText(date.replaceAll(',', ''));
  return true;
}
