import type { PoolEntry } from './pool.ts';

export type Language = 'en' | 'de' | 'it' | 'fr' | 'es';
export type Person = {
  readonly given: string;
  readonly family: string;
  readonly particle?: string;
  readonly suffix?: string;
  readonly organisation?: string;
};
type Titled = { readonly title: string; readonly language: Language };

/** The values that rendered references are made of: those of the pool, and phrases put together from word lists. */
export type Values = {
  readonly families: readonly string[];
  readonly givens: readonly string[];
  readonly articles: Readonly<
    Record<Language, readonly { readonly title: string; readonly journal: string }[]>
  >;
  readonly books: Readonly<Record<Language, readonly Titled[]>>;
  readonly containers: readonly string[];
  readonly publishers: readonly (readonly [publisher: string, place: string])[];
  readonly places: readonly string[];
};

const STOP: Readonly<Record<Language, RegExp>> = {
  de: /(?<!\p{L})(?:der|die|das|und|zur|zum|von|eine[rs]?|für|im|des|über|den|als|mit|auf)(?!\p{L})/giu,
  it: /(?<!\p{L})(?:della|delle|dello|del|dei|nel|nella|il|gli|degli|di|per|sul|sulla|storia|dal|tra)(?!\p{L})|\bd[e]?ll'/giu,
  fr: /(?<!\p{L})(?:les|des|du|et|la|le|une|dans|sur|aux|de)(?!\p{L})|\b[ld]['’]/giu,
  es: /(?<!\p{L})(?:el|los|las|del|una|en|y|para|por|con)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:the|of|and|in|a|on|for|an|with|to|from|by)(?!\p{L})/giu,
};

export function languageOf(text: string): Language {
  let best: Language = 'en';
  let most = 0;
  for (const [language, pattern] of Object.entries(STOP) as [Language, RegExp][]) {
    const hits = text.match(pattern)?.length ?? 0;
    if (hits > most) [best, most] = [language, hits];
  }
  return best;
}

const clean = (text: unknown): string =>
  String(text ?? '')
    .replace(/^["“”'‘’\s.,;:]+|["“”\s.,;:]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const usable = (text: string): boolean =>
  text.length > 3 && text.length < 220 && !/[*_<>\\]|\d{4}/.test(text);

/** Collects the values of the pool's fields. */
export function collectValues(pool: readonly PoolEntry[]): Values {
  const families = new Set<string>();
  const givens = new Set<string>();
  const byLanguage = <T>(): Record<Language, T[]> => ({ en: [], de: [], it: [], fr: [], es: [] });
  const articles = byLanguage<{ title: string; journal: string }>();
  const books = byLanguage<Titled>();
  const containers = new Set<string>();
  const publishers: [string, string][] = [];
  const places = new Set<string>();
  for (const { fields, spans } of pool) {
    for (const name of (fields.author as { family?: string; given?: string }[] | undefined) ?? []) {
      if (name.family && /^\p{Lu}[\p{Ll}'’-]+(?:[\s-]\p{Lu}?\p{Ll}+)?$/u.test(name.family))
        families.add(name.family);
      const given = name.given?.split(' ')[0] ?? '';
      if (/^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?$/u.test(given)) givens.add(given);
    }
    const title = clean(fields.title);
    const container = clean(fields.container);
    const publisher = clean(fields.publisher);
    const place = clean(fields.place);
    const language = languageOf(title);
    const isJournal = spans.some(([label]) => label === 'journal' || label === 'title.j');
    if (usable(title) && usable(container) && isJournal)
      articles[language].push({ title, journal: container });
    else if (usable(container) && container.length > 12) containers.add(container);
    if (usable(title) && !container && (publisher || place)) books[language].push({ title, language });
    if (usable(publisher) && usable(place) && place.length < 40 && publisher.length < 60)
      publishers.push([publisher, place]);
    if (usable(place) && place.length < 30 && /^\p{Lu}/u.test(place)) places.add(place);
  }
  return {
    families: [...families].sort(),
    givens: [...givens].sort(),
    articles,
    books,
    containers: [...containers].sort(),
    publishers,
    places: [...places].sort(),
  };
}

const split = (text: string): readonly string[] => text.trim().split(/\s*\|\s*/);

/** Subjects, adjectives and nouns that titles, institutions and meetings are put together from. */
export const TOPICS: Readonly<Record<Language, readonly string[]>> = {
  en: split(
    'public health|mental health|child protection|disease control and prevention|climate change|human rights|social policy|education and training|labour market research|drug use and addiction|criminology|gender equality|migration and refugees|digital technologies|statistics|economic development|artificial intelligence|water resources|family studies|crime prevention|higher education|rural development|machine learning|database systems|computer vision|violence against women|online safety|medieval studies|consumer behaviour|nuclear energy|language learning|infectious diseases|victims of crime|youth and families|transport|agriculture and food|cancer|ageing',
  ),
  de: split(
    'Sozialforschung|Bildung und Forschung|Familie, Senioren, Frauen und Jugend|Arbeit und Soziales|Gesundheit|Jugendforschung|Wirtschaftsforschung|Kriminologie|Sozialgeschichte|politische Bildung|Demographie|Arbeitsmarkt und Berufsforschung|empirische Sozialwissenschaft|Umweltfragen|Migration und Integration|Soziologie|Erziehungswissenschaft|Medienforschung',
  ),
  it: split(
    'storia moderna|statistica|sanità|studi rinascimentali|storia dell’arte|ricerca sociale|beni culturali|economia politica|diritto pubblico|letteratura italiana|storia veneta|archeologia medievale',
  ),
  fr: split(
    'santé publique|recherche médicale|études démographiques|sciences sociales|la statistique|histoire moderne|l’éducation nationale|économie|droit international',
  ),
  es: split(
    'salud pública|estudios sociales|estadística|investigación educativa|historia moderna|derechos humanos|economía',
  ),
};
export const NOUNS: Readonly<Record<Language, readonly string[]>> = {
  en: split(
    'Understanding|Preventing|Measuring|The Prevalence of|Barriers to|Factors Associated with|A Systematic Review of|Handbook of|Introduction to|The Politics of|A History of|Perspectives on|Responding to|Annual Report on|Guidelines for|Global Trends in|The Economics of|Rethinking|Outcomes of|Survey of|Evaluating|Towards|Foundations of|Advances in|Principles of',
  ),
  de: split(
    'Soziologie der|Einführung in die|Lebenslagen und|Wandel der|Zur Theorie der|Grundlagen der|Ergebnisse der|Handbuch der|Perspektiven der|Jugend und|Soziale Ungleichheit und|Die Entwicklung der|Strukturen der|Kritik der|Geschichte der',
  ),
  it: split(
    'Storia della|Il problema della|Studi sulla|La cultura della|Introduzione alla|Politica e|Le origini della|Documenti per la|Economia e|Società e|La crisi della|Ricerche sulla|Per una storia della',
  ),
  fr: split(
    'Histoire de|Introduction à|La construction de|Sociologie de|Les origines de|Essai sur|L’évolution de|Politiques de|Penser',
  ),
  es: split(
    'Historia de|Introducción a|La construcción de|Estudios sobre|Los orígenes de|Teoría de|El problema de',
  ),
};
export const OBJECTS: Readonly<Record<Language, readonly string[]>> = {
  en: split(
    'Help-Seeking|Online Exploitation|Modern Democracy|Adolescent Depression|Information Retrieval|the Welfare State|Sexual Violence|Early Childhood|Neural Networks|Consumer Trust|Urban Poverty|Treatment Engagement|the Labor Market|Social Media Use|Medieval Towns|Climate Policy|Substance Use|Distributed Systems|Parenting Programs|Stigma and Shame|Primary Care|Offending Behaviour|Religious Experience|Educational Inequality',
  ),
  de: split(
    'Moderne|Familie|Erwerbsarbeit|Gesellschaft|Arbeiterbewegung|Bildungspolitik|Lebensverläufe in Deutschland|Armut|Sozialstruktur|politischen Kultur|Jugendgewalt|Generationen|Wohlfahrtsstaaten|Medien|Geschlechterverhältnisse|Industriegesellschaft',
  ),
  it: split(
    'Repubblica di Venezia|nobiltà veneziana|città medievale|Chiesa nel Cinquecento|scuola italiana|pittura del Seicento|stampa nel Settecento|famiglia e della proprietà|Controriforma|letteratura del Novecento|guerra e della pace|vita religiosa|cultura politica',
  ),
  fr: split(
    'la famille|l’État moderne|la ville au Moyen Âge|la jeunesse|l’opinion publique|la Révolution|l’enfance|la santé mentale|l’école|la mémoire',
  ),
  es: split(
    'la familia|el Estado moderno|la educación superior|la ciudad|la memoria|la infancia|los derechos sociales',
  ),
};
export const JOURNALS: Readonly<Record<Language, readonly string[]>> = {
  en: split(
    'Journal of Social Issues|Sexual Abuse: A Journal of Research and Treatment|Child Abuse & Neglect|American Journal of Public Health|PLOS ONE|BMC Public Health|Frontiers in Psychology|International Journal of Child Maltreatment: Research, Policy and Practice|Annual Review of Sociology|Trends in Cognitive Sciences|The Lancet|Social Science & Medicine|Aggression and Violent Behavior|Journal of the American Statistical Association|Communications of the ACM|Nature Human Behaviour|American Sociological Review|Past & Present|Public Opinion Quarterly|Work, Employment and Society|European Journal of Criminology|Scientific Reports|Crime, Media, Culture|Information, Communication & Society|New Media & Society|Psychology, Crime & Law|Proceedings of the National Academy of Sciences|The New York Times|The Guardian|Cochrane Database of Systematic Reviews',
  ),
  de: split(
    'Kölner Zeitschrift für Soziologie und Sozialpsychologie|Zeitschrift für Soziologie|Soziale Welt|Politische Vierteljahresschrift|Aus Politik und Zeitgeschichte|Zeitschrift für Pädagogik|Berliner Journal für Soziologie|Forensische Psychiatrie, Psychologie, Kriminologie|Geschichte und Gesellschaft|Leviathan|ZUMA-Nachrichten|KZfSS|Mitteilungen aus der Arbeitsmarkt- und Berufsforschung|Monatsschrift für Kriminologie und Strafrechtsreform|WSI-Mitteilungen|Die Zeit|Frankfurter Allgemeine Zeitung|Psychologie in Erziehung und Unterricht|Zeitschrift für Sexualforschung',
  ),
  it: split(
    'Rivista storica italiana|Archivio veneto|Studi veneziani|Quaderni storici|Nuova rivista storica|Archivio storico italiano|Studi storici|Bollettino dell’Istituto di storia|Il Mulino|Aevum|Italia medioevale e umanistica|Atti dell’Istituto Veneto|Giornale storico della letteratura italiana|Ateneo veneto|Arte veneta|Società e storia',
  ),
  fr: split(
    'Annales. Économies, Sociétés, Civilisations|Revue française de sociologie|Population|Actes de la recherche en sciences sociales|Revue historique|Le Mouvement social|L’Année sociologique|Revue d’histoire moderne et contemporaine',
  ),
  es: split(
    'Revista de Occidente|Revista Española de Investigaciones Sociológicas|Gaceta Sanitaria|Papers. Revista de Sociologia|Historia Social',
  ),
};
export const PUBLISHERS: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: split(
    'Oxford University Press@Oxford|Cambridge University Press@Cambridge|Routledge@London|Sage@Thousand Oaks, CA|Springer@New York|University of Chicago Press@Chicago|Harvard University Press@Cambridge, MA|Wiley@Hoboken, NJ|MIT Press@Cambridge, Mass.|Guilford Press@New York|American Psychological Association@Washington, DC|Palgrave Macmillan@Basingstoke|World Health Organization@Geneva|Polity@Cambridge|Basic Books@New York|Morgan Kaufmann@San Mateo|Elsevier@Amsterdam|Princeton University Press@Princeton|ACM@New York|IEEE@Los Alamitos|Clarendon Press@Oxford|Brill@Leiden',
  ).map((pair) => pair.split('@') as [string, string]),
  de: split(
    'Leske + Budrich@Opladen|Westdeutscher Verlag@Opladen|Suhrkamp@Frankfurt am Main|VS Verlag für Sozialwissenschaften@Wiesbaden|Campus@Frankfurt/M., New York|Springer VS@Wiesbaden|Juventa@Weinheim und München|Nomos@Baden-Baden|Beltz@Weinheim|Hogrefe@Göttingen|Vandenhoeck & Ruprecht@Göttingen|de Gruyter@Berlin|Klett-Cotta@Stuttgart|Rowohlt@Reinbek bei Hamburg|Enke@Stuttgart|Mohr Siebeck@Tübingen|transcript@Bielefeld|Centaurus@Pfaffenweiler|Lit@Münster|UVK@Konstanz|Piper@München|C. H. Beck@München',
  ).map((pair) => pair.split('@') as [string, string]),
  it: split(
    'Einaudi@Torino|Laterza@Roma-Bari|il Mulino@Bologna|Olschki@Firenze|Feltrinelli@Milano|Marsilio@Venezia|Carocci@Roma|Viella@Roma|Sansoni@Firenze|Franco Angeli@Milano|Neri Pozza@Vicenza|Giuffrè@Milano|Edizioni di Storia e Letteratura@Roma|Antenore@Padova|Electa@Milano|Mondadori@Milano|Libreria Universitaria@Padova|Cisalpino@Milano-Varese',
  ).map((pair) => pair.split('@') as [string, string]),
  fr: split(
    'Gallimard@Paris|Presses Universitaires de France@Paris|Seuil@Paris|Éditions de l’EHESS@Paris|Armand Colin@Paris|Mouton@Paris-La Haye|Presses universitaires de Rennes@Rennes|Droz@Genève|Fayard@Paris|Minuit@Paris',
  ).map((pair) => pair.split('@') as [string, string]),
  es: split(
    'Siglo XXI@Madrid|Alianza@Madrid|Fondo de Cultura Económica@México|Paidós@Barcelona|Ariel@Barcelona|Crítica@Barcelona',
  ).map((pair) => pair.split('@') as [string, string]),
};
const PLACES_OF_RULE = split(
  'United States|Canada|Australia|Germany|the Netherlands|England|Finland|South Africa|India|New Zealand|Ireland|California|New South Wales|Scotland',
);

/** An institution's name, put together the way such names are in each language. */
export function institution(language: Language, pick: <T>(from: readonly T[]) => T): string {
  const topic = pick(TOPICS[language]);
  const title = (text: string): string =>
    text.replace(
      /(^|\s)(\p{Ll})(?=\p{L}{3})/gu,
      (_, space: string, letter: string) => space + letter.toUpperCase(),
    );
  if (language === 'de')
    return pick([
      `Institut für ${topic}`,
      `Bundesministerium für ${topic}`,
      `Deutsche Gesellschaft für ${topic}`,
      `Bundesanstalt für ${topic}`,
      'Statistisches Bundesamt',
      `Zentrum für ${topic}`,
      'Deutscher Bundestag',
      'Deutsches Jugendinstitut',
      'Bundeszentrale für politische Bildung',
      'Wissenschaftszentrum Berlin für Sozialforschung',
      'Bundeskriminalamt',
      `Arbeitsgruppe ${topic}`,
    ]);
  if (language === 'it')
    return pick([
      `Istituto nazionale di ${topic}`,
      `Centro studi di ${topic}`,
      `Ministero della ${topic}`,
      'ISTAT',
      `Fondazione per la ${topic}`,
      'Comune di Venezia',
      'Archivio di Stato di Venezia',
    ]);
  if (language === 'fr')
    return pick([
      `Institut national de ${topic}`,
      `Ministère de ${topic}`,
      'INSEE',
      'Haute Autorité de Santé',
      `Centre de recherche en ${topic}`,
      'Conseil de l’Europe',
    ]);
  if (language === 'es')
    return pick([`Instituto Nacional de ${topic}`, `Ministerio de ${topic}`, `Centro de ${topic}`]);
  const subject = title(topic);
  return pick([
    `${pick(['National', 'International', 'European', 'Australian', 'Canadian', 'American', 'US National', 'UK'])} ${pick(['Centre', 'Center', 'Institute', 'Council', 'Agency', 'Association', 'Commission', 'Network', 'Society', 'Office'])} ${pick(['for', 'of', 'on'])} ${subject}`,
    `${pick(['Centre', 'Center', 'Institute', 'Centers', 'Department', 'Ministry', 'Office', 'Council', 'Society', 'Committee'])} ${pick(['for', 'of', 'on'])} ${subject}`,
    `${pick(['Department', 'Ministry', 'Office'])} of ${subject}, ${pick(PLACES_OF_RULE)}`,
    `${pick(['Internet', 'Childhood', 'Safe', 'Lucy', 'Stop It', 'Global', 'Open', 'Clear', 'Wellcome', 'Protect', 'Digital', 'We', 'Thrive', 'End'])} ${pick(['Watch', 'Light', 'Families', 'Horizon', 'Children', 'Futures', 'Kids', 'Now', 'Rights', 'Action', 'Online'])} ${pick(['Foundation', 'Alliance', 'Trust', 'Project', 'International', 'Global', 'Initiative', ''])}`.trim(),
    pick([
      'World Health Organization',
      'United Nations',
      'UNICEF',
      'OECD',
      'European Commission',
      'Council of Europe',
      'Europol',
      'World Bank',
      'NSPCC',
      'American Psychiatric Association',
      'The Tor Project',
      'R Core Team',
      'ATLAS Collaboration',
      'Pew Research Center',
      'U.S. Department of Justice',
      'US Census Bureau',
      'Home Office',
      'ECPAT International',
      'Thorn',
      'European Union',
      'Joint Research Centre',
      'Human Rights Watch',
      'Statistics Finland',
      'The Economist Intelligence Unit',
      'Amnesty International',
      'RAND Corporation',
    ]),
    `University of ${pick(['Helsinki', 'Melbourne', 'California', 'Edinburgh', 'Tampere', 'New South Wales', 'Leiden', 'Oslo'])}${pick(['', `, ${pick(['School', 'Department', 'Faculty'])} of ${subject}`])}`,
    `${pick(['The', ''])} ${pick(PLACES_OF_RULE.slice(1, 6))} ${pick(['Institute', 'Foundation', 'Council'])}`.trim(),
  ]);
}
