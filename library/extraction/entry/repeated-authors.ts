const MARK =
  /^(?:[-•*]\s+)?(?:\[?\d{1,3}[.)\]]\s+)?(?:(?:[—–―_-]\s?){2,}|[—–―_](?=\s*[.,:(\s])|-(?=\s?[.,:]\s)|\.(?=\s*\(?(?:1[4-9]|20)\d\d)|(?:Ders|Dies|Idem|Id|Eadem|Ead|Iidem|Le même|Lo stesso|ders|dies|idem|id|ID|IDEM|EAD|DERS)\b\.?(?=[\s.,:;(])|\(?(?:the same|same author|same)\)?(?=[.,]\s))[\s.,:;]*/u;

/** Whether an entry stands under the authors of the one before: "———. 2021.", "–, ", ". 2023", "Ders.:", "Idem,". */
export const startsWithRepeatedAuthor = (raw: string): boolean => MARK.test(raw.trimStart());

/** The entry without that mark. */
export const withoutRepeatMark = (raw: string): string => raw.trimStart().replace(MARK, '');
