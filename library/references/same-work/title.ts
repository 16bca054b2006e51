import { decodeEntities } from '../../formats/html-entities.ts';
import { foldWords } from '../folded-text.ts';
import { type Bigrams, bigramsOf } from './bigrams.ts';

/** A title made ready for comparison. */
export type TitleTraits = {
  /** The wordings it is printed in: usually one, more where an original and a translation stand side by side. */
  readonly wordings: readonly Wording[];
  /** What kind of notice about another work it is ("erratum", "reply"), or empty. */
  readonly notice: string;
  /** How much an equal title says, 0 ("Editorial") to 1 (five telling words or more). */
  readonly weight: number;
};

/** One wording of a title. */
export type Wording = {
  /** Folded words without a leading article. */
  readonly words: readonly string[];
  /** The words without spaces between them. */
  readonly squeezed: string;
  /** The squeezed title up to its first colon, question mark or dash; empty where that is too little or all. */
  readonly main: string;
  /** Numbers, and numerals and letters that count parts, in order. */
  readonly numbers: readonly string[];
  readonly bigrams: Bigrams;
};

// An abstract in the field of the title, or a whole file, says no more by being longer.
const LONGEST = 800;

const LANGUAGES =
  'afrikaans|arabic|bulgarian|chinese|croatian|czech|danish|dutch|english|estonian|finnish|flemish|french|german|greek|hebrew|hungarian|indonesian|italian|japanese|korean|latvian|lithuanian|malay|norwegian|persian|polish|portuguese|romanian|russian|serbian|serbo-croatian|slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian|vietnamese';

// What databases print behind a title in brackets; it belongs to their record, not to the work.
const REMARK = new RegExp(
  String.raw`\s*[[(<](?:(?:systematic |literature )?reviews?|\d+ ref(?:s|erences)?\.?|ref(?:s|erences)?|(?:${LANGUAGES})(?: ?[,;/&-] ?(?:${LANGUAGES}))*|in (?:${LANGUAGES})|(?:provisional|structured|conference|meeting|poster|oral)? ?abstracts?(?: (?:no|number)?[.:]? ?[\w-]+)?|brief record|see comments?|comments?|letters?(?: to the editor)?|multiple letters|editorial|news|corrected|proceedings?(?: paper)?|poster|in process citation|erratum appears in [^\]]*(?:\[[^\]]*\][^\]]*)*|(?:published )?erratum[^\]]*|retracted(?: article)?|retraction in[^\]]*|comment (?:in|on)[^\]]*|republished[^\]]*|original|electronic (?:resource|version)|internet|online|e-?book|dissertation|thesis|research support[^\]]*|clinical trial[^\]]*|\d+)[\])>][\s.]*$`,
  'i',
);
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  τ: 'tau',
  ω: 'omega',
};

// The order matters: what is tried first names the notice.
const NOTICES: readonly (readonly [string, RegExp])[] = [
  [
    'erratum',
    /^(?:(?:author|publisher|editorial)s? )?(?:erratum|errata|corrigend(?:um|a)|corrections?|addend(?:um|a)|fe de erratas?|berichtigung|errata corrige|rectificatif)(?: (?:to|for|of|on|note|notice|zu|de|a))? /,
  ],
  ['retraction', /^(?:retraction|expression of concern)(?: (?:note|notice|of|to|for|on))* /],
  [
    'reply',
    /^(?:(?:the )?(?:authors?|editors?)(?: s)? )?(?:reply|replies|response|rejoinder|rebuttal)(?: (?:to|by|from|of))+ /,
  ],
  ['comment', /^(?:(?:invited|editorial) )?(?:comments?|commentary|re|letter)(?: (?:on|to|re|about))+ |^re /],
  ['review', /^(?:book )?review of /],
];
const NOTICE_AT_END: readonly (readonly [string, RegExp])[] = [
  ['comment', / (?:editorial|invited) (?:comment|commentary|comments)$/],
  ['reply', / (?:(?:the )?(?:authors?|editors?)(?: s)? )?(?:reply|response|rejoinder)$/],
  ['erratum', / (?:erratum|corrigendum|correction|addendum)$|[(,] ?vol \d+,? pg? /],
  ['erratum', /\([^()]{3,120}\((?:19|20)\d\d\) \d+[^()]{0,20}\([a-z]?\d+[^()]*\)[^()]*\)[\s.]*$/],
];

const CORRECTION =
  /^(?:(?:author|publisher)['’]?s? )?(?:erratum|errata|corrigend(?:um|a)|corrections?)\b(?: (?:to|for|of))?\s*[:.–—-]?\s*/i;
// "(vol 12, pg 345, 2001)"; "(Journal of Things (2001) 12 (345-350))"; "(Journal of Things (January 2001) 12:3 (345-350))".
const CORRECTED_PLACE =
  /\s*\((?:vol\.? ?\d+[^()]*|[^()]{3,120}\((?:[a-z]+ )?(?:\d{1,2},? )?(?:19|20)\d\d\)[^()]{0,40}(?:\([^()]{1,40}\))?[^()]{0,80})\)[\s.]*$/i;

// Words of titles that name a kind of text; a title of these alone proves nothing, however often it stands there.
const PLAIN = new Set(
  'a about abstract abstracts acknowledgement acknowledgements acknowledgment and annual announcement announcements answer appendix article articles author authors biography board book books calendar case chairman chapter column comment commentary comments conclusion conclusions conference congress contents contributors correction corrections correspondence corrigendum cover current dear digest director discussion editor editorial editorials editors erratum errata events executive featured first for foreword forum from front guest highlights i ii iii image images in index information interview introduction introductory invited issue issues item items journal keynote last letter letters list literature matter meeting meetings message minutes monthly month new news newsletter next no note notes notice number obituary of on online oral presentation presentations abstracted session sessions opening our overview page part perspective perspectives poster posters preface president press proceedings programme program publication publications q question questions quiz readers recent reflections remarks reply report reports response review reviewer reviewers reviews s section society special summary supplement symposium table thank the this to title topic untitled update volume weekly welcome with year years you addendum answers presidents obituaries appreciation retirement tribute memoriam memory anniversary thanks viewpoint viewpoints counterpoint spotlight snapshot snapshots brief briefs bulletin masthead instructions advertisement advertisements upcoming forthcoming club reviewed received pearls corner thoughts errors what chairmans directors secretary retraction readership colleagues friends farewell goodbye happy birthday leader leading postscript prologue epilogue introducing presenting prefatory introductions tables figures glossary bibliography reference references dedication abbreviations frontmatter backmatter volumes numbers'.split(
    ' ',
  ),
);

// The same in other languages, with the small words that go with them.
const PLAIN_ELSEWHERE = new Set(
  `editoriaux avant propos lettre lettres redaction redacteur sommaire livres livre lus comptes compte rendu
  rendus recension recensions nouvelles actualites courrier lecteurs le la les des du un une
  au aux et mot numero resumes editoriales presentacion carta cartas al editora resena resenas
  prologo introduccion nota notas noticias el los las de del y en palabras resumenes
  indice fe erratas apresentacao ao editores prefacio introducao resenha resenhas o os as do
  da dos das e em editoriais editoriale editoriali presentazione lettera lettere prefazione introduzione recensioni
  recensione notizie rassegna il lo gli dei della vorwort geleitwort grusswort nachwort einleitung einfuhrung
  leserbrief leserbriefe zuschrift zuschriften buchbesprechung buchbesprechungen rezension rezensionen mitteilungen mitteilung nachrichten nachruf aktuelles kommentar
  berichtigung erwiderung inhalt inhaltsverzeichnis der die den dem ein eine und zum zur zu
  an im redaktion redaktionen redaktionens redaktionelt redaktionellt redactionele redaccion redazione redacao fran fra til till liebe leserinnen leser heft diesem redactioneel voorwoord inleiding nieuws boekbespreking boekbesprekingen
  ingezonden brieven het een van ledare leder lederen forord innledning inledning bokanmeldelse bokanmeldelser debatt
  nyheter paakirjoitus paakirjoitukset esipuhe johdanto lukijalle kirjallisuutta kirja arvostelut uutisia saatteeksi och og uvodnik
  uvod przedmowa wstep od redakcji redaktora recenzje recenzja predgovor w z предисловие введение от
  редакции редактора рецензия рецензии новости письмо письма редактору передовая вступление к читателю читателям basyazi
  editorden onsoz kitap giris redactie
  社论 社論 编者按 编后记 前言 卷首语 卷首語 书评 書評 简讯 目录 引言 序言 序 编辑的话 編集後記 巻頭言 序文 はじめに まえがき あとがき 論説 会告 편집자 머리말 권두언 서평 사설 افتتاحية المقدمة مقدمة الافتتاحية`
    .split(/\s+/)
    .map(foldWords),
);

/** The title made ready for comparison. */
export function titleTraits(title: string | undefined): TitleTraits {
  const printed = withoutRemarks(decodeEntities((title ?? '').slice(0, LONGEST)));
  const folded = ` ${foldWords(printed)} `.trimStart();
  const notice = noticeOf(folded, printed);
  const told = notice === 'erratum' ? withoutNotice(printed) : printed;
  const wordings = wordingsOf(told).filter(({ squeezed }) => squeezed !== '');
  return { wordings, notice, weight: weightOf(wordings[0]) };
}

/** The same text without markup, the quotation marks around it, and what a database added behind it. */
function withoutRemarks(title: string): string {
  let text = title
    .replace(/<\/?(?:i|b|em|strong|sub|sup|inf|span|scp|p|jats:\w+)\b[^>]*>/gi, '')
    .replace(/>\s*or\s*=|<\s*or\s*=/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\W*(?:retracted|withdrawn)(?: article)?\W+/i, '')
    .replace(/\]\s*LA\s*:\s*\w+\.?$/, ']')
    .trim();
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const shorter = text.replace(REMARK, '').trim();
    if (shorter === text || shorter.length < 8) break;
    text = shorter;
  }
  return text;
}

/**
 * The title a correction is about: one database says "Erratum:" before it, another the volume and page behind it, a third
 * the whole place in brackets.
 */
function withoutNotice(printed: string): string {
  const title = printed.replace(CORRECTED_PLACE, '').replace(CORRECTION, '').trim();
  return title.length >= 20 ? title : printed;
}

/** A title with its translation beside it has more than one wording: "Titre <ORIGINAL> Title", "Titel = Title". */
function wordingsOf(printed: string): readonly Wording[] {
  const parts = printed
    .split(/\s*<original>\s*|\s+=\s+|\s*;\s+|\s+\/\s+|\]\.?\s+\[/i)
    .flatMap((part) => {
      const translated = /^(.{20,}?)\s*\[([^\]]{20,})\]\.?$/.exec(part);
      return translated ? [translated[1] ?? '', translated[2] ?? ''] : [part];
    })
    .filter((part) => part.length >= 25);
  const whole = wordingOf(printed);
  if (parts.length < 2) return [whole];
  return [whole, ...parts.slice(0, 4).map(wordingOf)];
}

function wordingOf(text: string): Wording {
  const words = foldedWords(text);
  const squeezed = words.join('');
  const main = foldedWords(text.split(/[:?!]|\s[–—-]+\s|--|\.\s/)[0] ?? '').join('');
  return {
    words,
    squeezed,
    main: main.length >= 20 && main.length < squeezed.length ? main : '',
    numbers: numbersIn(words),
    bigrams: bigramsOf(squeezed),
  };
}

function foldedWords(text: string): readonly string[] {
  const spelled = text
    .replace(/[αβγδεκλμτω]/g, (letter) => ` ${GREEK[letter]} `)
    .replace(/(?<=\d)[ ,](?=\d{3}(?!\d))/g, '');
  const words = foldWords(spelled).split(' ').map(oneSpelling);
  const start = /^(?:the|a|an)$/.test(words[0] ?? '') && words.length > 1 ? 1 : 0;
  return words.slice(start).filter((word) => word !== '');
}

/** British and American spelling as one: "haemorrhage", "colour", "organised". */
export function oneSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/[ao]e/g, 'e')
    .replace(/our(?=s?$|ed$|ing$|al$|able$)/, 'or')
    .replace(/is(?=e$|ed$|es$|ing$|ation$|ations$)/, 'iz');
}

/** Digits wherever they stand, and what follows "part", "phase" or the like as numeral or letter. */
function numbersIn(words: readonly string[]): readonly string[] {
  const numbers: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? '';
    if (/\d/.test(word)) numbers.push(...(word.match(/\d+/g) ?? []).map((digits) => String(Number(digits))));
    else if (/^(?:i{1,3}|iv|vi{0,3}|ix|x)$/.test(word) && index > 0)
      numbers.push(String(ROMAN.indexOf(word)));
    else if (COUNTED.test(before)) {
      const spelled = SPELLED.indexOf(word);
      if (spelled > 0) numbers.push(String(spelled));
      else if (/^[a-h]$/.test(word)) numbers.push(word);
    }
  }
  return numbers;
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const SPELLED = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED =
  /^(?:part|chapter|volume|vol|section|paper|report|phase|study|experiment|type|stage|level|book|unit|lesson|group|no)$/;

function noticeOf(folded: string, printed: string): string {
  for (const [name, pattern] of NOTICES) if (pattern.test(folded)) return name;
  const end = folded.trimEnd();
  for (const [name, pattern] of NOTICE_AT_END) {
    if (pattern.test(end) || pattern.test(printed.toLowerCase())) return name;
  }
  return '';
}

function weightOf(wording: Wording | undefined): number {
  const telling = (wording?.words ?? []).filter(
    (word) => !PLAIN.has(word) && !PLAIN_ELSEWHERE.has(word) && !/^\d+$/.test(word),
  );
  const letters = telling.reduce((sum, word) => sum + word.length, 0);
  // Scripts without spaces between words tell as much in fewer characters.
  const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(wording?.squeezed ?? '') ? 3 : 1;
  return Math.min(1, (letters * dense) / 30);
}
