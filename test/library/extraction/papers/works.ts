import type { CslItem, CslName } from '../../../../shared/model/csl.ts';

export type Language = keyof typeof WORDS;

/** The same numbers for the same seed (mulberry32). */
export type Draw = { readonly upTo: (limit: number) => number; readonly of: <T>(list: readonly T[]) => T };

export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (limit: number): number => Math.floor(next() * limit);
  return { upTo, of: (list) => list[upTo(list.length)]! };
}

const WORDS = {
  en: {
    topics: [
      'garden soil',
      'rural clinics',
      'river ferries',
      'school meals',
      'bicycle lanes',
      'village libraries',
      'night shifts',
      'water meters',
      'home visits',
      'market stalls',
      'sheep farming',
      'public baths',
    ],
    patterns: [
      'The {a} of {b} in small towns',
      '{A} and {b}: evidence from three provinces',
      'How {a} change {b}',
      'Why {a} matter: A study of {b}',
      '{A} after the flood',
      'Measuring {a} in 2010 and later',
      'Do {a} improve {b}? A trial',
    ],
    journals: [
      'Journal of Rural Care',
      'Annals of Town Planning',
      'Quarterly of Water Studies',
      'The Garden Review',
      'Transport & Society',
      'Health in Villages',
    ],
    publishers: [
      ['Harbour Press', 'London'],
      ['Northfield University Press', 'Northfield'],
      ['Lamp & Sons', 'New York, NY'],
    ],
    organisations: [
      'National Office of Wells',
      'Ministry of Rural Roads',
      'World Ferry Organization',
      'Department of Gardens',
    ],
    given: ['Anna', 'Thomas B.', 'Mary-Jane', 'Peter', 'Ruth C.', 'John Paul', 'Lena'],
  },
  de: {
    topics: [
      'Gartenböden',
      'Landpraxen',
      'Fähren',
      'Schulessen',
      'Radwege',
      'Dorfbüchereien',
      'Nachtschichten',
      'Wasserzähler',
      'Hausbesuche',
      'Märkte',
    ],
    patterns: [
      '{A} und {b} in kleinen Städten',
      '{A}: Eine Studie über {b}',
      'Zur Lage der {a} nach dem Hochwasser',
      'Wie {a} den Alltag ändern',
      'Warum {a} wichtig sind. Ein Beitrag zu {b}',
    ],
    journals: [
      'Zeitschrift für Landpflege',
      'Archiv für Stadtplanung',
      'Blätter der Wasserkunde',
      'Die Gartenrundschau',
    ],
    publishers: [
      ['Hafenverlag', 'Hamburg'],
      ['Nordfeld', 'Göttingen'],
      ['Lampe & Söhne', 'München'],
    ],
    organisations: ['Bundesamt für Brunnen', 'Ministerium für Landstraßen', 'Deutsches Institut für Gärten'],
    given: ['Anna', 'Thomas', 'Karl-Heinz', 'Jürgen', 'Ute', 'Hans Peter'],
  },
  fr: {
    topics: [
      'les sols du jardin',
      'les dispensaires ruraux',
      'les bacs',
      'les repas scolaires',
      'les pistes cyclables',
      'les bibliothèques',
      'le travail de nuit',
      'les compteurs d’eau',
    ],
    patterns: [
      '{A} et {b} dans les petites villes',
      '{A} : une étude sur {b}',
      'Comment {a} changent la vie',
      'À propos de {a} : {b}',
      'L’effet de {a}',
    ],
    journals: ['Revue des soins ruraux', 'Annales de l’urbanisme', 'Cahiers de l’eau', 'Le Jardin savant'],
    publishers: [
      ['Presses du Port', 'Paris'],
      ['Éditions du Nord', 'Lille'],
    ],
    organisations: ['Office national des puits', 'Ministère des routes rurales'],
    given: ['Anne', 'Jean-Luc', 'Thérèse', 'Élodie', 'Marc'],
  },
  es: {
    topics: [
      'los suelos de huerta',
      'las clínicas rurales',
      'los transbordadores',
      'la comida escolar',
      'los carriles bici',
      'las bibliotecas',
      'el trabajo nocturno',
      'los contadores de agua',
    ],
    patterns: [
      '{A} y {b} en pueblos pequeños',
      '{A}: un estudio de {b}',
      '¿Cómo cambian {a} la vida?',
      'El efecto de {a} en {b}',
      'Sobre {a} después de la riada',
    ],
    journals: ['Revista de Cuidados Rurales', 'Anales de Urbanismo', 'Cuadernos del Agua'],
    publishers: [
      ['Ediciones del Puerto', 'Madrid'],
      ['Editorial Norte', 'Ciudad de México'],
    ],
    organisations: ['Oficina Nacional de Pozos', 'Ministerio de Caminos Rurales'],
    given: ['Ana', 'José Luis', 'María', 'Íñigo', 'Lucía'],
  },
  it: {
    topics: [
      'i suoli degli orti',
      'gli ambulatori rurali',
      'i traghetti',
      'le mense scolastiche',
      'le piste ciclabili',
      'le biblioteche',
      'il lavoro notturno',
    ],
    patterns: [
      '{A} e {b} nei piccoli comuni',
      '{A}: uno studio su {b}',
      'Come {a} cambiano la vita',
      'L’effetto di {a}',
    ],
    journals: ['Rivista di cure rurali', 'Annali di urbanistica', 'Quaderni dell’acqua'],
    publishers: [
      ['Edizioni del Porto', 'Milano'],
      ['Casa Nord', 'Roma'],
    ],
    organisations: ['Ufficio nazionale dei pozzi', 'Ministero delle strade rurali'],
    given: ['Anna', 'Gian Carlo', 'Niccolò', 'Lucia'],
  },
  pt: {
    topics: [
      'os solos da horta',
      'as clínicas rurais',
      'as balsas',
      'a merenda escolar',
      'as ciclovias',
      'as bibliotecas',
      'o trabalho noturno',
    ],
    patterns: [
      '{A} e {b} em cidades pequenas',
      '{A}: um estudo sobre {b}',
      'Como {a} mudam a vida',
      'O efeito de {a}',
    ],
    journals: ['Revista de Cuidados Rurais', 'Anais de Urbanismo', 'Cadernos da Água'],
    publishers: [
      ['Edições do Porto', 'Lisboa'],
      ['Editora Norte', 'São Paulo'],
    ],
    organisations: ['Instituto Nacional dos Poços', 'Ministério das Estradas Rurais'],
    given: ['Ana', 'João Pedro', 'Luísa', 'Inês'],
  },
  nl: {
    topics: [
      'tuingronden',
      'plattelandsklinieken',
      'veerboten',
      'schoolmaaltijden',
      'fietspaden',
      'dorpsbibliotheken',
      'nachtdiensten',
      'watermeters',
    ],
    patterns: [
      '{A} en {b} in kleine steden',
      '{A}: een onderzoek naar {b}',
      'Hoe {a} het leven veranderen',
      'Het effect van {a}',
    ],
    journals: ['Tijdschrift voor Plattelandszorg', 'Jaarboek Stedenbouw', 'De Waterkunde'],
    publishers: [
      ['Havenpers', 'Amsterdam'],
      ['Noordveld', 'Groningen'],
    ],
    organisations: ['Rijksdienst voor Putten', 'Ministerie van Landwegen'],
    given: ['Anna', 'Jan Willem', 'Lotte', 'Pieter'],
  },
  fi: {
    topics: [
      'puutarhamaat',
      'maaseudun terveysasemat',
      'lautat',
      'kouluruoka',
      'pyörätiet',
      'kyläkirjastot',
      'yövuorot',
      'vesimittarit',
    ],
    patterns: [
      '{A} ja {b} pienissä kaupungeissa',
      '{A}: tutkimus aiheesta {b}',
      'Miten {a} muuttavat arkea',
      'Kuinka {a} toimivat',
    ],
    journals: ['Maaseudun hoito', 'Kaupunkisuunnittelun vuosikirja', 'Vesitutkimus'],
    publishers: [
      ['Satamakustannus', 'Helsinki'],
      ['Pohjola', 'Oulu'],
    ],
    organisations: ['Kansallinen kaivovirasto', 'Maatieministeriö'],
    given: ['Anna', 'Juha-Pekka', 'Päivi', 'Eero'],
  },
  sv: {
    topics: [
      'trädgårdsjord',
      'landsbygdens kliniker',
      'färjor',
      'skolmat',
      'cykelbanor',
      'bybibliotek',
      'nattskift',
      'vattenmätare',
    ],
    patterns: [
      '{A} och {b} i små städer',
      '{A}: en studie av {b}',
      'Hur {a} förändrar vardagen',
      'Effekten av {a}',
    ],
    journals: ['Tidskrift för landsbygdsvård', 'Stadsplaneringens årsbok', 'Vattenforskning'],
    publishers: [
      ['Hamnförlaget', 'Stockholm'],
      ['Nordfält', 'Umeå'],
    ],
    organisations: ['Statens brunnsverk', 'Landsvägsdepartementet'],
    given: ['Anna', 'Karl-Erik', 'Åsa', 'Björn'],
  },
} as const;

const FAMILIES: readonly (string | { readonly family: string; readonly particle: string })[] = [
  'Aldwinckle',
  'Brenner',
  'Castellanos',
  'Dufour',
  'Eskelinen',
  'Fjeldstad',
  'Grünwald',
  'Horáček',
  'Ibsenhoff',
  'Jørgensholt',
  'Kowalczyk',
  'Lindqvist',
  'McAllister',
  'Nakagawa',
  'O’Hanlon',
  'Pérez-Soto',
  'Quayle',
  'Rasmussen',
  'Šimunović',
  'Tanaka',
  'Uys',
  'Vandermeer',
  'Whitlock',
  'Xu',
  'Yıldırım',
  'Zamora Ruiz',
  'Ångström',
  'Öberg',
  'Li',
  'Smith',
  'Smith',
  'Ng',
  'Okonkwo',
  'St. John',
  'Bauer',
  'Ferri',
  'Moreau',
  'Nunes',
  'Virtanen',
  { particle: 'van der', family: 'Heijden' },
  { particle: 'de', family: 'Bruyne' },
  { particle: 'von', family: 'Altenau' },
  { particle: 'de la', family: 'Fuente' },
];

function name(draw: Draw, language: Language): CslName {
  const family = draw.of(FAMILIES);
  const given = draw.of<string>(WORDS[language].given);
  return typeof family === 'string'
    ? { family, given }
    : { family: family.family, given, 'non-dropping-particle': family.particle };
}

function title(draw: Draw, language: Language): string {
  const { topics, patterns } = WORDS[language];
  const a = draw.of<string>(topics);
  const b = draw.of<string>(topics.filter((topic) => topic !== a));
  return draw
    .of<string>(patterns)
    .replace('{A}', a[0]!.toUpperCase() + a.slice(1))
    .replace('{a}', a)
    .replace('{b}', b);
}

/** Invented works of many kinds; some share authors and year, and some authors share a family name. */
export function inventedWorks(draw: Draw, language: Language, count: number): CslItem[] {
  const works: CslItem[] = [];
  const seen = new Set<string>();
  while (works.length < count) {
    const before = works.at(-1);
    const again = before !== undefined && draw.upTo(8) === 0;
    const work = invented(draw, language, works.length);
    const one = again
      ? { ...work, author: before.author, ...(draw.upTo(2) ? { issued: before.issued } : {}) }
      : work;
    if (seen.has(one.title!)) continue;
    seen.add(one.title!);
    works.push(one as CslItem);
  }
  return works;
}

function invented(draw: Draw, language: Language, index: number): CslItem {
  const words = WORDS[language];
  const people = [1, 1, 2, 2, 3, 4, 7][draw.upTo(7)]!;
  const author = Array.from({ length: people }, () => name(draw, language));
  const [publisher, place] = draw.of<readonly [string, string] | readonly string[]>(words.publishers) as [
    string,
    string,
  ];
  const first = 1 + draw.upTo(900);
  const pages = `${first}-${first + 3 + draw.upTo(25)}`;
  const base = {
    id: `w${index}`,
    title: title(draw, language),
    issued: { 'date-parts': [[1962 + draw.upTo(62)]] },
  };
  const journal = draw.of<string>(words.journals);
  const doi = `10.${5000 + draw.upTo(900)}/${draw.of(['abc', 'jrc', 's10'])}.${base.issued['date-parts'][0]![0]}.${10 + draw.upTo(9000)}`;
  switch (draw.upTo(9)) {
    case 0:
      return { ...base, type: 'book', author, publisher, 'publisher-place': place } as CslItem;
    case 1:
      return {
        ...base,
        type: 'chapter',
        author,
        publisher,
        'publisher-place': place,
        page: pages,
        'container-title': title(draw, language),
        editor: [name(draw, language), name(draw, language)],
      } as CslItem;
    case 2:
      return {
        ...base,
        type: 'report',
        author: [{ literal: draw.of<string>(words.organisations) }],
        publisher,
        'publisher-place': place,
      } as CslItem;
    case 3:
      return {
        ...base,
        type: 'webpage',
        author: [{ literal: draw.of<string>(words.organisations) }],
        URL: `https://www.example.org/${journal.toLowerCase().replace(/\P{L}+/gu, '-')}/page-${draw.upTo(99)}`,
        accessed: { 'date-parts': [[2023, 1 + draw.upTo(12), 1 + draw.upTo(28)]] },
      } as CslItem;
    case 4:
      return {
        ...base,
        type: 'thesis',
        author: author.slice(0, 1),
        publisher: `${place} University`,
        genre: 'PhD thesis',
      } as CslItem;
    default:
      return {
        ...base,
        type: 'article-journal',
        author,
        'container-title': journal,
        volume: `${1 + draw.upTo(80)}`,
        issue: `${1 + draw.upTo(6)}`,
        page: pages,
        ...(draw.upTo(2) ? { DOI: doi } : {}),
      } as CslItem;
  }
}
