const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The value of a run of superscript digits ("¹²" is 12). */
export function superscriptValue(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 10 + SUPERSCRIPTS.indexOf(digit);
  return value;
}

/** Raised numbers as superscript digits, so that a note's or citation's number is not read as part of a word. */
export function raisedNumbers(text: string): string {
  const numbers = text.trim();
  if (!/^\d{1,3}(?:\s*[,–-]\s*\d{1,3})*,?$/.test(numbers)) return text;
  return numbers
    .replace(/\s/g, '')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!)
    .replace(/[–-]/g, '⁻');
}

/** Raised letters that lead from a name to its affiliation; after a digit or a capital they are an ordinal's ("XIXe"). */
export function raisedLetters(text: string, before: string): string {
  const letters = text.trim();
  if (!/\p{Ll}{2}$/u.test(before) || !/^[a-h](?:\s*,\s*[a-h\d*†‡])*,?$/.test(letters)) return text;
  return letters.replace(/[a-h]/g, (letter) => 'ᵃᵇᶜᵈᵉᶠᵍʰ'['abcdefgh'.indexOf(letter)]!);
}
