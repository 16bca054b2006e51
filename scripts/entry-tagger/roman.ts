const SIGNS = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** 14 → "XIV". */
export function toRoman(value: number): string {
  let left = value;
  let out = '';
  for (const [size, letters] of SIGNS) for (; left >= size; left -= size) out += letters;
  return out;
}
