import { type PageElement, saidBy } from './page-element.ts';
import { isReferenceHeading, isSectionName } from './section-name.ts';

/** Words for readers of the screen alone, what its own page does not print, and links back into the text. */
const UNPRINTED =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|off-?screen|screen-?reader(?:-text|-only)?|hide-print|print-hide|no-?print|hidden-print|d-print-none|mw-editsection|mw-cite-backlink|mw-jump-link|footnote-backref|doc-backlink)(?=\s|$)/i;

/** Boxes around an article that hold a few words: banners, buttons for sharing and downloads, disclaimers. */
const BOX =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|usa-banner|breadcrumbs?|share|sharing|sharedaddy|social|downloads?|disclaimer|newsletter|paywall|navbox|skip-?link|skipnav)(?=[\s_-]|$)|figure-inline-download|tableDownloadOption/i;
const LARGEST_BOX = 600;
const LONGEST_HIDDEN = 80;

/** True for an element that the page shows around its article or for machines, by the names it gives itself. */
export function isPageFurniture(element: PageElement): boolean {
  const names = element.getAttribute('class') ?? '';
  if (names === '' && !element.hasAttribute('role')) return false;
  if (element.getAttribute('role') === 'doc-backlink') return true;
  if (UNPRINTED.test(names)) return !/^H[1-6]$/i.test(element.tagName);
  // A class may hide what a button shows, so what is longer than an identifier stays.
  if (/(?:^|\s)hidden(?=\s|$)/.test(names)) return (element.textContent?.length ?? 0) <= LONGEST_HIDDEN;
  if (!BOX.test(names)) return false;
  return (element.textContent?.length ?? 0) <= LARGEST_BOX && element.querySelector('h1') === null;
}

/** Headings over what a page shows beside an article, in the languages of most journals. */
const BESIDE =
  /^(?:cited by(?: other articles| articles)?(?: ?\(?[\d,.]+\)?)?|citing (?:literature|articles)|recommended (?:articles|reading|content)|similar (?:articles|content(?: being viewed by others)?)|related (?:articles?|content|research|posts|links|information)|more like this|people also read|you (?:may|might) also (?:like|be interested in)|most (?:read|cited|viewed)(?: articles)?|share(?: this(?: article| post)?)?|(?:article )?metrics|downloads|leave a (?:reply|comment)|\d+ (?:thoughts?|comments?|responses?)\b.*|recent (?:posts|articles)|log ?in|sign up|ähnliche artikel|verwandte (?:artikel|beiträge)|das könnte sie auch interessieren|teilen|zitiert von|artículos (?:relacionados|similares)|compartir|citado por|articles (?:similaires|connexes|liés)|partager|articoli (?:correlati|simili)|condividi|artigos (?:relacionados|semelhantes)|compartilhar)[:.…]?$/i;

/** No page shows more; each is looked at with all that is around it. */
const MOST_BESIDE = 40;

/** Hides the parts of a page that a heading says stand beside its article, with what follows under that heading. */
export function hideWhatStandsBeside(page: PageElement): void {
  const beside = [...page.querySelectorAll('h2, h3, h4, h5, h6')].filter((one) => BESIDE.test(saidBy(one)));
  for (const heading of beside.slice(0, MOST_BESIDE)) {
    const box = boxOf(heading);
    if (box !== undefined) box.setAttribute('hidden', '');
    else hideFollowing(heading);
  }
}

/** The largest element that begins with this heading and holds no section of a paper. */
function boxOf(heading: PageElement): PageElement | undefined {
  let box: PageElement | undefined;
  for (let at = heading.parentElement; at !== null; at = at.parentElement) {
    if (!/^(?:DIV|SECTION|ASIDE|UL|LI|FOOTER|HEADER)$/i.test(at.tagName)) break;
    if (!saidBy(at).startsWith(saidBy(heading)) || holdsSections(at, heading)) break;
    box = at;
  }
  return box;
}

function holdsSections(element: PageElement, heading: PageElement): boolean {
  for (const other of element.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const words = saidBy(other);
    if (other !== heading && (/^H1$/i.test(other.tagName) || isSectionName(words) || /^\d/.test(words)))
      return true;
  }
  return false;
}

function hideFollowing(heading: PageElement): void {
  heading.setAttribute('hidden', '');
  for (let at = heading.nextElementSibling; at !== null; at = at.nextElementSibling) {
    const inner = /^H[1-6]$/i.test(at.tagName) ? at : at.querySelector('h1, h2, h3, h4, h5, h6');
    if (inner !== null || isReferenceHeading(saidBy(at))) break;
    at.setAttribute('hidden', '');
  }
}
