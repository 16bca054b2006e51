/** The words over abstracts and keywords in many languages: sources of regular expressions for the flags `iu`. */

export const ABSTRACT_WORDS =
  'abstract|summary|executive summary|zusammenfassung|kurzfassung|resumen|résumé|riassunto|resumo|samenvatting|sammanfattning|sammendrag|resumé|tiivistelmä|streszczenie|abstrakt|özet|öz|аннотация|резюме|реферат|摘要|要旨|抄録|초록|요약|ملخص|الملخص|المستخلص|چکیده|תקציר';

export const KEYWORDS_WORDS =
  'key ?words?(?: and phrases)?|index terms|schl(?:ü|ue)sselw(?:ö|oe)rter|schlagw(?:ö|oe)rter|palabras clave|mots[- ]cl[ée]s?|parole chiave|palavras[- ]chave|trefwoorden|nyckelord|nøkkelord|nøgleord|emneord|avainsanat|słowa kluczowe|klíčová slova|kulcsszavak|anahtar (?:kelimeler|sözcükler)|ключевые слова|关键词|關鍵詞|キーワード|주제어|키워드|الكلمات المفتاحية|کلیدواژه(?:‌?ها)?|מילות מפתח';

/** Other labels that stand beside abstract and keywords and belong to neither. */
export const OTHER_LABELS =
  'jel(?: (?:codes?|classification))?|ccs concepts|msc(?: 20\\d\\d)?|mathematics subject classification|pacs|article history|received|accepted|correspond(?:ence|ing author)';
