import { describe, expect, it } from 'vitest';
import { runTogetherStarts } from '../../../library/extraction/run-together.ts';

const ENTRIES = [
  'Aldwinckle, U., & Okonkwo, T. (1989). On night work after the flood. Harbour Press.',
  'de la Fuente, U. (1982). How country surgeries change the day. Journal of Rural Care, 22(3), 525–532. https://doi.org/10.5185/jrc.1982.4349',
  'Ministry of Rural Roads. (1966). Wells and meters in small towns. Ministry of Rural Roads.',
  'Nunes, T. (1966). Surgeries and gardens: A study of 1848. The Garden Review, 29, 424–428.',
  '———. (1971). Ferries in winter. In B. Smith (Ed.), The rivers (pp. 3–19). Northfield.',
  'Zamora Ruiz, T., Vandermeer, H. P., & Li, J. (1980). Visits at home. Annals of Town Planning, 7, 611–620.',
];

function cut(entries: readonly string[]): readonly string[] {
  const text = entries.join(' ');
  const starts = runTogetherStarts(text, { start: 0, end: text.length, from: 0, to: text.length });
  return [0, ...starts].map((from, i) => text.slice(from, starts[i] ?? text.length).trim());
}

describe('entries that run together in one paragraph', () => {
  it('are cut where the next one begins', () => {
    expect(cut(ENTRIES)).toEqual(ENTRIES);
  });

  it('are cut where they end without a full stop', () => {
    const entries = [
      'Bauer K, Berg H (1999) Meadows after the flood. Archive of Gardens 63:541–564',
      'Eskelinen K (1969) House calls in winter. PhD thesis, Northfield University',
      'Ibsenhoff U (2007) Village libraries. PhD thesis, Northfield University',
      'Jansen M, Okonkwo U, Xu L (2001) Ferries and gardens in two valleys. Nordfeld, Hamburg',
      'Li T, et al (1984) Water meters in small towns. Annals of Wells 56:118–141',
      'Moreau C (1970) Night shifts, a study of surgeries. The Garden Review 6:709–725',
      'Nunes A (1962) How water meters change the day. Archive of Gardens 3:95–110',
      'Smith B, Uys R (1990) Cycle lanes of the northern towns. Annals of Wells 60:18–41',
    ];
    expect(cut(entries)).toEqual(entries);
  });

  it('are not cut inside one long entry', () => {
    const authors = Array.from({ length: 90 }, (_, i) => `Berg${'abcdefghij'[i % 10]}, A. B.`).join(', ');
    const entry = `${authors}, & Zorn, C. (2011). The wells of the north. Journal of Rural Care, 12(3), 4–9.`;
    expect(entry.length).toBeGreaterThan(700);
    expect(cut([entry])).toEqual([entry]);
  });
});
