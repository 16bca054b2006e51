/** Whether a 13-figure ISBN or a 10-figure one (the last may be X) has the right check digit (ISO 2108). */
export function isIsbn(text: string): boolean {
  const figures = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(figures)) return weighted(figures, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0;
  return /^\d{9}[\dX]$/.test(figures) && weighted(figures, (at) => 10 - at) % 11 === 0;
}

/** Whether eight figures (the last may be X) are an ISSN (ISO 3297). */
export function isIssn(text: string): boolean {
  const figures = text.replace(/[\s-]/g, '').toUpperCase();
  return /^\d{7}[\dX]$/.test(figures) && weighted(figures, (at) => 8 - at) % 11 === 0;
}

function weighted(figures: string, weight: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < figures.length; at += 1) {
    const value = figures[at] === 'X' ? 10 : Number(figures[at]);
    sum += value * weight(at);
  }
  return sum;
}
