/** What the type is decided from. */
export type TypeEvidence = {
  readonly text: string;
  readonly genre: string;
  readonly title: string;
  readonly journal: string;
  readonly book: string;
  readonly publisher: string;
  readonly place: string;
  readonly hasEditor: boolean;
  /** Whether "In" introduces the book. */
  readonly saysIn: boolean;
  readonly hasVolume: boolean;
  readonly hasVolumeOrPages: boolean;
  readonly hasDay: boolean;
  readonly quotedTitle: boolean;
  readonly url: string;
  readonly doi: string;
  readonly arxiv: boolean;
};

const THESIS =
  /\b(?:ph\.?\s?d\.?|doctoral|doctorate|master['’]?s?|m\.?\s?sc?\.?|m\.?a\.?|bachelor['’]?s?|d\.?phil\.?|licentiate|honou?rs)\s*(?:thesis|diss(?:ertation)?\b)|\b(?:diss(?:ertation|\.)|thesis|habilitation(?:sschrift)?|inaugural-?dissertation|diplomarbeit|magisterarbeit|masterarbeit|bachelorarbeit|thèse|mémoire de (?:maîtrise|master|d)|tesi di (?:laurea|dottorato)|tesis doctoral|proefschrift|väitöskirja)(?=[\s.,;:()]|$)/iu;
const REPORT =
  /\b(?:technical|research|tech\.?|final|internal|annual|working|discussion|policy|occasional)\s*(?:report|rep\.|paper|memo(?:randum)?|brief)|\b(?:forschungsbericht|arbeitspapier|abschlussbericht|rapport (?:technique|de recherche)|white paper)\b|\breport\s+(?:no|nr|number)\b/iu;
const EVENT =
  /\b(?:proceedings|proc\.?|conference|conf\.|symposium|symp\.|workshop|congress|kongress|tagung|annual meeting|actes|atti|convegno|colloquium|colloque|lncs|cvpr|iccv|eccv|neurips|nips|icml|iclr|aaai|ijcai|acl|emnlp|naacl|sigmod|vldb|sigir|chi|kdd|www|icra|iros|infocom|sosp|osdi|isca|stoc|focs|soda)\b/iu;
/** DOIs of chapters carry the ISBN of their book. */
const BOOK_DOI = /\d{10,}.*[_-]\d+$|97[89]-?\d/;
const NEWSPAPER =
  /\b(?:times|guardian|zeitung|tageszeitung|newspaper|herald|tribune|washington post|daily|telegraph|independent|le monde|figaro|repubblica|corriere|país|allgemeine|faz|taz|gazette|observer|journal de|bbc news|reuters)\b/iu;
const MAGAZINE =
  /\b(?:magazine|spiegel|newsweek|economist|new yorker|wired|focus|die zeit|atlantic|time)\b/iu;

/** The CSL type that fits what was found in an entry. */
export function typeOf(e: TypeEvidence): string {
  if (/\[\s?(?:data\s?set|dataset|data files?)\b[^\]]*\]|\bdataset\b\.?$/iu.test(e.text)) return 'dataset';
  if (/\[\s?(?:computer )?(?:software|program)\b[^\]]*\]/iu.test(e.text)) return 'software';
  if (
    /\b(?:U\.?\s?S\.?|European|EP|WO|German)\s*patent\b|\bpatent\s+(?:no|application|US|EP|DE|WO)\b|^(?:US|EP|WO)\d{6,}/iu.test(
      `${e.genre} ${e.title} ${e.journal} ${e.book}`,
    )
  )
    return 'patent';
  if (
    !e.journal &&
    !e.book &&
    THESIS.test(`${e.genre} . ${e.publisher} . ${e.text.slice(-260)}`) &&
    !THESIS.test(e.title)
  )
    return 'thesis';
  if (THESIS.test(e.genre)) return 'thesis';
  if (REPORT.test(e.genre) && !e.hasEditor && !(e.journal && e.hasVolumeOrPages)) return 'report';
  if (
    !e.journal &&
    !e.book &&
    /^(?:DIN(?:\sEN)?(?:\sISO)?|ISO(?:\/IEC)?|IEC|IEEE Std|ANSI|ASTM|RFC|BS EN)\s?[\d-]/u.test(e.title)
  )
    return 'standard';
  if (e.book && EVENT.test(e.book)) return 'paper-conference';
  if (e.book && (e.hasEditor || e.saysIn || e.publisher || e.place || (BOOK_DOI.test(e.doi) && !e.hasVolume)))
    return 'chapter';
  if (e.book) return 'article-journal';
  if (e.journal) {
    if (
      /\barxiv\b|\bbiorxiv\b|\bmedrxiv\b|\bpreprints?\b|\bpsyarxiv\b|\bssrn\b/iu.test(e.journal) &&
      !/\d-\d/.test(e.journal)
    )
      return 'article';
    if (
      /^(?:in\s+)?proc(?:eedings|\.)?\b(?!.*(?:national academy|natl|royal|london math|institution|amer(?:ican|\.) math|ieee\s*$))/iu.test(
        e.journal,
      ) &&
      EVENT.test(e.journal)
    )
      return 'paper-conference';
    if (BOOK_DOI.test(e.doi) && !e.hasVolume) return 'chapter';
    if (!e.hasVolumeOrPages && e.hasDay && NEWSPAPER.test(e.journal)) return 'article-newspaper';
    if (!e.hasVolumeOrPages && MAGAZINE.test(e.journal)) return 'article-magazine';
    return 'article-journal';
  }
  if (REPORT.test(e.genre) || (REPORT.test(e.text) && !e.place && /\breport\b/iu.test(e.genre)))
    return 'report';
  if (e.arxiv) return 'article';
  if (e.publisher || e.place) return e.quotedTitle && e.url && !e.place ? 'webpage' : 'book';
  if (e.url) return 'webpage';
  if (e.hasEditor) return 'book';
  return e.title && !e.quotedTitle ? 'book' : 'document';
}
