/**
 * Names of sections that papers print on a line of their own, in the main European languages; of reference lists also
 * in Arabic, Persian, Hebrew, Chinese, Japanese and Korean. They are
 * recognised even where no blank line stands after them.
 */
const REFERENCES =
  'references?(?: cited| list)?|list of references|reference list|literature(?: cited)?|bibliography|works cited|(?:works|literature|sources|references) (?:consulted|used)|cited (?:works|literature|references|sources)|sources(?: cited)?|(?:further|suggested|recommended|selected|additional) readings?|' +
  'literatur(?:verzeichnis|angaben|liste|nachweise?)?|quellen(?:verzeichnis|angaben)?|(?:quellen-|prim[äa]r-|sekund[äa]r)?literatur(?:verzeichnis)?|prim[äa]rquellen|bibliogra(?:ph|f)ie|schrifttum|referenzen|' +
  'referencias(?: bibliogr[áa]ficas)?|bibliograf[íi]a|(?:literatura|obras|fuentes|bibliograf[íi]a)(?: (?:citadas?|consultadas?|utilizadas?|primarias|secundarias))?|' +
  'r[ée]f[ée]rences(?: bibliographiques)?|bibliographie|(?:ouvrages|œuvres|oeuvres|travaux) (?:cités?|citées|consultés)|sources(?: (?:bibliographiques|primaires|secondaires|citées))?|(?:bibliographie|littérature) (?:citée|sélective|générale)|' +
  'riferimenti(?: bibliografici)?|bibliografia|letteratura(?: citata)?|opere citate|fonti(?: (?:primarie|secondarie))?|bibliografia (?:citata|essenziale)|' +
  'refer[êe]ncias(?: (?:bibliogr[áa]ficas|citadas))?|fontes(?: (?:prim[áa]rias|secund[áa]rias))?|' +
  'referenties|literatuur(?:lijst)?|bronnen(?:lijst)?|referentielijst|' +
  'referenser|litteratur(?:f[öo]rteckning)?|k[äa]llor|k[äa]llf[öo]rteckning|litteraturliste|referanser|litteraturhenvisninger|referencer|kilder|' +
  'l[äa]hteet|l[äa]hdeluettelo|viitteet|viiteluettelo|kirjallisuus(?:luettelo)?|' +
  'literatura|bibliografie|spis literatury|pi[śs]miennictwo|irodalom(?:jegyz[ée]k)?|kaynak[çc]a|kaynaklar|литература|список литературы|список использованных источников|' +
  'قائمة المراجع|(?:ال)?مراجع|المصادر(?: والمراجع)?|منابع(?: و مآخذ)?|فهرست منابع|מקורות|ביבליוגרפיה|רשימת (?:מקורות|ספרות|המקורות)|' +
  'seznam (?:použit(?:é|ých) )?(?:literatury|zdrojů|pramenů)(?: a (?:literatury|zdrojů))?|použit(?:á literatura|é zdroje)|zdroje|zoznam (?:použitej )?literatúry|literatura cytowana|wykaz literatury|źródła|popis literature|literatura i izvori|viri in literatura|' +
  'felhasznált irodalom|hivatkozások|források|referințe(?: bibliografice)?|referències(?: bibliogràfiques)?|litteraturfortegnelse|(?:kilde|referanse|reference)liste|kasutatud kirjandus|viidatud allikad|literatūra|tài liệu tham khảo|daftar (?:pustaka|rujukan)|' +
  'библиография|библиографический список|использованная литература|источники(?: и литература)?|список (?:источников(?: и литературы)?|литературы и источников|використан(?:ої літератури|их джерел)|літератури)|література|използвана литература|βιβλιογραφία|βιβλιογραφικές αναφορές|αναφορές|πηγές|संदर्भ(?: सूची)?|เอกสารอ้างอิง|บรรณานุกรม|' +
  '(?:主要)?参考文献|參考文獻|参考书目|參考書目|参照文献|参考資料|参考资料|引用文献|引用・参考文献|文献|참고 ?문헌|인용 ?문헌';

const SUPPLEMENTED =
  '(?:primary |secondary |further |additional |other |supplementary |selected |supplemental |annotated |online |web |methods[- ]|appendix |included |excluded |published |unpublished |printed |archival |' +
  'weitere |weiterführende |verwendete |zitierte |benutzte |ausgewählte |gedruckte |ungedruckte |geraadpleegde |gebruikte |citerade? |anförd |använd |trycka |tryckta |otryckta |käytet(?:ty|yt) |painetut |painamattomat )';
/** "Quellen- und Literaturverzeichnis", "Sources and bibliography", "Källor och litteratur". */
const JOINED = '-? (?:and|&|und|y|e|et|en|och|og|ja|i|и) ';

const OTHERS =
  "abstract|summary|keywords?|key words|introduction|background|methods?|materials and methods|results?|discussion|conclusions?|limitations|acknowledge?ments?|authors?|about the authors?|author(?:s['’]?)? (?:contributions?|information|note|biograph(?:y|ies)|details|affiliations)|contributors|" +
  'funding(?: statement| information)?|financial (?:support|disclosure)|data availability(?: statement)?|availability of data(?: and materials)?|ethic(?:s|al) (?:statement|standards|approval|considerations)|competing interests?|conflicts? of interests?|declarations?(?: of (?:competing )?interests?)?|disclosure(?: statement)?s?|' +
  "append(?:ix|ices)(?: [a-z0-9]{1,3})?|supplement(?:ary|al)? (?:materials?|information|data)|supporting information|notes?|footnotes|endnotes|tables|figures|open access|publisher[’']s note|rights and permissions|about this article|copyright|orcid|correspondence|" +
  'zusammenfassung|schlüsselwörter|einleitung|danksagung(?:en)?|anhang|anmerkungen|autor(?:en|innen)?|interessenkonflikte?|' +
  'resumen|palabras clave|introducción|agradecimientos|anexos?|apéndices?|notas|autor(?:es|as)|financiación|conflictos? de intereses?|' +
  "résumé|mots[- ]clés|remerciements|annexes?|financement|auteurs?|conflits? d[’']intérêts?|" +
  'riassunto|parole chiave|ringraziamenti|appendic[ei]|allegati|note|autori|' +
  'resumo|palavras[- ]chave|agradecimentos|apêndices?|samenvatting|trefwoorden|dankwoord|bijlagen?|' +
  'sammanfattning|nyckelord|tack|bilag(?:a|or)|sammendrag|takk|vedlegg|resumé|bilag|tiivistelmä|avainsanat|kiitokset|liitteet';

const DECORATION = '^(?:[#*_>\\s]|\\d{1,2}(?:\\.\\d{1,2})*\\.?\\s+|[IVX]{1,5}\\.\\s+|[A-Z]\\.\\s+)*';
const END = '(?:\\s+\\d{1,4})?[:.]?[*_#\\s:]*$';
const LIST = new RegExp(
  `${DECORATION}${SUPPLEMENTED}?(?:(?:${REFERENCES}|notes|archives|archive|archivos|arkisto)${JOINED})?(?:${REFERENCES})(?:\\s*\\([^()]{1,40}\\))?${END}`,
  'iu',
);
const OTHER = new RegExp(`${DECORATION}(?:${OTHERS})${END}`, 'iu');

/** True for the heading of a reference list, whatever decorates it ("## 7. Literatur", "**References:**"). */
export function isReferenceHeading(line: string): boolean {
  return line.length <= 80 && /^[^\p{Ll}]/u.test(line.replace(/^[*_#>\s\d.]+/, '')) && LIST.test(line);
}

const NOTES =
  /^(?:end|foot)?notes$|^(?:anmerkungen|(?:fuß|end)noten|notas(?: al pie| finales| de rodapé)?|notes (?:de bas de page|de fin)|note(?: a piè di pagina| al testo)?|(?:eind|voet)noten|noter|loppuviitteet|alaviitteet)$/i;

/** True for the heading over the notes of a text. */
export function isNotesHeading(line: string): boolean {
  return NOTES.test(line.replace(/^[#*_\s\d.]+|[#*_:.\s]+$/g, ''));
}

/** True for the name of any section a paper usually prints on a line of its own. */
export function isSectionName(line: string): boolean {
  if (line.length > 80 || line.length < 2) return false;
  if (!/^[*_#>\s\d.]*[^\p{Ll}\s]/u.test(line)) return false;
  return isReferenceHeading(line) || OTHER.test(line);
}
