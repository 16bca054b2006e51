import { describe, expect, it } from 'vitest';
import { parseNames } from '../../../../library/extraction/entry/names.ts';
import type { CslName } from '../../../../shared/model/csl.ts';

const givenNames = new Set('john mary ann anna brian hans karl gabriel peter'.split(' '));
const print = (name: CslName): string =>
  name.literal
    ? `{${name.literal}}`
    : [[name['non-dropping-particle'], name.family].filter(Boolean).join('~'), name.given, name.suffix]
        .filter(Boolean)
        .join(', ');
const read = (text: string, invertedFirst = false): string =>
  parseNames(text, { givenNames, invertedFirst }).names.map(print).join('; ');

describe('parseNames', () => {
  it.each([
    ['Smith, J., & Jones, M. K.', 'Smith, J.; Jones, M. K.'],
    ['Smith J, Jones JR, Lee AB Jr', 'Smith, J; Jones, JR; Lee, AB, Jr'],
    ['Smith, J., & Jones, Jr., M. K.', 'Smith, J.; Jones, M. K., Jr.'],
    ['Smith, John, Mary Jones, and Ann B. Lee', 'Smith, John; Jones, Mary; Lee, Ann B.'],
    ['Smith, J., M. Jones and A. B. Lee', 'Smith, J.; Jones, M.; Lee, A. B.'],
    ['Smith J, Jones MK, Lee AB', 'Smith, J; Jones, MK; Lee, AB'],
    ['J. Smith, M. K. Jones, and A. Lee', 'Smith, J.; Jones, M. K.; Lee, A.'],
    ['John Smith and Mary Jones', 'Smith, John; Jones, Mary'],
    ['Smith, John; Jones, Mary', 'Smith, John; Jones, Mary'],
    ['Müller, Hans / Meier, Karl', 'Müller, Hans; Meier, Karl'],
    ['Müller, Hans/Meier, Karl', 'Müller, Hans; Meier, Karl'],
    ['St. John, A., & Miller, B.', 'St. John, A.; Miller, B.'],
    ['Miller, B., St. Clair, Mary', 'Miller, B.; St. Clair, Mary'],
    ['St. Meier und K. Vogel', 'Meier, St.; Vogel, K.'],
    ['Marsh R, Keel E and Brandt M', 'Marsh, R; Keel, E; Brandt, M'],
    ['John Marsh and Mary E Keel', 'Marsh, John; Keel, Mary E'],
    ['MARSH, J. AND KEEL, A.', 'Marsh, J.; Keel, A.'],
    ['Li X, Yu K, Yan Z', 'Li, X; Yu, K; Yan, Z'],
    ['Marsh A, Keel B..', 'Marsh, A; Keel, B.'],
    ['C. D. Jun et al.', 'Jun, C. D.'],
    ['Marsh D. N. et coll.', 'Marsh, D. N.'],
    ['LE GALL, Mary', 'Le Gall, Mary'],
    ['Marsh Jr., John Peter', 'Marsh, John Peter, Jr.'],
    ['Marsh LJIII, Keel S', 'Marsh, LJ, III; Keel, S'],
    ['Marsh J, Keel T C N, and Brandt T', 'Marsh, J; Keel, T C N; Brandt, T'],
    ['Marsh, Karl / von Keel, Anna (Hrsg.)', 'Marsh, Karl; von~Keel, Anna'],
    ['TIDES Study Group, Marsh HN, Keel MB', '{TIDES Study Group}; Marsh, HN; Keel, MB'],
    ['Marsh SD, Keel S, for the Tidal Health Group', 'Marsh, SD; Keel, S; {Tidal Health Group}'],
    ['김태진, 홍정식', '김, 태진; 홍, 정식'],
    ['王小明, 欧阳明华', '王, 小明; 欧阳, 明华'],
    ['Duby (Georges)', 'Duby, Georges'],
    ['Müller, H. u. K. Meier', 'Müller, H.; Meier, K.'],
    ['H. Meier, U. van der Berg', 'Meier, H.; van der~Berg, U.'],
    ['Müller, Hans und Meier, Karl', 'Müller, Hans; Meier, Karl'],
    ['Müller, Hans und Karl Meier', 'Müller, Hans; Meier, Karl'],
    ['COZZI G., PRODI P.', 'Cozzi, G.; Prodi, P.'],
    ['LEDUC Hélène', 'Leduc, Hélène'],
    ['MARSH ROSS, M.G.', 'Marsh Ross, M.G.'],
    ['van der Berg, J.', 'van der~Berg, J.'],
    ['Bruggen, Anna van der', 'van der~Bruggen, Anna'],
    ['Peter van Balkom', 'van~Balkom, Peter'],
    ['Gabriel García Márquez', 'Márquez, Gabriel García'],
    ['García Márquez, Gabriel', 'García Márquez, Gabriel'],
    ['Andrea La Nauze', 'La Nauze, Andrea'],
    ['King, M. L., Jr., & Lee, A.', 'King, M. L., Jr.; Lee, A.'],
    ['Baes Jr., C. F., Mesmer, R. E.', 'Baes, C. F., Jr.; Mesmer, R. E.'],
    ['P.Skands ,and T .Lee', 'Skands, P.; Lee, T.'],
    ['In A. Connes and B. Lee (Eds.)', 'Connes, A.; Lee, B.'],
    ['edited by Anna Connes', 'Connes, Anna'],
    ['a cura di G. Bianchi', 'Bianchi, G.'],
    ['Schumann, CM. Barnes, CC. Lord, C.', 'Schumann, CM.; Barnes, CC.; Lord, C.'],
    ['World Health Organization', '{World Health Organization}'],
    ['Centers for Disease Control and Prevention', '{Centers for Disease Control and Prevention}'],
    ['World Health Organization and World Bank', '{World Health Organization}; {World Bank}'],
    [
      'Bundesministerium für Familie, Senioren, Frauen und Jugend',
      '{Bundesministerium für Familie, Senioren, Frauen und Jugend}',
    ],
    ['U.S. Department of Health and Human Services', '{U.S. Department of Health and Human Services}'],
    ['UNICEF', '{UNICEF}'],
    [
      'U.S. Department of Tides and Harbour Services, Office of the Harbour Master',
      '{U.S. Department of Tides and Harbour Services, Office of the Harbour Master}',
    ],
    [
      'National Institute for Tides and Care, Social Institute for Harbours',
      '{National Institute for Tides and Care, Social Institute for Harbours}',
    ],
    [
      'Office for Harbours, Coast Guard Board and Department of Tides',
      '{Office for Harbours}; {Coast Guard Board}; {Department of Tides}',
    ],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads family names first where all of several names say so', () => {
    const { names } = parseNames('Goertz Gabriel, Diehl Karl', { givenNames });
    expect(names).toEqual([
      { family: 'Goertz', given: 'Gabriel' },
      { family: 'Diehl', given: 'Karl' },
    ]);
  });

  it('knows a list that was cut short', () => {
    expect(parseNames('Smith, J., Jones, M., et al.', { givenNames })).toEqual({
      names: [
        { family: 'Smith', given: 'J.' },
        { family: 'Jones', given: 'M.' },
      ],
      truncated: true,
    });
  });

  it('takes two plain words for an organisation where a person would be inverted', () => {
    expect(read('Protect Readers', true)).toBe('{Protect Readers}');
    expect(read('Anna Connes', true)).toBe('Connes, Anna');
  });
});
