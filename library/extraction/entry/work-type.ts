import type { EntryParts } from './parts.ts';

/** What the type is decided from: the fields read, the whole entry, and what its addresses are. */
export type TypeEvidence = EntryParts & {
  readonly text: string;
  readonly url: string;
  readonly doi: string;
  readonly arxiv: boolean;
};

const THESIS =
  /\b(?:ph\.?\s?d\.?|doctoral|doctorate|master['’]?s?|m\.?\s?sc?\.?|m\.?a\.?|bachelor['’]?s?|d\.?phil\.?|licentiate|honou?rs)\s*(?:thesis|diss(?:ertation)?\b)|\b(?:diss(?:ertation|\.)|thesis|habilitation(?:sschrift)?|inaugural-?dissertation|diplomarbeit|magisterarbeit|masterarbeit|bachelorarbeit|thèse|mémoire de (?:maîtrise|master|d)|tesi di (?:laurea|dottorato)|tesis doctoral|proefschrift|väitöskirja)(?=[\s.,;:()]|$)/iu;
const REPORT =
  /\b(?:technical|research|tech\.?|final|internal|annual|working|discussion|policy|occasional)\s*(?:report|rep\.|paper|memo(?:randum)?|brief)|\b(?:forschungsbericht|arbeitspapier|abschlussbericht|rapport (?:technique|de recherche)|white paper|briefing)\b|^report\b|\breport\s+(?:no|nr|number)\b/iu;
const EVENT =
  /\b(?:proceedings|proc\.?|conference|conf\.|symposium|symp\.|workshop|congress|kongress|tagung|annual meeting|actes|atti|convegno|colloquium|colloque|lncs|cvpr|iccv|eccv|neurips|nips|icml|iclr|aaai|ijcai|acl|emnlp|naacl|sigmod|vldb|sigir|chi|kdd|www|icra|iros|infocom|sosp|osdi|isca|stoc|focs|soda)\b/iu;
/** Proceedings that are journals. */
const PROCEEDINGS_JOURNAL =
  /national academy|natl|royal|london math|institution|amer(?:ican|\.) math|ieee\s*$/iu;
const PREPRINT = /\barxiv\b|\bbiorxiv\b|\bmedrxiv\b|\bpreprints?\b|\bpsyarxiv\b|\bssrn\b|\bcorr\b/iu;
const NEWSPAPER =
  /\b(?:times|guardian|zeitung|tageszeitung|newspaper|herald|tribune|washington post|daily|telegraph|independent|le monde|figaro|repubblica|corriere|país|allgemeine|faz|taz|gazette|observer|bbc news|reuters)\b/iu;
const MAGAZINE =
  /\b(?:magazine|spiegel|newsweek|economist|new yorker|wired|focus|die zeit|atlantic|time)\b/iu;
const PATENT =
  /\b(?:U\.?\s?S\.?A?|European|EP|WO|German)\s*patent\b|\bpatent\s+(?:no|application|US|EP|DE|WO)\b|^(?:US|EP|WO)\d{6,}/iu;
const STANDARD = /^(?:DIN(?:\sEN)?(?:\sISO)?|ISO(?:\/IEC)?|IEC|IEEE Std|ANSI|ASTM|RFC|BS EN)\s?[\d-]/u;
const DATA = /\[\s?(?:data\s?set|dataset|data files?)\b[^\]]*\]|\bdataset\b\.?$/iu;
const SOFTWARE = /\[\s?(?:computer )?(?:software|program)\b[^\]]*\]/iu;
/** DOIs of chapters carry the ISBN of their book. */
const BOOK_DOI = /\d{10,}.*[_-]\d+$|97[89]-?\d/;

/** What the entry says outright of its kind, or undefined. */
function saidType(e: TypeEvidence): string | undefined {
  if (DATA.test(e.text) || /\b(?:data\s?sets?|datensatz)\b/iu.test(e.genre)) return 'dataset';
  if (/\bblog(?: ?post)?\b/iu.test(e.genre)) return 'post-weblog';
  if (
    /^(?:paper|poster|talk|vortrag)?\s*(?:presented|gehalten|session)\b|^paper presented/iu.test(
      e.book || e.journal,
    )
  )
    return 'paper-conference';
  if (SOFTWARE.test(e.text)) return 'software';
  if (PATENT.test(`${e.genre} ${e.titleText} ${e.journal} ${e.book}`)) return 'patent';
  if (THESIS.test(e.genre)) return 'thesis';
  const contained = e.journal || e.book;
  if (!contained && THESIS.test(`${e.publisher} . ${e.text.slice(-260)}`) && !THESIS.test(e.titleText))
    return 'thesis';
  const inJournal = e.journal && (e.volume || e.pages);
  if (REPORT.test(e.genre) && e.editors.length === 0 && !inJournal) return 'report';
  if (!contained && STANDARD.test(e.titleText)) return 'standard';
  return undefined;
}

function typeInBook(e: TypeEvidence): string {
  if (EVENT.test(e.book)) return 'paper-conference';
  const bookDoi = BOOK_DOI.test(e.doi) && !e.volume;
  return e.editors.length > 0 || e.saysIn || e.publisher || e.place || bookDoi
    ? 'chapter'
    : 'article-journal';
}

function typeInJournal(e: TypeEvidence): string {
  const range = e.pages !== undefined && /-/.test(e.pages);
  if (PREPRINT.test(e.journal) && !range) return 'article';
  if (EVENT.test(e.journal) && (e.saysIn || /^proc/i.test(e.journal)) && !PROCEEDINGS_JOURNAL.test(e.journal))
    return 'paper-conference';
  if (BOOK_DOI.test(e.doi) && !e.volume) return 'chapter';
  if (!e.volume && !range && e.date?.day && NEWSPAPER.test(e.journal)) return 'article-newspaper';
  if (!e.volume && !range && MAGAZINE.test(e.journal)) return 'article-magazine';
  return 'article-journal';
}

/** The CSL type that fits what was found in an entry. */
export function typeOf(e: TypeEvidence): string {
  const said = saidType(e);
  if (said) return said;
  if (e.book) return typeInBook(e);
  if (e.journal) return typeInJournal(e);
  if (e.arxiv) return 'article';
  if (e.publisher || e.place) return e.quotedTitle && e.url && !e.place ? 'webpage' : 'book';
  if (e.url) return 'webpage';
  return e.titleText && !e.quotedTitle ? 'book' : 'document';
}
