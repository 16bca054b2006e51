/** The words with which notes lead to a work and take one up again, in the main European languages. */

const CUES = [
  'see(?: also| further| generally| especially| for example| for instance| e\\.g\\.)?',
  'but see|see, (?:e\\.g\\.|for example|for instance|among others|generally)|also|and|cf\\.?|compare|contra|accord|e\\.g\\.|for (?:example|instance|discussion)',
  '(?:as )?(?:quoted|cited|reprinted) (?:in|from)',
  'vgl\\.?(?: auch| dazu| hierzu| etwa| nur| zum Folgenden| z\\. ?B\\.)?|vergleiche|siehe(?: auch| dazu| hierzu| etwa)?|s\\. ?(?:auch|dazu)|so (?:auch|etwa|bereits)|dazu|hierzu|zit(?:iert)?\\.? nach|ebenso',
  'voir(?: aussi| notamment| par exemple)?|cité (?:par|dans)|comparer',
  'cfr\\.?(?: anche)?|si ved(?:a|ano)(?: anche)?|vedi(?: anche)?|v\\. anche|cit(?:ato)?\\.? in|in questo senso',
  'véase(?: también)?|vid\\.|ver(?: também)?|citado en|zie(?: ook)?|ks\\.|jfr?\\.|se(?: även)?',
].join('|');

/** The words that may stand before a citation in a note: "See also", "Vgl. dazu", "Si veda". */
export const LEADING_WORDS = new RegExp(`^\\s*(?:(?:${CUES})(?:[\\s,:]+|$))*`, 'iu');

/** The same words where something stands before them; they must not be a part of a title. */
export const CUE_WITHIN =
  /(?:^|[\s,(–—:])(?:[Ss]ee(?: also| further| generally| especially)?|[Ss]ee, e\.g\.|[Cc]f\.|[Vv]gl\.?(?: auch| dazu| hierzu| etwa| nur)?|[Ss]iehe(?: auch| dazu| hierzu| etwa)?|[Vv]oir(?: aussi| notamment)?|[Cc]fr\.?(?: anche)?|[Ss]i vedano?(?: anche)?|[Ss]i veda(?: anche)?|[Vv]edi(?: anche)?|[Vv]éase(?: también)?|(?:quoted|cited) in|zit(?:iert)?\.? nach|cit(?:ato)?\.? in|citado en|cité (?:par|dans))[\s,:]+(?=["“«„‘'\p{Lu}])/gu;

/** Later notes name a work again: "ibid.", "ebd.", "id." */
export const SAME_AGAIN = /^(?:ibid(?:em)?|id|ebd|ebenda|ebda|a\.\s?a\.\s?O|ivi|ib)\b\.?/i;

/** "Smith (n 3) 12", "Smith, supra note 3", "Smith (Anm. 3)", "Smith, above n 3". */
export const NOTE_BEFORE =
  /^(.{0,80}?)[\s,]*\(?(?:supra |above |wie |oben |siehe |cited |cit\. )?(?<!\p{L})(?:n|nn|note|notes?|fn|Fn|Anm|Fußn|nota|nt)\.?\s?(\d{1,4})\)?(?=[\s,.;:]|$)/u;

/** "Smith, op. cit., 12", "Meier, a.a.O., S. 12", "Rossi, La legge, cit., p. 12". */
export const WORK_CITED =
  /^(.{2,120}?)[\s,]+\(?(?:op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?O|opera? cit|ob\.?\s?cit|ouvr\.?\s?cit|art\.?\s?cit|cit|wie Anm)\b\.?\)?/iu;

/** Whether a note takes up a work that an earlier one gave. */
export function takesUpAgain(words: string): boolean {
  return SAME_AGAIN.test(words) || NOTE_BEFORE.test(words) || WORK_CITED.test(words);
}

/** Whether texts are the notes of a document and no list of its references: some lead to a work or take one up. */
export function areNotes(texts: readonly string[]): boolean {
  const telling = texts.filter((text) => {
    const lead = LEADING_WORDS.exec(text)![0];
    return lead.trim() !== '' || takesUpAgain(text.trimStart());
  });
  return telling.length >= 1 && telling.length >= texts.length * 0.1;
}
