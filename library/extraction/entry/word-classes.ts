/** Words that mark what stands beside them in a reference, in the languages our readers meet most. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Month names and their abbreviations, lower case without full stop, to 1-12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan januar jänner janvier janv enero ene gennaio gen gennaro janeiro januari tammikuu tammikuuta styczeń',
    'february feb febr februar feber février fevrier févr fév fevr febrero febbraio febb fevereiro fev februari helmikuu helmikuuta',
    'march mar märz mrz mars marzo março marco maart mart maaliskuu maaliskuuta mär',
    'april apr avril avr abril abr aprile huhtikuu huhtikuuta',
    'may mai mayo maggio mag maio mei maj toukokuu toukokuuta',
    'june jun juni juin junio giugno giu junho kesäkuu kesäkuuta',
    'july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta',
    'august aug août aout agosto ago ag augustus augusti elokuu elokuuta',
    'september sept sep septembre septiembre settembre sett set setembro syyskuu syyskuuta',
    'october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta',
    'november nov novembre noviembre novembro marraskuu marraskuuta',
    'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro joulukuu joulukuuta',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Seasons to the CSL season numbers 1-4. */
export const SEASONS: ReadonlyMap<string, number> = new Map(
  [
    'spring frühjahr frühling printemps primavera',
    'summer sommer été verano estate',
    'autumn fall herbst automne otoño autunno',
    'winter hiver invierno inverno',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Lower-case parts of a family name that come before it. */
export const PARTICLES = words(
  "van von der den de del della delle dello degli dei di da do dos das du des la le las los el al ter ten te zu zur zum af av vom vander vande d d' d’ l' l’ y e bin ibn ben 't ’t op het dal dalla lo mac",
);

/** What joins two names. */
export const CONJUNCTIONS = words('and & und y e et en og och ja i u + with');

export const JOURNAL_WORDS = words(
  `journal j zeitschrift z revue rev review reviews revista rivista annals annales ann archives archiv arch archivio acta bulletin bull
  bollettino letters lett transactions trans quarterly magazine gazette zeitung tidsskrift tidskrift jahrbuch cahiers studies studi
  psychology psychiatry medicine science sciences nature lancet plos bmc bmj frontiers advances research int international american
  european am eur br brit newsletter monatsschrift vierteljahresschrift vierteljahrshefte blätter mitteilungen notes record times post herald quaderni
  chem phys biol med soc sci physica physics physik biology chemistry communications comm`,
);
export const EVENT_WORDS = words(
  `proceedings proc conference conf symposium workshop congress meeting annual kongress tagung congrès congreso convegno atti actes
  tagungsband workshops seminar colloquium lncs lecture notes proceeding konferenz`,
);
export const PUBLISHER_WORDS = words(
  `press verlag publisher publishers publishing publications books editore editions éditions edizioni editorial editions ed presses
  wiley springer elsevier routledge sage mcgraw hill prentice hall academic blackwell macmillan palgrave kluwer norton penguin
  random house oxford cambridge harvard university univ inc ltd gmbh co sons company pub suhrkamp campus beltz juventa nomos mohr
  siebeck gruyter brill vs westdeutscher einaudi laterza mulino mondadori feltrinelli carocci olschki gallimard seuil puf hogrefe
  huber thieme barth reinhardt kohlhammer klett fischer rowohlt beck ullstein erlbaum addison wesley mit acm ieee usenix aaai morgan
  kaufmann crc guilford plenum pergamon birkhäuser dover vieweg teubner nijhoff garland basic free`,
);
export const ORGANISATION_WORDS = words(
  `organization organisation organizzazione organisation organización institute institut instituto istituto institution center centre centro centrum
  zentrum university universität université università universidad department dept departamento dipartimento ministry ministerium
  ministère ministero ministerio foundation stiftung fondation fondazione fundación association verband vereinigung verein associazione asociación society
  gesellschaft société società sociedad council rat conseil consiglio consejo commission kommission commissione comisión committee komitee comité comitato
  agency agentur agence agenzia agencia office amt bundesamt bureau ufficio oficina board authority behörde service services administration union bank group
  gruppe groupe gruppo grupo network alliance initiative programme program project projekt team collaboration consortium federation
  bundesministerium landesamt parliament government regierung gouvernement governo gobierno governments nations unicef unesco oecd who un eu ecpat europol interpol ilo imf
  academy akademie académie accademia college school laboratory laboratories corporation corp inc ltd llc gmbh ag company museum library
  archive church trust fund police court senate congress republic states kingdom watch international global world national
  federal european statistics bundeszentrale arbeitsgemeinschaft arbeitskreis forschungsgruppe working task force investigators party panel secretariat
  directorate headquarters syndicate club league forum coalition observatory system hospital clinic taskforce partnership`,
);
export const PLACE_WORDS = words(
  `york london berlin münchen munich hamburg köln cologne frankfurt stuttgart leipzig wien vienna zürich zurich basel bern bonn
  wiesbaden opladen göttingen tübingen heidelberg weinheim darmstadt freiburg dresden hannover bremen düsseldorf mannheim konstanz
  nürnberg mainz marburg giessen gießen bielefeld münster dordrecht amsterdam leiden hague rotterdam utrecht nijmegen groningen
  brussels bruxelles leuven louvain antwerp paris lyon marseille strasbourg grenoble toulouse bordeaux geneva genève lausanne
  roma rome milano milan torino turin venezia venice firenze florence bologna napoli naples padova palermo pisa genova bari
  verona pavia modena siena perugia trieste madrid barcelona valencia sevilla lisbon lisboa porto oxford cambridge manchester
  edinburgh glasgow dublin bristol leeds birmingham chicago boston philadelphia washington baltimore princeton haven stanford
  berkeley angeles francisco diego seattle atlanta austin houston dallas denver detroit minneapolis ithaca hillsdale mahwah
  englewood cliffs thousand oaks newbury hills reading hoboken toronto montreal montréal ottawa vancouver québec quebec
  sydney melbourne canberra brisbane auckland wellington tokyo kyoto osaka beijing shanghai hong kong singapore seoul delhi
  mumbai calcutta jerusalem haifa stockholm uppsala lund oslo bergen copenhagen københavn aarhus helsinki turku tampere warsaw
  warszawa kraków prague praha budapest bucharest sofia athens istanbul ankara moscow moskva petersburg moskau kiev mexico méxico bogotá
  lima santiago buenos aires paulo rio janeiro brasília nairobi lagos cairo johannesburg pretoria cape town ny nj ma ca dc pa il
  mi tx fl ga nc va md ct oh wa or mn wi mo in tn az co uk usa u.s.a u.k nsw qld vic ont bc england germany deutschland france
  italy italia spain netherlands switzerland schweiz austria österreich belgium canada australia india china japan korea
  sweden norway denmark finland ireland scotland wales poland russia brazil basingstoke aldershot cheltenham chichester dordrecht
  boca raton cambridge westport lanham norwood bloomington urbana durham stroudsburg`,
);
export const EDITOR_CUES = words(
  'ed eds edited editor editors hrsg hg hgg herausgegeben herausgeber éd éds dir dirs cura curatore coord coords compilador compiladores red edd toim',
);
export const TRANSLATOR_CUES = words(
  'trans transl translated translator translators tr übers übersetzt übersetzung traduit trad tradotto traduzione traducción',
);
export const IN_CUES = words('in dans en em nel nella');
export const PAGE_CUES = words('p pp page pages s seite seiten pág pag págs pagg p.p pgs pg str ss sid');
export const VOLUME_CUES = words(
  'vol volume vols volumes voll volumi bd band bde bände jg jahrgang tome tomo tomes tomi v t annata anno bind årg',
);
export const ISSUE_CUES = words(
  'no nr number issue heft h n núm num nos fasc fascicolo cahier iss n° nº nrs hft',
);
export const EDITION_CUES = words(
  'ed edn edition auflage aufl éd édition edición edizione rev revised ediz überarb erw überarbeitete erweiterte neubearb',
);
export const THESIS_CUES = words(
  `thesis dissertation phd ph.d diss doctoral doctorate master's masters msc habilitation habilitationsschrift thèse tesi tesis
  magisterarbeit diplomarbeit masterarbeit bachelorarbeit inaugural-dissertation phil mémoire laurea dottorato`,
);
export const REPORT_CUES = words(
  'report technical tech rep working paper bericht arbeitspapier discussion rapport research memorandum memo preprint manuscript briefing whitepaper white forschungsbericht unpublished',
);
export const ACCESS_CUES = words(
  `accessed retrieved available access visited viewed online zugriff abgerufen stand zuletzt aufgerufen abruf consulté consultato
  consultado disponible letzter letzte geprüft url http from internet last cited verfügbar unter am abgefragt besucht luettu viitattu ultimo accesso accès`,
);

/** The words of a text in lower case, without numbers and punctuation. */
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
