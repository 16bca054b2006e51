import { createRequire } from 'node:module';
import { citable } from '../../../../library/bibliographies/citable-item.ts';
import { readLocale, readStyle } from '../../../../library/bibliographies/style-files.ts';
import { styleNamed } from '../../../../library/bibliographies/styles.ts';
import type { CslItem } from '../../../../shared/model/csl.ts';
import { type Draw, drawing, inventedWorks, type Language } from './works.ts';

/** A paper as its author has it: paragraphs with citations printed in them, and what they cite. */
export type MadePaper = {
  readonly language: Language;
  readonly title: string;
  readonly authors: string;
  readonly paragraphs: readonly string[];
  /** One for each entry, in the order printed, without the number before it. */
  readonly entries: readonly string[];
  /** The number or other label before each entry; empty where the style prints none. */
  readonly labels: readonly string[];
  /** What is cited in reading order: the places of the entries in the list, counted from 1. */
  readonly cited: readonly number[];
  readonly superscript: boolean;
};

export type Cited = {
  readonly id: string;
  readonly locator?: string;
  readonly prefix?: string;
  readonly 'suppress-author'?: boolean;
};

/** What is used of citeproc-js, which brings no types. */
type Engine = {
  readonly opt: { readonly development_extensions: Record<string, boolean> };
  readonly setOutputFormat: (format: string) => void;
  readonly updateItems: (ids: readonly string[]) => void;
  readonly makeBibliography: () =>
    | false
    | readonly [{ readonly entry_ids: readonly string[][] }, readonly string[]];
  readonly makeCitationCluster: (items: readonly Cited[]) => string;
};
const CSL = createRequire(import.meta.url)('citeproc') as {
  readonly Engine: new (system: object, style: object, locale: string, force: boolean) => Engine;
};

const SENTENCES: Record<Language, readonly string[]> = {
  en: [
    'In most places the work goes on as it did{c}.',
    'The same was found in two other towns{c}, though the sums were small.',
    'Of the 212 people asked in 2014, nearly half agreed{c}.',
    'Earlier work{c} says little about it.',
    'No such link was found in the hills{c}; nor was it by the sea.',
    'This has been known since 1998{c}.',
  ],
  de: [
    'An den meisten Orten geht die Arbeit weiter wie bisher{c}.',
    'Dasselbe wurde in zwei anderen Städten gefunden{c}, wenn auch selten.',
    'Von den 212 Befragten stimmte 2014 fast die Hälfte zu{c}.',
    'Frühere Arbeiten{c} sagen wenig dazu.',
  ],
  fr: [
    'Presque partout le travail continue comme avant{c}.',
    'On a trouvé la même chose dans deux autres villes{c}, mais rarement.',
    'Sur 212 personnes interrogées en 2014, près de la moitié étaient d’accord{c}.',
  ],
  es: [
    'En casi todas partes el trabajo sigue como antes{c}.',
    'Lo mismo se halló en otras dos ciudades{c}, aunque pocas veces.',
    'De 212 personas preguntadas en 2014, casi la mitad estaba de acuerdo{c}.',
  ],
  it: [
    'Quasi ovunque il lavoro continua come prima{c}.',
    'Lo stesso è stato trovato in altre due città{c}, ma di rado.',
    'Delle 212 persone interrogate nel 2014, quasi la metà era d’accordo{c}.',
  ],
  pt: [
    'Em quase toda parte o trabalho segue como antes{c}.',
    'O mesmo foi visto em outras duas cidades{c}, mas raramente.',
    'Das 212 pessoas ouvidas em 2014, quase metade concordou{c}.',
  ],
  nl: [
    'Bijna overal gaat het werk door zoals het was{c}.',
    'Hetzelfde werd in twee andere steden gevonden{c}, zij het zelden.',
    'Van de 212 mensen was in 2014 bijna de helft het eens{c}.',
  ],
  fi: [
    'Lähes kaikkialla työ jatkuu entisellään{c}.',
    'Sama havaittiin kahdessa muussa kaupungissa{c}, joskin harvoin.',
    'Vuonna 2014 kysytyistä 212 ihmisestä lähes puolet oli samaa mieltä{c}.',
  ],
  sv: [
    'Nästan överallt fortsätter arbetet som förut{c}.',
    'Detsamma fann man i två andra städer{c}, om än sällan.',
    'Av 212 tillfrågade höll nästan hälften med 2014{c}.',
  ],
};
const LOCALE: Record<Language, string> = {
  en: 'en-US',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-BR',
  nl: 'nl-NL',
  fi: 'fi-FI',
  sv: 'sv-SE',
};
const AND: Record<Language, string> = {
  en: 'and',
  de: 'und',
  fr: 'et',
  es: 'y',
  it: 'e',
  pt: 'e',
  nl: 'en',
  fi: 'ja',
  sv: 'och',
};
const SHOWS: Record<Language, string> = {
  en: 'found as much',
  de: 'zeigten dies',
  fr: 'montrent cela',
  es: 'muestran esto',
  it: 'mostrano questo',
  pt: 'mostram isso',
  nl: 'laten dit zien',
  fi: 'osoittivat saman',
  sv: 'visar detsamma',
};

/** A paper of invented works and sentences in a citation style, the same for the same seed. */
export function madePaper(options: {
  readonly seed: number;
  readonly style: string;
  readonly language: Language;
  readonly works: number;
  readonly paragraphs?: number;
}): MadePaper {
  const { seed, style, language, works: count, paragraphs = 8 } = options;
  const draw = drawing(seed);
  const works = inventedWorks(draw, language, count);
  const held = new Map(works.map((work) => [work.id!, citable(work.id!, work).item]));
  const found = styleNamed(style);
  if (found === undefined) throw new Error(`There is no style ${style}.`);
  const system = {
    retrieveItem: (id: string) => held.get(id),
    retrieveLocale: (wanted: string) => readLocale(wanted),
  };
  const engine = new CSL.Engine(system, readStyle(found), LOCALE[language], true);
  engine.opt.development_extensions['wrap_url_and_doi'] = false;
  engine.setOutputFormat('html');
  engine.updateItems([...held.keys()]);
  const printed = engine.makeBibliography();
  if (printed === false) throw new Error(`${style} prints no list.`);
  const order = printed[0].entry_ids.map((ids) => ids[0]!);
  const split = printed[1].map(entryParts);
  const isNumeric = found.kind === 'numeric';
  const cite = citer(draw, engine, works, order, language, isNumeric);
  const cited: number[] = [];
  const body = Array.from({ length: paragraphs }, () =>
    Array.from({ length: 4 }, () => {
      const one = cite();
      cited.push(...one.cited.toSorted((a, b) => a - b));
      return one.sentence;
    }).join(' '),
  );
  return {
    language,
    title: 'A note on wells and ferries in the lower valley',
    authors: 'Ada Quirk and Bo Lindholm',
    paragraphs: body,
    entries: split.map(({ entry }) => entry),
    labels: split.map(({ label }) => label),
    cited,
    superscript: /[⁰¹²³⁴-⁹]|<sup>/.test(body.join('')),
  };
}

function entryParts(html: string): { label: string; entry: string } {
  const label = /csl-left-margin">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  const rest = html.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, '');
  return { label: plain(label), entry: plain(rest) };
}

function plain(html: string): string {
  return html
    .replace(/<sup>([^<]*)<\/sup>/g, (_, inner: string) =>
      [...inner]
        .map((c) =>
          '0123456789'.includes(c)
            ? '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]
            : c === '–' || c === '-'
              ? '⁻'
              : c === ' '
                ? ''
                : c,
        )
        .join(''),
    )
    .replace(/<[^>]+>/g, '')
    .replace(/&#60;/g, '<')
    .replace(/&#62;/g, '>')
    .replace(/&#38;|&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function citer(
  draw: Draw,
  engine: Engine,
  works: readonly CslItem[],
  order: readonly string[],
  language: Language,
  isNumeric: boolean,
) {
  let next = 0;
  return (): { sentence: string; cited: readonly number[] } => {
    const sentence = draw.of(SENTENCES[language]);
    const size = [0, 1, 1, 1, 2, 3][draw.upTo(6)]!;
    const items: Cited[] = [];
    for (let i = 0; i < size; i++) {
      const work = works[next++ % works.length]!;
      if (items.some((item) => item.id === work.id)) continue;
      items.push({ id: work.id!, ...(draw.upTo(6) === 0 ? { locator: `${1 + draw.upTo(300)}` } : {}) });
    }
    const at = (id: string) => order.indexOf(id) + 1;
    if (items.length === 0) return { sentence: sentence.replace('{c}', ''), cited: [] };
    const families = works
      .find((work) => work.id === items[0]!.id)!
      .author?.map(
        (one) => one.literal ?? [one['non-dropping-particle'], one.family].filter(Boolean).join(' '),
      );
    if (items.length === 1 && !isNumeric && families && draw.upTo(3) === 0) {
      const year = plain(engine.makeCitationCluster([{ ...items[0]!, 'suppress-author': true }]));
      const names = families.length > 2 ? `${families[0]} et al.` : families.join(` ${AND[language]} `);
      if (/^[([]/.test(year))
        return { sentence: `${names} ${year} ${SHOWS[language]}.`, cited: items.map((item) => at(item.id)) };
    }
    const mark = plain(engine.makeCitationCluster(items));
    const raised = /^[⁰¹²³⁴-⁹,⁻]+$/.test(mark);
    return {
      sentence: sentence.replace('{c}', raised ? mark : ` ${mark}`),
      cited: items.map((item) => at(item.id)),
    };
  };
}
