import { grammarOf } from '../grammar.ts';

/** Dutch titles, names and houses. */
export const DUTCH = grammarOf(`
title = {head} van de {noun} | {head} van de {noun} {scope} | {noun} en {noun} | {Noun} en {noun} {scope} | De {noun} {scope} | De {adj} {noun}: {sub} | {Noun} tussen {noun} en {noun} | {head} van de {adj} {noun}. {sub} | Naar een {adj} {noun} | Over {noun} en {noun}
sub = een {adj} studie | een onderzoek naar {noun} | {noun} en {noun} | een vergelijking | resultaten van een enquête | een inleiding
head = Geschiedenis | De geschiedenis | De ontwikkeling | De opkomst | De betekenis | Het probleem | Inleiding tot de studie | Aspecten | De toekomst | Theorie
noun = samenleving | gezondheidszorg | opvoeding | verzorgingsstaat | arbeidsmarkt | cultuur | politiek | stad | jeugd | kerk | literatuur | wetenschap | criminaliteit | taal | migratie | ongelijkheid | identiteit | schilderkunst | republiek | handel | media | universiteit | wijk
Noun = Samenleving | Arbeid | Opvoeding | Cultuur | Politiek | Taal | Macht | Recht | Onderwijs | Ongelijkheid | Vertrouwen | Geloof
adj = sociale | moderne | nieuwe | politieke | culturele | vergelijkende | Nederlandse | Vlaamse | stedelijke
scope = in Nederland | in Vlaanderen | in de zeventiende eeuw | in Europa | na 1945 | in België | in de Gouden Eeuw
book = {title} | {title} | Handboek {noun} | {Noun} en {noun}
event = Handelingen van het {n}e congres | Proceedings van het {n}e symposium
journal = Mens en Maatschappij | Sociologische Gids | Tijdschrift voor Sociologie | Tijdschrift voor Geschiedenis | Bijdragen en Mededelingen | Nederlands Tijdschrift voor Geneeskunde | De Gids | Tijdschrift voor {noun} | {Noun} en {noun} | NRC Handelsblad | de Volkskrant | Beleid en Maatschappij
publisher = Van Gorcum | Boom | Amsterdam University Press | Prometheus | Meulenhoff | Het Spectrum | Acco | Garant | Kluwer | Wolters-Noordhoff | Martinus Nijhoff | SCP | Sociaal en Cultureel Planbureau | Bohn Stafleu van Loghum | {institution}
place = Amsterdam | Den Haag | Assen | Utrecht | Rotterdam | Leiden | Groningen | Antwerpen | Leuven | Gent | Meppel | Houten | 's-Gravenhage | Nijmegen
institution = Ministerie van {noun} | Centraal Bureau voor de Statistiek | Sociaal en Cultureel Planbureau | Universiteit {place} | Instituut voor {noun} | Raad voor {noun}
university = Universiteit van Amsterdam | Universiteit Leiden | Universiteit Utrecht | Katholieke Universiteit Leuven
series = Sociale reeks | Studies over {noun}
genrethesis = proefschrift | Proefschrift | masterscriptie | dissertatie
genrereport = rapport | onderzoeksrapport | Rapport
edition = {d}e druk | {d}de druk | 2e herz. druk
access = geraadpleegd op {date} | Geraadpleegd {date}
lead = Zie | Vgl.
trail = (in druk) | ongepubliceerd | met een samenvatting
person = {given} {family}
given = Jan | Pieter | Kees | Hendrik | Willem | Johannes | Cornelis | Jaap | Wout | Maarten | Bert | Henk | Anna | Maria | Annemarie | Marijke | Els | Ineke | Tineke | Nico | Geert | Harry
family = de Jong | Jansen | de Vries | van den Berg | van Dijk | Bakker | Janssen | Visser | Smit | Meijer | de Boer | Mulder | de Groot | Bos | Vos | Peters | Hendriks | van Leeuwen | Dekker | Brouwer | de Wit | Dijkstra | Smits | de Graaf | van der Meer | van der Linden | Kok | Jacobs | Vermeulen | van den Broek | Ultee | Ganzeboom | Peeters | Maes | Claes | Huizinga
`);

/** Swedish, Danish and Norwegian titles, names and houses. */
export const NORDIC = grammarOf(`
title = {head} {noun} | {noun} och {noun} {scope} | {noun} og {noun} {scope} | {noun} i {noun}: {sub} | Om {noun} och {noun} | {head} {noun} {scope} | {noun}, {noun} og {noun} | Den {adj} {noun} | Det {adj} {noun}: {sub}
sub = en studie av {noun} | ett bidrag till {noun} | en undersøgelse af {noun} | en innføring | {noun} og {noun}
head = Studier i | Introduktion till | Perspektiv på | Historien om | Kampen om | Innføring i | Bidrag til | Arbetet med | Utviklingen av | Forskning om | Rapport om
noun = välfärdsstaten | samhället | skolan | familjen | arbetsmarknaden | kulturen | hälsa | ungdom | språket | politikken | velferdsstaten | demokrati | kjønn | makt | rettssamfunnet | opplæring | børn | sundhed | hverdagsliv | bylivet | middelalderen | reformationen | folkbildning | kriminalitet | landsbygden
adj = svenska | norske | danske | nordiska | sociala | nye | moderna
scope = i Sverige | i Norge | i Danmark | i Norden | under 1800-talet | etter 1945 | i medeltidens Sverige
book = {title} | {title} | Handbok i {noun} | {noun} och {noun}
event = Nordisk konferens om {noun} | Det {n}. nordiske symposium
journal = Sociologisk Forskning | Historisk tidskrift | Tidsskrift for samfunnsforskning | Läkartidningen | Dansk Sociologi | Nordisk Psykologi | Tidsskrift for Den norske legeforening | Historisk Tidsskrift | Statsvetenskaplig tidskrift | Ugeskrift for Læger | Dagens Nyheter | Nordisk tidskrift for {noun}
publisher = Studentlitteratur | Universitetsforlaget | Gyldendal | Norstedts | Liber | Bonniers | Natur & Kultur | Carlssons | Gad | Akademisk Forlag | Hans Reitzels Forlag | Pax | Cappelen | Almqvist & Wiksell | Fagbokforlaget | {institution}
place = Stockholm | Lund | Uppsala | Göteborg | Oslo | Bergen | København | Aarhus | Århus | Odense | Trondheim | Umeå | Linköping | Kristiansand
institution = Statistiska centralbyrån | Statistisk sentralbyrå | Folkhälsomyndigheten | Skolverket | Socialstyrelsen | Göteborgs universitet | Københavns Universitet | Universitetet i {place} | Brottsförebyggande rådet | Institutt for {noun}
university = Uppsala universitet | Lunds universitet | Universitetet i Oslo | Aarhus Universitet | Stockholms universitet
series = Studia Sociologica | Skrifter utgivna av {institution} | Rapport | SOU
genrethesis = Doktorsavhandling | avhandling | masteroppgave | Licentiatavhandling | ph.d.-afhandling
genrereport = Rapport | rapport | SOU {y}:{n} | Arbejdspapir | NOU {y}: {n}
edition = {d} uppl. | {d}. utg. | {d}. udg. | 2:a uppl. | {d}. utgave
access = hämtad {date} | Hämtad {date} | Lest {date} | lokaliseret {date} | besøgt {date}
lead = Se | Jfr | Jf.
trail = (under utgivning) | Diss. | stencil
person = {given} {family}
given = Lars | Anders | Per | Karl | Erik | Nils | Sven | Olof | Ole | Knut | Gunnar | Bengt | Jens | Søren | Hans | Anna | Karin | Ingrid | Kerstin | Kirsten | Britt | Gösta | Åke | Bjørn | Øyvind | Mette | Lise
family = Andersson | Johansson | Karlsson | Nilsson | Eriksson | Larsson | Olsson | Persson | Svensson | Hansen | Johansen | Olsen | Larsen | Andersen | Nielsen | Jensen | Pedersen | Sørensen | Kristensen | Lindström | Lindqvist | Bergström | Åberg | Öberg | Sjöberg | Løvlie | Bø | Ødegård | Esping-Andersen | Korpi | af Geijerstam | Hagtvet | Skirbekk
`);

/** Finnish titles, names and houses. */
export const FINNISH = grammarOf(`
title = {gen} {noun} | {noun} ja {noun} | {gen} {noun} {scope} | {noun} ja {noun} {scope}: {sub} | Johdatus {ill} | {gen} ja {gen} {noun} | {adj} {noun} | {gen} {noun}: {sub}
sub = tutkimus {ela} | {noun} ja {noun} | näkökulmia {ill} | {noun} {scope}
gen = Suomen | yhteiskunnan | hyvinvointivaltion | koulun | nuorten | lasten | perheen | työn | terveyden | kielen | kulttuurin | politiikan | kirkon | maaseudun | naisten | tieteen
noun = historia | tutkimus | muutos | rakenne | merkitys | kehitys | valta | tulevaisuus | eriarvoisuus | kokemus | arki | identiteetti | kasvatus | väkivalta | osallistuminen | arviointi
ill = yhteiskuntaan | sosiologiaan | kulttuuriin | tutkimukseen | kasvatukseen
ela = nuorista | perheestä | työelämästä | kielestä | päihteistä
adj = Uusi | Suomalainen | Moderni | Sosiaalinen
scope = Suomessa | 1900-luvulla | kouluissa | Euroopassa | verkossa
book = {title} | {title} | {gen} käsikirja
event = {gen} tutkimuksen päivät
journal = Sosiologia | Yhteiskuntapolitiikka | Politiikka | Kasvatus | Historiallinen aikakauskirja | Duodecim | Virittäjä | Psykologia | Hallinnon tutkimus | Helsingin Sanomat | Janus | Oikeus
publisher = Gaudeamus | Vastapaino | WSOY | Otava | Tammi | SKS | Suomalaisen Kirjallisuuden Seura | Edita | Tampere University Press | PS-kustannus | {institution}
place = Helsinki | Tampere | Turku | Jyväskylä | Oulu | Porvoo | Joensuu | Rovaniemi | Kuopio
institution = Tilastokeskus | Terveyden ja hyvinvoinnin laitos | Opetusministeriö | Sosiaali- ja terveysministeriö | Poliisiammattikorkeakoulu | Helsingin yliopisto | Kela | Nuorisotutkimusseura
university = Helsingin yliopisto | Tampereen yliopisto | Turun yliopisto | Jyväskylän yliopisto
series = Raportteja | Tutkimuksia | Julkaisuja | Selvityksiä
genrethesis = Väitöskirja | väitöskirja | Pro gradu -tutkielma | lisensiaatintutkimus
genrereport = Raportti | Raportteja {n}/{y} | Työpaperi
edition = {d}. painos | {d}. uud. p. | {d}. tark. painos
access = viitattu {date} | Luettu {date} | haettu {date}
lead = Ks. | Vrt.
trail = (tulossa) | Julkaisematon
person = {given} {family}
given = Matti | Juha | Timo | Pekka | Kari | Jukka | Antti | Mikko | Erkki | Risto | Raija | Anna | Maria | Liisa | Päivi | Riitta | Kirsi | Tuula | Sari | Eeva
family = Virtanen | Korhonen | Mäkinen | Nieminen | Mäkelä | Hämäläinen | Laine | Heikkinen | Koskinen | Järvinen | Lehtonen | Saarinen | Salminen | Heinonen | Niemi | Salonen | Kinnunen | Alasuutari | Kivinen | Rinne | Julkunen | Räty | Öhman
`);
