/** Marks around the words of a link that only lead somewhere; they never leave the rendering of a page. */
const OPEN = '\uE0F0';
const SHUT = '\uE0F1';

/** Words that pages set on links beside a reference, a table or a name, and that no sentence is made of. */
const SURE =
  '(?:article )?google scholar|search google scholar(?: for this author)?|cross\\s?ref|pubmed central|pubmed ?/ ?ncbi|(?:free )?pmc free article|free pmc article|europe pmc|(?:isi )?web of science®?|mathscinet|zbmath|zentralblatt math|google books|google preview|worldcat|open\\s?url|search ads|links|' +
  'view (?:article|in article|chapter|book|pdf|record|at publisher|online|large(?:r image)?|full[- ](?:size|text)(?: image)?|table|figure)|view (?:article |record )?in (?:scopus|web of science)|full[- ]?size (?:table|image)|open in (?:a |an )?(?:new (?:tab|window)|(?:figure |table )?viewer)|(?:display|show|expand) (?:table|full size|figure)|' +
  'download (?:references|citations?|csv|xlsx?|pdf|ppt|powerpoint(?: slide)?|figure|table|png|tiff|full[- ]size image|high-res image.{0,20})|export citations?|search for more papers by this author|add to mendeley|go to reference|(?:jump|back|return) to (?:text|top|article|citation|reference|cited text(?: no\\. \\d+)?)|author links open overlay panel|' +
  '[↩↑⬆⤴]\\ufe0e?\\ufe0f?';
/** Words that may as well belong to a reference or a sentence where they stand alone. */
const UNSURE =
  'pubmed|medline|scopus|isi|cas|ads|inspire|doi|pdf|article|math|full text(?: pdf| html)?|pmc|jstor|ppt|png|tiff|html|epub|xml|sfx|chemport|cite|share|edit';

const ALL_SURE = new RegExp(`^(?:(?:${SURE})[\\s.,;|]*)+$`, 'iu');
const ANY = new RegExp(`^(?:(?:${SURE}|${UNSURE})[\\s.,;|]*)+$`, 'iu');
const LONGEST = 120;
/** How far around a label is looked, in characters. */
const NEAR = 40;

/** Labels one after another with what stands between and around them: "[DOI] [PubMed]", "Article | Google Scholar". */
const RUN = new RegExp(
  `(?:[\\s[(|·•]{0,8}${OPEN}[^${SHUT}]*${SHUT}[\\s\\])|·•]{0,12}(?:[,;](?=[\\s[(|·•]{0,8}${OPEN}))?)+`,
  'gu',
);

/** The text of a link as it is or, where it is nothing but the label of one, marked as such. */
export function markedLabel(text: string): string {
  const words = text.trim();
  return words !== '' && words.length <= LONGEST && ANY.test(words) ? OPEN + text + SHUT : text;
}

/** True where a block says nothing but what a link or button does ("Download references"). */
export function isLinkLabel(text: string): boolean {
  return text.length <= LONGEST && ALL_SURE.test(text.trim());
}

/**
 * A block's text without the labels of links. One that a sentence could hold ("PubMed") goes only beside another
 * label, or at the end after a full stop or in brackets of its own.
 */
export function withoutMarkedLabels(text: string): string {
  if (!text.includes(OPEN)) return text;
  return text
    .replace(RUN, (run, at: number) => {
      const after = text.slice(at + run.length, at + run.length + NEAR);
      const before = text.slice(Math.max(0, at - NEAR), at);
      return leavesOut(run, before, after) ? (after === '' || at === 0 ? '' : ' ') : run;
    })
    .replace(MARKS, '');
}

const MARKS = new RegExp(`[${OPEN}${SHUT}]`, 'gu');
const EACH = new RegExp(`${OPEN}([^${SHUT}]*)${SHUT}`, 'gu');

function leavesOut(run: string, before: string, after: string): boolean {
  const labels = [...run.matchAll(EACH)].map((found) => found[1]!);
  const isEnd = /^[\s.;,]*$/.test(after);
  if (labels.some((label) => ALL_SURE.test(label.trim()))) return isEnd || /^\s*[[(]/.test(run);
  if (!isEnd) return false;
  return labels.length > 1 || before === '' || /^\s*\[/.test(run) || /[.\])\d]\s*$/.test(before + run[0]!);
}
