import { grammarOf } from '../grammar.ts';

/** French titles, names and houses. */
export const FRENCH = grammarOf(`
title = {head} {of} | {head} {of} | {head} {of} {scope} | {head} {of}. {sub} | {head} {of} : {sub} | {bare} et {bare} | {bare} et {bare} {scope} | {the} {scope} | {the} et {the} | {the} à l'épreuve {of} | Penser {the} | L'invention {of} | {bare}, {bare} et {bare} {scope} | Vers une sociologie {of} | Qu'est-ce que {the} ? | Les {plural} {scope} | Les {plural} et {the} | De {the} à {the}
sub = {bare} et {bare} | le cas {of} | une approche comparative | essai sur {the} | étude de cas | l'exemple {of} | actes du colloque de {place} | perspectives critiques | XVIe-XVIIIe siècle | état des lieux
head = Histoire | L'histoire | La construction | Sociologie | Les origines | Essai sur l'histoire | L'évolution | Les politiques | La naissance | Introduction à l'étude | La crise | Les transformations | Le temps | Les usages | L'économie | Genèse | Anthropologie | La politique | Le métier
of = de la {fem} | de la {fem} {adjf} | du {masc} | du {masc} {adjm} | de l'{vowel} | des {plural} | des {plural} {adjp}
the = la {fem} | le {masc} | l'{vowel} | la {fem} {adjf} | le {masc} {adjm}
bare = Travail | Famille | Justice | Culture | Pouvoir | Identité | Mémoire | Religion | École | Ville | Genre | Santé | Migration | Violence | Territoire | Langage | Société | Territoires | Pauvreté | Littérature
fem = famille | ville | jeunesse | mémoire | justice | santé | société | révolution | république | nation | culture | recherche | science | vie quotidienne | reproduction | domination | distinction | mortalité | fécondité | migration | langue | noblesse | peinture | pensée | question sociale | démocratie | violence
masc = travail | pouvoir | droit | marché | territoire | peuple | mouvement ouvrier | roman | langage | corps | genre | capital | don | monde rural | paysage | théâtre | livre | commerce | politique | savoir
vowel = État | école | enfance | opinion publique | identité | économie | espace | histoire | enseignement | action collective | immigration | avortement | image | écriture | Église | entreprise
plural = femmes | ouvriers | paysans | étudiants | classes populaires | élites | médias | migrants | institutions | villes | inégalités | cadres | archives | familles | réseaux
adjf = moderne | française | sociale | publique | politique | contemporaine | médiévale | culturelle | ouvrière
adjm = moderne | français | social | public | politique | contemporain | médiéval | culturel
adjp = populaires | modernes | européennes | publiques
scope = en France | au Moyen Âge | au XIXe siècle | en Europe | sous l'Ancien Régime | dans la France contemporaine | au Québec | de 1789 à nos jours | à l'époque moderne | en Afrique de l'Ouest | dans l'entre-deux-guerres
book = {title} | {title} | Histoire de la France | Dictionnaire {of} | Mélanges offerts à {person} | Traité de sociologie | Encyclopédie {of} | {bare} et {bare}. Actes du colloque
event = Actes du colloque « {bare} et {bare} » | Actes du {n}e congrès international de {bare} | Congrès de l'Association française de sociologie
journal = Annales. Histoire, Sciences sociales | Annales ESC | Revue française de sociologie | Population | Actes de la recherche en sciences sociales | Revue historique | Le Mouvement social | L'Année sociologique | L'Homme | Communications | Revue française de science politique | Politix | Genèses | Sociologie du travail | Esprit | Les Temps modernes | Revue de synthèse | Cahiers internationaux de sociologie | Revue de métaphysique et de morale | Économie et statistique | Critique | Diogène | Langages | Le Monde | Le Monde diplomatique | Revue d'histoire moderne et contemporaine | Déviance et société | Recherches sociographiques | Revue de {bare} | Cahiers de {bare} | {bare} et {bare} | Bulletin de la Société de {bare} | Études {adjf}s | Archives {of}
publisher = Gallimard | Presses Universitaires de France | PUF | Seuil | Le Seuil | Éditions du Seuil | Éditions de l'EHESS | Armand Colin | Mouton | Presses universitaires de Rennes | Droz | Fayard | Minuit | Éditions de Minuit | Les Éditions de Minuit | La Découverte | L'Harmattan | Flammarion | Albin Michel | Plon | Hachette | Payot | Maspero | Aubier | Calmann-Lévy | Presses de Sciences Po | CNRS Éditions | Odile Jacob | Larousse | Nathan | Dunod | Vrin | De Boeck | Éditions de l'Aube | Grasset | {institution} | {family}
place = Paris | Paris | Paris | Paris | Lyon | Marseille | Bordeaux | Toulouse | Rennes | Grenoble | Genève | Lausanne | Bruxelles | Québec | Montréal | Strasbourg | Lille | La Haye | Aix-en-Provence | Louvain-la-Neuve | Montpellier | Paris/La Haye
institution = Institut national de {bare} | Ministère de la {fem} | INSEE | INED | Haute Autorité de Santé | Centre de recherche en {bare} | Conseil de l'Europe | Observatoire {of} | CNRS | Assemblée nationale | Université de {place}
university = Université de {place} | Université Paris {d} | EHESS | Université {place} {d}
series = Que sais-je ? | Points | Bibliothèque de {bare} | Folio | Le sens commun | Cahiers de {bare}
genrethesis = thèse de doctorat | Thèse de doctorat | Thèse | mémoire de maîtrise | Mémoire de master | thèse d'État
genrereport = rapport de recherche | Rapport | document de travail | Document de travail
edition = {d}e éd. | {d}e édition | nouvelle édition | rééd.
access = consulté le {date} | page consultée le {date} | [consulté le {date}] | (dernière consultation : {date})
lead = Voir | Cf. | Voir aussi
trail = (1re éd. {y}) | [{y}] | (à paraître) | trad. fr. | ouvrage collectif
person = {given} {family}
given = Jean | Pierre | Michel | Jacques | Claude | André | Philippe | Alain | Bernard | François | Henri | Louis | Marcel | Paul | Georges | Roger | Émile | Raymond | Luc | Bruno | Didier | Marie | Françoise | Monique | Catherine | Nathalie | Sylvie | Isabelle | Christine | Hélène | Dominique | Jean-Pierre | Jean-Claude | Jean-Paul | Anne-Marie | Marie-Claire | Florence | Nicole | Arlette | Geneviève | Éric | Gérard | Yves | Laurent | Olivier
family = Martin | Bernard | Dubois | Robert | Richard | Petit | Durand | Leroy | Moreau | Simon | Laurent | Lefebvre | Michel | Garcia | Bertrand | Roux | Vincent | Fournier | Morel | Girard | Lefèvre | Mercier | Dupont | Lambert | Bonnet | Martinez | Legrand | Garnier | Faure | Rousseau | Blanc | Guérin | Boyer | Roche | Lemaire | Noël | Meyer | Dufour | Perrin | Boudon | Touraine | Castel | Furet | Chartier | Braudel | Le Goff | Duby | Vovelle | Boltanski | Latour | Perrot | Corbin | Farge | Bozon | Singly | Chauvel | de Certeau | Le Roy Ladurie | Crozier | Aubert | Besnard | Passeron | Hervieu-Léger | Lévi-Strauss
`);

/** Spanish titles, names and houses. */
export const SPANISH = grammarOf(`
title = {head} {of} | {head} {of} {scope} | {head} {of}. {sub} | {head} {of}: {sub} | {bare} y {bare} | {bare} y {bare} {scope} | {the} {scope} | {the} y {the} | ¿Qué es {the}? | {bare}, {bare} y {bare} {scope} | Hacia una teoría {of} | Los {plural} {scope}
sub = un estudio de caso | {bare} y {bare} | el caso {of} | una revisión | perspectivas y retos | notas para un debate | una aproximación {adjf}
head = Historia | La historia | La construcción | Estudios sobre la historia | Los orígenes | Teoría | El problema | La crisis | Introducción al estudio | Análisis | La transformación | Sociología | La evolución | Evaluación | Políticas | Efectos | Las ideas
of = de la {fem} | de la {fem} {adjf} | del {masc} | del {masc} {adjm} | de los {plural}
the = la {fem} | el {masc} | la {fem} {adjf} | el {masc} {adjm}
bare = Educación | Cultura | Trabajo | Género | Poder | Ciudad | Familia | Salud | Democracia | Identidad | Violencia | Memoria | Política | Sociedad | Economía | Juventud | Pobreza | Ciudadanía
fem = educación | ciudad | memoria | infancia | familia | salud | democracia | sociedad | cultura | identidad | violencia | inmigración | pobreza | desigualdad | enseñanza | lengua | literatura | opinión pública | evaluación | investigación
masc = trabajo | poder | Estado | género | mercado | desarrollo | conocimiento | cuerpo | derecho | sistema educativo | bienestar | campesinado | cambio social | discurso | turismo
plural = jóvenes | estudiantes | derechos sociales | partidos | movimientos sociales | medios | docentes | pueblos indígenas
adjf = moderna | española | social | superior | pública | política | latinoamericana
adjm = moderno | español | social | público | político | latinoamericano
scope = en España | en América Latina | en México | en el siglo XIX | en la España contemporánea | en Argentina | en el siglo XX | en Cataluña | en la Edad Media
book = {title} | {title} | Historia de España | Manual de {bare} | {bare} y {bare} | Diccionario de {bare}
event = Actas del {n} Congreso de {bare} | Congreso Español de Sociología | Actas del congreso internacional de {bare}
journal = Revista Española de Investigaciones Sociológicas | Papers. Revista de Sociologia | Gaceta Sanitaria | Revista de Occidente | Historia Social | Estudios Sociológicos | Revista Mexicana de Sociología | Política y Sociedad | Revista Internacional de Sociología | Medicina Clínica | Revista de Educación | Comunicar | Psicothema | Nueva Sociedad | El País | Hispania | Revista de {bare} | Revista Latinoamericana de {bare} | Cuadernos de {bare} | Anales de {bare} | Estudios de {bare} | Boletín de {bare}
publisher = Siglo XXI | Alianza | Alianza Editorial | Fondo de Cultura Económica | FCE | Paidós | Ariel | Crítica | Cátedra | Tecnos | Akal | Gedisa | Anthropos | Taurus | Tusquets | Anagrama | Morata | Síntesis | Graó | CIS | Centro de Investigaciones Sociológicas | CSIC | CLACSO | Trotta | Istmo | Narcea | UNAM | {institution}
place = Madrid | Madrid | Barcelona | Barcelona | México | México, D.F. | Ciudad de México | Buenos Aires | Valencia | Sevilla | Granada | Bogotá | Lima | Santiago | Santiago de Chile | Caracas | Bilbao | Salamanca | Zaragoza | Montevideo
institution = Instituto Nacional de {bare} | Ministerio de {bare} | Centro de {bare} | Universidad de {place} | Consejo de {bare} | CEPAL | INE | Gobierno de España
university = Universidad de {place} | Universidad Complutense de Madrid | Universidad Nacional Autónoma de México | Universitat de Barcelona
series = Colección {bare} | Cuadernos de {bare} | Serie {bare} | Documentos de trabajo
genrethesis = Tesis doctoral | tesis doctoral | Tesis de maestría | Tesis de licenciatura
genrereport = Informe | Documento de trabajo | Informe final
edition = {d}ª ed. | {d}.ª ed. | {d}a. ed. | segunda edición
access = consultado el {date} | Consultado: {date} | [Consulta: {date}] | Recuperado el {date}
lead = Véase | Cf. | Ver
trail = (en prensa) | [{y}] | (1ª ed. {y}) | mimeo | Disponible en línea
person = {given} {family}
given = José | Juan | Antonio | Manuel | Francisco | Luis | Carlos | Javier | Pedro | Jesús | Miguel | Ángel | Rafael | Fernando | Enrique | Ramón | Jorge | Pablo | Julio | Emilio | María | Carmen | Ana | Isabel | Dolores | Pilar | Teresa | Rosa | Cristina | Mercedes | Elena | Marta | Josefa | Lourdes | María José | José María | José Luis | Juan Carlos | Miguel Ángel | Salvador
family = García | González | Rodríguez | Fernández | López | Martínez | Sánchez | Pérez | Gómez | Martín | Jiménez | Ruiz | Hernández | Díaz | Moreno | Muñoz | Álvarez | Romero | Alonso | Gutiérrez | Navarro | Torres | Domínguez | Vázquez | Ramos | Gil | Ramírez | Serrano | Blanco | Molina | Morales | Suárez | Ortega | Delgado | Castro | Ortiz | Rubio | Marín | Sanz | Núñez | García Canclini | Pérez-Díaz | Ruiz Olabuénaga | Fernández Enguita | de la Fuente | del Campo
`);

/** Portuguese titles, names and houses. */
export const PORTUGUESE = grammarOf(`
title = {head} {of} | {head} {of} {scope} | {head} {of}: {sub} | {bare} e {bare} | {bare} e {bare} {scope} | {the} {scope} | {bare}, {bare} e {bare}: {sub} | {the} e {the} | Por uma sociologia {of}
sub = um estudo de caso | uma revisão sistemática | desafios e perspectivas | o caso {of} | {bare} e {bare} | reflexões sobre {the} | uma análise comparativa
head = História | A história | A construção | Avaliação | A formação | Políticas | O ensino | A invenção | Sociologia | Introdução ao estudo | Análise | O papel | Aspectos | Os sentidos | Prevalência
of = da {fem} | da {fem} {adjf} | do {masc} | do {masc} {adjm} | dos {plural} | das {femp}
the = a {fem} | o {masc} | a {fem} {adjf} | o {masc} {adjm}
bare = Educação | Saúde | Trabalho | Gênero | Cultura | Cidade | Política | Família | Violência | Identidade | Memória | Democracia | Pobreza | Ambiente | Juventude | Enfermagem
fem = educação | saúde | família | cidade | violência | memória | política | escola | pesquisa | leitura | qualidade de vida | infância | mulher | população | identidade | formação docente
masc = trabalho | Estado | corpo | ensino superior | desenvolvimento | conhecimento | cuidado | Brasil | campo | movimento social | consumo | solo | direito
plural = professores | estudantes | direitos humanos | adolescentes | idosos | trabalhadores
femp = mulheres | políticas públicas | desigualdades | escolas | crianças
adjf = brasileira | pública | social | básica | portuguesa | moderna
adjm = brasileiro | público | social | urbano | português | moderno
scope = no Brasil | em Portugal | na América Latina | no século XIX | em São Paulo | na escola | no Nordeste brasileiro
book = {title} | {title} | Manual de {bare} | {bare} e {bare} | Dicionário de {bare}
event = Anais do {n}º Congresso Brasileiro de {bare} | Anais do Encontro Nacional de {bare} | Simpósio Brasileiro de {bare}
journal = Revista Brasileira de Ciências Sociais | Cadernos de Saúde Pública | Revista de Saúde Pública | Dados | Lua Nova | Análise Social | Tempo Social | Educação & Sociedade | Cadernos de Pesquisa | Revista Brasileira de {bare} | Revista de {bare} | Cadernos de {bare} | Ciência & {bare} | Estudos Avançados | Revista Crítica de Ciências Sociais | Psicologia: Teoria e Pesquisa | Texto & Contexto | {bare} em Revista
publisher = Companhia das Letras | Zahar | Vozes | Cortez | Atlas | Editora da UFMG | Edusp | EDUSP | Editora 34 | Martins Fontes | Paz e Terra | Brasiliense | Hucitec | Fiocruz | Editora Unesp | Afrontamento | Almedina | Artmed | Autêntica | Contexto | Saraiva | Perspectiva | Gulbenkian | {institution}
place = São Paulo | Rio de Janeiro | Lisboa | Porto | Coimbra | Brasília | Belo Horizonte | Porto Alegre | Petrópolis | Campinas | Salvador | Curitiba | Recife | Florianópolis | São Paulo, SP
institution = Ministério da {fem} | IBGE | Instituto de {bare} | Universidade de {place} | Instituto Nacional de {bare} | Fundação {family} | Brasil. Ministério da {fem}
university = Universidade de São Paulo | Universidade Federal do Rio de Janeiro | Universidade de {place} | Universidade Estadual de Campinas
series = Coleção {bare} | Série {bare} | Textos para discussão
genrethesis = Tese (Doutorado) | Dissertação (Mestrado) | Tese de doutorado | Dissertação de mestrado
genrereport = Relatório | Relatório técnico | Texto para discussão
edition = {d}. ed. | {d}ª ed. | {d}. ed. rev. | 2. ed. ampl.
access = Acesso em: {date} | acesso em {date} | consultado em {date} | [acesso em {date}]
lead = Cf. | Ver
trail = (no prelo) | Mimeografado | Reimpressão
person = {given} {family}
given = José | João | António | Antônio | Manuel | Carlos | Paulo | Pedro | Luís | Luiz | Fernando | Marcos | Rui | Maria | Ana | Helena | Isabel | Cristina | Mariana | Fernanda | Juliana | Beatriz | Lúcia | Marilena | Boaventura | Sérgio | Gilberto | Renato | Cláudia | Vera
family = Silva | Santos | Oliveira | Souza | Sousa | Lima | Pereira | Ferreira | Costa | Rodrigues | Almeida | Nascimento | Carvalho | Gomes | Martins | Araújo | Ribeiro | Barbosa | Cardoso | Rocha | Dias | Moreira | Nunes | Mendes | Freitas | Teixeira | Correia | Fonseca | Pinto | Machado | da Silva | dos Santos | de Oliveira | Minayo | Freyre | Buarque | Chauí | Faria
`);
