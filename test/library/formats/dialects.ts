import type { FormatId } from '../../../library/formats/formats.ts';

/** What a made-up record says, whichever program exported it. */
export type Told = { readonly n: number; readonly title: string };

/** How one database or program writes its exports: what stands before, each record, what stands after. */
export type Dialect = {
  readonly name: string;
  readonly format: FormatId;
  readonly file: string;
  readonly before?: string;
  readonly record: (told: Told) => string;
  readonly after?: string;
  /** What this program does not say. */
  readonly without?: readonly ('DOI' | 'volume' | 'page' | 'authors' | 'given')[];
};

function ris(name: string, record: (told: Told) => string[], more: Partial<Dialect> = {}): Dialect {
  const lines = (told: Told): string => `${record(told).join('\n')}\n\n`;
  return { name, format: 'ris', file: 'export.ris', record: lines, ...more };
}

function bib(name: string, record: (told: Told) => string, more: Partial<Dialect> = {}): Dialect {
  return { name, format: 'bibtex', file: 'export.bib', record: (told) => `${record(told)}\n\n`, ...more };
}

function csv(
  name: string,
  header: string,
  row: (told: Told) => string,
  more: Partial<Dialect> = {},
): Dialect {
  return {
    name,
    format: 'csv',
    file: 'export.csv',
    before: `${header}\r\n`,
    record: (told) => `${row(told)}\r\n`,
    ...more,
  };
}

/** What every record says of its authors and its place in the journal, as most dialects of RIS have it. */
const authors = (tag: string): string[] => [`${tag}  - Smith, Jane`, `${tag}  - de la Cruz, Óscar`];
const PLACE = ['VL  - 12', 'IS  - 3', 'SP  - 45', 'EP  - 67'] as const;

/** Every record: Jane Smith and Óscar de la Cruz, Journal of Invented Studies 12(3), 45-67, 2019, DOI 10.5555/abc<n>. */
export const DIALECTS: readonly Dialect[] = [
  ris('Ovid RIS', ({ n, title }) => [
    'TY  - JOUR',
    'DB  - Ovid MEDLINE(R) <2019>',
    `AN  - 3012345${n}`,
    'ID  - 3012345',
    `T1  - ${title}.`,
    ...authors('A1'),
    'Y1  - 2019//',
    'N2  - BACKGROUND: Some text. METHODS: More text.',
    'KW  - Humans',
    'KW  - *Risk Factors',
    'JF  - Journal of Invented Studies',
    'JA  - J Invent Stud',
    ...PLACE,
    'CY  - England',
    `DO  - https://dx.doi.org/10.5555/abc${n}`,
    'UR  - https://ovidsp.example/x?T=JS&D=med',
    'ER  - ',
  ]),
  ris('Scopus RIS', ({ n, title }) => [
    'TY  - JOUR',
    `TI  - ${title}`,
    'T2  - Journal of Invented Studies',
    'J2  - J. Invent. Stud.',
    ...PLACE,
    'PY  - 2019',
    `DO  - 10.5555/abc${n}`,
    'SN  - 12345679 (ISSN)',
    ...authors('AU'),
    'AD  - Department of X, Y, Z',
    'AB  - Text.',
    'KW  - risk',
    'M3  - Article',
    'DB  - Scopus',
    'C7  - e45',
    'N1  - Export Date: 12 May 2020; Cited By: 5',
    'UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85',
    'ER  -',
  ]),
  ris('Web of Science RIS', ({ n, title }) => [
    'TY  - JOUR',
    ...authors('AU'),
    `TI  - ${title}`,
    'T2  - JOURNAL OF INVENTED STUDIES',
    'SN  - 1234-5679',
    'SN  - 2345-6780',
    'DA  - MAY',
    'PY  - 2019',
    ...PLACE,
    `DO  - 10.5555/abc${n}`,
    `AN  - WOS:00012345670000${n}`,
    'ER  -',
  ]),
  ris(
    'Embase RIS',
    ({ n, title }) => [
      'TY  - JOUR',
      'M3  - Article',
      `T1  - ${title}`,
      'A1  - Smith, J.',
      'A1  - de la Cruz, Ó.',
      'Y1  - 2019/05//',
      'JF  - Journal of Invented Studies',
      'JA  - J. Invent. Stud.',
      ...PLACE,
      'U2  - L12345678',
      `L2  - https://www.embase.com/search/results?id=${n}`,
      'DB  - Embase',
      `DO  - 10.5555/abc${n}`,
      'KW  - adult',
      'N2  - Text.',
      'ER  - ',
    ],
    { without: ['given'] },
  ),
  ris('EBSCO RIS (CINAHL)', ({ n, title }) => [
    'TY  - JOUR',
    `ID  - 1234${n}`,
    `T1  - ${title}`,
    ...authors('A1'),
    'Y1  - 2019/05//',
    'N1  - Accession Number: 12345. Language: English. Entry Date: 20190501. Revision Date: 20190502. Publication Type: Article.',
    'SP  - 45',
    'EP  - 67',
    'JO  - Journal of Invented Studies',
    'JF  - Journal of Invented Studies',
    'JA  - J INVENT STUD',
    'VL  - 12',
    'IS  - 3',
    'CY  - Malden, Massachusetts',
    'PB  - Publisher',
    'SN  - 1234-5679',
    'AD  - Department',
    `DO  - 10.5555/abc${n}`,
    'UR  - https://search.ebscohost.com/login.aspx?direct=true&db=ccm&AN=1',
    'DP  - EBSCOhost',
    'DB  - ccm',
    'ER  -',
  ]),
  ris(
    'ProQuest RIS',
    ({ n, title }) => [
      'TY  - JOUR',
      `T1  - ${title}`,
      'AN  - 2212345678; 12345',
      ...authors('AU'),
      'JF  - Journal of Invented Studies',
      ...PLACE,
      'PY  - 2019',
      'Y1  - 2019',
      'DA  - May 2019',
      'SN  - 1234-5679, 1234-5679',
      'N2  - Text.',
      'LA  - English',
      `DO  - https://doi.org/10.5555/abc${n}`,
      'KW  - Risk',
      'DB  - ProQuest Central',
      'ER  - ',
    ],
    { before: '\n' },
  ),
  ris('PsycINFO RIS', ({ n, title }) => [
    'TY  - JOUR',
    `ID  - 2019-12345-00${n}`,
    `T1  - ${title}.`,
    ...authors('A1'),
    'JF  - Journal of Invented Studies',
    'Y1  - 2019',
    ...PLACE,
    'PB  - American Psychological Association',
    'SN  - 1234-5679(Electronic),2345-6780(Print)',
    `M3  - doi:10.5555/abc${n}`,
    'ER  - ',
  ]),
  ris('Cochrane RIS', ({ n, title }) => [
    `Record #${n} of 3`,
    'Provider: John Wiley & Sons, Ltd.',
    'Content: text/plain; charset="UTF-8"',
    '',
    '',
    'TY  - JOUR',
    ...authors('AU'),
    `TI  - ${title}`,
    'JO  - Journal of Invented Studies',
    ...PLACE,
    'PY  - 2019',
    `DO  - 10.5555/abc${n}`,
    `AN  - CN-0123456${n}`,
    'ER  -',
  ]),
  ris(
    'JSTOR RIS',
    ({ n, title }) => [
      'TY  - JOUR',
      `TI  - ${title}`,
      ...authors('AU'),
      'C1  - Full publication date: May 2019',
      'DA  - 2019/05/01/',
      'EP  - 67',
      'IS  - 3',
      'PB  - Invented Press',
      'PY  - 2019',
      'SN  - 12345679',
      'SP  - 45',
      'T2  - Journal of Invented Studies',
      `UR  - http://www.jstor.org/stable/123${n}`,
      `DO  - 10.5555/abc${n}`,
      'VL  - 12',
      'Y2  - 2020/01/01/',
      'ER  - ',
    ],
    {
      before:
        'Provider: JSTOR http://www.jstor.org\nDatabase: JSTOR\nContent: text/plain; charset="us-ascii"\n\n\n',
    },
  ),
  ris(
    'Google Scholar RIS',
    ({ title }) => [
      'TY  - JOUR',
      `T1  - ${title}`,
      ...authors('A1'),
      'JO  - Journal of Invented Studies',
      ...PLACE,
      'SN  - 1234-5679',
      'Y1  - 2019',
      'PB  - Invented',
      'ER  - ',
    ],
    { without: ['DOI'] },
  ),
  ris('Mendeley RIS', ({ n, title }) => [
    'TY  - JOUR',
    `TI  - ${title}`,
    ...authors('AU'),
    'T2  - Journal of Invented Studies',
    'AB  - Text.',
    'DA  - 2019///',
    'PY  - 2019',
    `DO  - 10.5555/abc${n}`,
    'DP  - PubMed',
    'VL  - 12',
    'IS  - 3',
    'SP  - 45-67',
    'KW  - risk',
    'UR  - https://example.org',
    'L1  - internal-pdf://x.pdf',
    'ER  - ',
  ]),
  ris('Lens RIS', ({ n, title }) => [
    'TY  - JOUR',
    `TI  - ${title}`,
    ...authors('AU'),
    'AB  - Text.',
    'PB  - Invented',
    'PY  - 2019',
    'DA  - 2019/05/01/',
    'T2  - Journal of Invented Studies',
    ...PLACE,
    `DO  - 10.5555/abc${n}`,
    `UR  - https://lens.org/000-000-000-000-00${n}`,
    'SN  - 12345679',
    'ER  - ',
  ]),
  ris('Rayyan RIS', ({ n, title }) => [
    'TY  - JOUR',
    `TI  - ${title}`,
    'Y1  - 2019/5/1',
    'Y2  - ',
    'Y3  - ',
    'Y4  - ',
    ...PLACE,
    'JF  - Journal of Invented Studies',
    'J2  - ',
    ...authors('A1'),
    'AB  - Text.',
    `AN  - rayyan-12345${n}`,
    'LA  - ',
    `DO  - 10.5555/abc${n}`,
    'N1  - RAYYAN-INCLUSION: {"Jane"=>"Included"} | RAYYAN-LABELS: adults',
    'ER  - ',
  ]),
  ris('Covidence RIS', ({ n, title }) => [
    'TY  - JOUR',
    `ID  - 12${n}`,
    `N1  - Notes: Smith 2019; Tags: risk; Covidence #12${n}`,
    ...authors('A1'),
    `T1  - ${title}`,
    'JO  - Journal of Invented Studies',
    'VL  - 12',
    'IS  - 3',
    'SP  - 45-67',
    'Y1  - 2019',
    `DO  - 10.5555/abc${n}`,
    'N2  - Text',
    'ER  - ',
  ]),
  ris('RIS with tags in the wrong shape', ({ n, title }) => [
    'TY - JOUR',
    `TI - ${title}`,
    'AU - Smith, Jane',
    'AU - de la Cruz, Óscar',
    'JO - Journal of Invented Studies',
    'PY - 2019',
    'VL - 12',
    'IS - 3',
    'SP - 45',
    'EP - 67',
    `DO - 10.5555/abc${n}`,
    'ER -',
  ]),
  ris('RIS without spaces', ({ n, title }) => [
    'TY  -JOUR',
    `TI  -${title}`,
    'AU  -Smith, Jane',
    'AU  -de la Cruz, Óscar',
    'JO  -Journal of Invented Studies',
    'PY  -2019',
    'VL  -12',
    'SP  -45',
    'EP  -67',
    `DO  -10.5555/abc${n}`,
    'ER  -',
  ]),
  bib(
    'Google Scholar BibTeX',
    ({ n, title }) =>
      `@article{smith2019${n},\n  title={${title}},\n  author={Smith, Jane and de la Cruz, {\\'O}scar},\n  journal={Journal of Invented Studies},\n  volume={12},\n  number={3},\n  pages={45--67},\n  year={2019},\n  publisher={Invented}\n}`,
    { without: ['DOI'] },
  ),
  bib(
    'Scopus BibTeX',
    ({ n, title }) =>
      `@ARTICLE{Smith201945${n},\n\tauthor = {Smith, Jane and de la Cruz, Óscar},\n\ttitle = {${title}},\n\tyear = {2019},\n\tjournal = {Journal of Invented Studies},\n\tvolume = {12},\n\tnumber = {3},\n\tpages = {45 – 67},\n\tdoi = {10.5555/abc${n}},\n\turl = {https://www.scopus.com/inward/record.uri?eid=2-s2.0-85&doi=10},\n\ttype = {Article},\n\tpublication_stage = {Final},\n\tsource = {Scopus},\n\tnote = {Cited by: 5}\n}`,
    { before: 'Scopus\nEXPORT DATE: 12 May 2020\n\n' },
  ),
  bib(
    'Web of Science BibTeX',
    ({ n, title }) =>
      `@article{ WOS:00012345670000${n},\nAuthor = {Smith, Jane and de la Cruz, Oscar},\nTitle = {${title}},\nJournal = {JOURNAL OF INVENTED STUDIES},\nYear = {2019},\nVolume = {12},\nNumber = {3},\nPages = {45-67},\nMonth = {MAY},\nDOI = {10.5555/abc${n}},\nISSN = {1234-5679},\nEISSN = {2345-6780},\nUnique-ID = {WOS:0001},\n}`,
    { before: '\n' },
  ),
  bib(
    'old Web of Science BibTeX',
    ({ n, title }) =>
      `@article{ ISI:00012345670000${n},\nAuthor = {Smith, Jane and de la Cruz, Oscar},\nTitle = {{${title}}},\nJournal = {{JOURNAL OF INVENTED STUDIES}},\nYear = {{2019}},\nVolume = {{12}},\nNumber = {{3}},\nPages = {{45-67}},\nMonth = {{MAY}},\nDOI = {{10.5555/abc${n}}},\n}`,
  ),
  bib(
    'ACM BibTeX',
    ({ n, title }) =>
      `@article{10.5555/abc${n},\nauthor = {Smith, Jane and de la Cruz, \\'{O}scar},\ntitle = {${title}},\nyear = {2019},\nissue_date = {May 2019},\npublisher = {Association for Computing Machinery},\naddress = {New York, NY, USA},\nvolume = {12},\nnumber = {3},\nissn = {1234-5679},\nurl = {https://doi.org/10.5555/abc${n}},\ndoi = {10.5555/abc${n}},\njournal = {Journal of Invented Studies},\nmonth = may,\npages = {45–67},\nnumpages = {23},\nkeywords = {risk, harm}\n}`,
  ),
  bib(
    'IEEE BibTeX',
    ({ n, title }) =>
      `@ARTICLE{812345${n},\n  author={J. {Smith} and Ó. {de la Cruz}},\n  journal={Journal of Invented Studies}, \n  title={${title}}, \n  year={2019},\n  volume={12},\n  number={3},\n  pages={45-67},\n  doi={10.5555/abc${n}}}`,
    { without: ['given'] },
  ),
  bib(
    'DBLP BibTeX',
    ({ n, title }) =>
      `@article{DBLP:journals/jis/SmithC19${n},\n  author       = {Jane Smith and\n                  {\\'{O}}scar de la Cruz},\n  title        = {${title}},\n  journal      = {Journal of Invented Studies},\n  volume       = {12},\n  number       = {3},\n  pages        = {45--67},\n  year         = {2019},\n  url          = {https://doi.org/10.5555/abc${n}},\n  doi          = {10.5555/abc${n}},\n  timestamp    = {Mon, 01 May 2019 00:00:00 +0200},\n  biburl       = {https://dblp.org/rec/journals/jis/SmithC19.bib},\n  bibsource    = {dblp computer science bibliography, https://dblp.org}\n}`,
  ),
  bib(
    'Mendeley BibTeX',
    ({ n, title }) =>
      `@article{Smith2019${n},\nabstract = {Text with 5{\\%} and {\\textgreater}3.},\nauthor = {Smith, Jane and de la Cruz, {\\'{O}}scar},\ndoi = {10.5555/abc${n}},\nfile = {:C$\\backslash$:/Users/x/a.pdf:pdf},\njournal = {Journal of Invented Studies},\nmendeley-groups = {Risk},\nnumber = {3},\npages = {45--67},\ntitle = {{${title}}},\nvolume = {12},\nyear = {2019}\n}`,
    {
      before:
        'Automatically generated by Mendeley Desktop 1.19.4\nAny changes to this file will be lost if it is regenerated by Mendeley.\n\nBibTeX export options can be customized via Options -> BibTeX in Mendeley Desktop\n\n',
    },
  ),
  bib(
    'BibDesk',
    ({ n, title }) =>
      `@article{Smith:2019${n},\n\tauthor = {Jane Smith and {\\'O}scar de la Cruz},\n\tdate-added = {2019-05-01 10:00:00 +0200},\n\tdate-modified = {2019-05-01 10:00:00 +0200},\n\tdoi = {10.5555/abc${n}},\n\tjournal = {Journal of Invented Studies},\n\tnumber = {3},\n\tpages = {45--67},\n\ttitle = {${title}},\n\tvolume = {12},\n\tyear = {2019},\n\tbdsk-url-1 = {https://doi.org/10.5555/abc${n}},\n\tbdsk-file-1 = {YnBsaXN0MDDSAQIDBFxyZWxhdGl2ZVBhdGg=}}`,
    {
      before:
        '%% This BibTeX bibliography file was created using BibDesk.\n%% https://bibdesk.sourceforge.io/\n\n%% Created for Jane at 2019-05-01 10:00:00 +0200 \n\n%% Saved with string encoding Unicode (UTF-8) \n\n@string{jis = {Journal of Invented Studies}}\n\n',
      after:
        '@comment{BibDesk Static Groups{\n<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<array>\n</array>\n</plist>\n}}\n',
    },
  ),
  bib(
    'JabRef',
    ({ n, title }) =>
      `@Article{Smith2019${n},\n  author    = {Smith, Jane and de la Cruz, Óscar},\n  journal   = {Journal of Invented Studies},\n  title     = {${title}},\n  year      = {2019},\n  month     = {#may#},\n  number    = {3},\n  pages     = {45--67},\n  volume    = {12},\n  doi       = {10.5555/abc${n}},\n  groups    = {Risk},\n  owner     = {jane},\n  timestamp = {2019-05-01},\n}`,
    {
      before: '% Encoding: UTF-8\n\n@preamble{ "\\newcommand{\\x}{x}" }\n\n',
      after:
        '@Comment{jabref-meta: databaseType:bibtex;}\n\n@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 StaticGroup:Risk\\;0\\;1\\;\\;\\;\\;;\n}\n',
    },
  ),
  bib(
    'EndNote BibTeX',
    ({ n, title }) =>
      `@article{RN${n},\n   author = {Smith, Jane and de la Cruz, Óscar},\n   title = {${title}},\n   journal = {Journal of Invented Studies},\n   volume = {12},\n   number = {3},\n   pages = {45-67},\n   ISSN = {1234-5679},\n   DOI = {10.5555/abc${n}},\n   year = {2019},\n   type = {Journal Article}\n}`,
  ),
  bib(
    'old EndNote BibTeX, without keys',
    ({ n, title }) =>
      `@article{\n   author = {Smith, Jane and de la Cruz, Óscar},\n   title = {${title}},\n   journal = {Journal of Invented Studies},\n   volume = {12},\n   number = {3},\n   pages = {45-67},\n   DOI = {10.5555/abc${n}},\n   year = {2019} }`,
  ),
  bib(
    'Springer BibTeX',
    ({ n, title }) =>
      `@Article{Smith2019${n},\nauthor="Smith, Jane\nand de la Cruz, {\\'O}scar",\ntitle="${title}",\njournal="Journal of Invented Studies",\nyear="2019",\nmonth="May",\nday="01",\nvolume="12",\nnumber="3",\npages="45--67",\nabstract="Text with \\&thinsp;and {\\textgreater} 3.",\nissn="1234-5679",\ndoi="10.5555/abc${n}",\nurl="https://doi.org/10.5555/abc${n}"\n}`,
  ),
  bib(
    'ScienceDirect BibTeX',
    ({ n, title }) =>
      `@article{SMITH201945${n},\ntitle = {${title}},\njournal = {Journal of Invented Studies},\nvolume = {12},\nnumber = {3},\npages = {45-67},\nyear = {2019},\nissn = {1234-5679},\ndoi = {https://doi.org/10.5555/abc${n}},\nurl = {https://www.sciencedirect.com/science/article/pii/S0},\nauthor = {Jane Smith and Óscar {de la Cruz}},\nkeywords = {risk, harm},\nabstract = {Objective\nText.}\n}`,
  ),
  bib(
    'Taylor & Francis BibTeX',
    ({ n, title }) =>
      `@article{doi:10.5555/abc${n},\nauthor = {Jane Smith and Óscar de la Cruz},\ntitle = {${title}},\njournal = {Journal of Invented Studies},\nvolume = {12},\nnumber = {3},\npages = {45--67},\nyear = {2019},\npublisher = {Routledge},\ndoi = {10.5555/abc${n}},\nURL = { \n    \n        https://doi.org/10.5555/abc${n}\n    \n    \n\n},\neprint = { \n    \n        https://doi.org/10.5555/abc${n}\n    \n}\n}`,
  ),
  bib(
    'Zotero BibLaTeX',
    ({ n, title }) =>
      `@article{smithRisk2019${n},\n  title = {{${title}}},\n  author = {Smith, Jane and family=Cruz, given=Óscar, prefix=de la, useprefix=true},\n  date = {2019-05-01},\n  journaltitle = {Journal of Invented Studies},\n  shortjournal = {J. Invent. Stud.},\n  volume = {12},\n  number = {3},\n  pages = {45--67},\n  doi = {10.5555/abc${n}},\n  langid = {english},\n  keywords = {risk,harm},\n  file = {/home/x/a.pdf}\n}`,
    { format: 'biblatex' },
  ),
  {
    name: 'PubMed nbib',
    format: 'nbib',
    file: 'pubmed.nbib',
    record: ({ n, title }) =>
      `PMID- 3012345${n}\nOWN - NLM\nSTAT- MEDLINE\nIS  - 1234-5679 (Electronic)\nVI  - 12\nIP  - 3\nDP  - 2019 May\nTI  - ${title}.\nPG  - 45-67\nLID - 10.5555/abc${n} [doi]\nAB  - BACKGROUND: Text that goes\n      on. METHODS: More.\nFAU - Smith, Jane\nAU  - Smith J\nAD  - Department.\nFAU - de la Cruz, Óscar\nAU  - de la Cruz Ó\nLA  - eng\nPT  - Journal Article\nTA  - J Invent Stud\nJT  - Journal of Invented Studies\nMH  - Humans\nMH  - *Risk\nSO  - J Invent Stud. 2019 May;12(3):45-67.\n\n`,
  },
  {
    name: 'EndNote refer',
    format: 'enw',
    file: 'x.enw',
    record: ({ n, title }) =>
      `%0 Journal Article\n%A Smith, Jane\n%A de la Cruz, Óscar\n%D 2019\n%T ${title}\n%J Journal of Invented Studies\n%V 12\n%N 3\n%P 45-67\n%R 10.5555/abc${n}\n%X Text.\n\n`,
  },
  {
    name: 'Web of Science plain text',
    format: 'wos',
    file: 'savedrecs.txt',
    before: '\uFEFFFN Clarivate Analytics Web of Science\nVR 1.0\n',
    record: ({ n, title }) =>
      `PT J\nAU Smith, J\n   de la Cruz, O\nAF Smith, Jane\n   de la Cruz, Óscar\nTI ${title}\nSO JOURNAL OF INVENTED STUDIES\nLA English\nDT Article\nDE risk; harm\nSN 1234-5679\nPD MAY\nPY 2019\nVL 12\nIS 3\nBP 45\nEP 67\nDI 10.5555/abc${n}\nUT WOS:000${n}\nER\n\n`,
    after: 'EF',
  },
  {
    name: 'PubMed XML',
    format: 'pubmed-xml',
    file: 'x.xml',
    before:
      '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n<PubmedArticleSet>\n',
    record: ({ n, title }) =>
      `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">3012345${n}</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year><Month>May</Month></PubDate></JournalIssue><Title>Journal of Invented Studies</Title><ISOAbbreviation>J Invent Stud</ISOAbbreviation></Journal><ArticleTitle>${title}.</ArticleTitle><Pagination><MedlinePgn>45-67</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.5555/abc${n}</ELocationID><AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Smith</LastName><ForeName>Jane</ForeName><Initials>J</Initials></Author><Author><LastName>de la Cruz</LastName><ForeName>Óscar</ForeName></Author></AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>\n`,
    after: '</PubmedArticleSet>',
  },
  {
    name: 'EndNote XML',
    format: 'endnote-xml',
    file: 'x.xml',
    before: '<?xml version="1.0" encoding="UTF-8" ?><xml><records>',
    record: ({ n, title }) =>
      `<record><database name="x.enl" path="/x.enl">x.enl</database><rec-number>${n}</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal" font="default" size="100%">Smith, Jane</style></author><author><style face="normal">de la Cruz, Óscar</style></author></authors></contributors><titles><title><style face="normal" font="default" size="100%">${title}</style></title><secondary-title><style>Journal of Invented Studies</style></secondary-title></titles><pages><style>45-67</style></pages><volume><style>12</style></volume><number><style>3</style></number><dates><year><style>2019</style></year></dates><electronic-resource-num><style>10.5555/abc${n}</style></electronic-resource-num></record>\n`,
    after: '</records></xml>',
  },
  {
    name: 'RefWorks tagged',
    format: 'refworks',
    file: 'x.txt',
    record: ({ n, title }) =>
      `RT Journal Article\nSR Electronic(1)\nID ${n}\nA1 Smith, Jane\nA1 de la Cruz, Óscar\nT1 ${title}\nJF Journal of Invented Studies\nYR 2019\nVO 12\nIS 3\nSP 45\nOP 67\nDO 10.5555/abc${n}\n\n`,
  },
  csv(
    'Scopus CSV',
    '\uFEFF"Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","Issue","Art. No.","Page start","Page end","Page count","Cited by","DOI","Link","Abstract","Author Keywords","Document Type","Publication Stage","Open Access","Source","EID"',
    ({ n, title }) =>
      `"Smith J.; de la Cruz Ó.","Smith, Jane (57123456789); de la Cruz, Óscar (57123456780)","57123456789; 57123456780","${title}","2019","Journal of Invented Studies","12","3","","45","67","","5","10.5555/abc${n}","https://www.scopus.com/x","Text, ""quoted"".","risk; harm","Article","Final","","Scopus","2-s2.0-8512345${n}"`,
  ),
  csv(
    'old Scopus CSV',
    'Authors,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,Page count,Cited by,DOI,Link,Document Type,Source,EID',
    ({ n, title }) =>
      `"Smith J., de la Cruz Ó.","571;572","${title}",2019,"Journal of Invented Studies","12","3",,"45","67",,5,"10.5555/abc${n}","https://x",Article,Scopus,2-s2.0-85${n}`,
    { without: ['given'] },
  ),
  csv(
    'PubMed CSV',
    'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI',
    ({ n, title }) =>
      `3012345${n},"${title}.","Smith J, de la Cruz Ó.","J Invent Stud. 2019 May;12(3):45-67. doi: 10.5555/abc${n}.",Smith J,J Invent Stud,2019,2019/05/01,,,10.5555/abc${n}`,
    { without: ['volume', 'page', 'given'] },
  ),
  csv(
    'Lens CSV',
    '\uFEFFLens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Publisher,Source Country,Author/s,Abstract,Volume,Issue Number,Start Page,End Page,Fields of Study,Keywords,MeSH Terms,Chemicals,Funding,Source URLs,External URL,PMID,DOI,Microsoft Academic ID,PMCID,Citing Patents Count,References,Citing Works Count,Is Open Access,Open Access License,Open Access Colour',
    ({ n, title }) =>
      `000-000-000-000-00${n},${title},2019-05-01,2019,journal article,Journal of Invented Studies,12345679,Invented,United Kingdom,Jane Smith; Óscar de la Cruz,Text,12,3,45,67,Medicine; Risk,,,,,,https://x,,10.5555/abc${n},,,0,,0,false,,`,
  ),
  csv(
    'OpenAlex CSV',
    'id,doi,display_name,publication_year,type,primary_location.source.display_name,authorships.author.display_name,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page',
    ({ n, title }) =>
      `https://openalex.org/W1${n},https://doi.org/10.5555/abc${n},${title},2019,article,Journal of Invented Studies,Jane Smith|Óscar de la Cruz,12,3,45,67`,
  ),
  csv(
    'Zotero CSV',
    '\uFEFF"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url","Abstract Note","Date","Date Added","Date Modified","Access Date","Pages","Num Pages","Issue","Volume","Number Of Volumes","Journal Abbreviation","Short Title","Manual Tags","Automatic Tags","Editor"',
    ({ n, title }) =>
      `"ABCD123${n}","journalArticle","2019","Smith, Jane; de la Cruz, Óscar","${title}","Journal of Invented Studies","","1234-5679","10.5555/abc${n}","https://x","Text","2019-05","2020-01-01 10:00:00","2020-01-01 10:00:00","2020-01-01 10:00:00","45-67","","3","12","","J. Invent. Stud.","","risk; harm","",""`,
  ),
  csv(
    'Dimensions CSV',
    '"About the data: Exported on May 12, 2020. Criteria: risk. © 2020 Digital Science"\r\n"Rank","Publication ID","DOI","PMID","PMCID","Title","Abstract","Source title","Anthology title","Publisher","MeSH terms","Publication Date","PubYear","Volume","Issue","Pagination","Open Access","Publication Type","Authors","Authors Affiliations","Dimensions URL","Times cited"',
    ({ n, title }) =>
      `"${n}","pub.1123${n}","10.5555/abc${n}","","","${title}","Text","Journal of Invented Studies","","Invented","","2019-05-01","2019","12","3","45-67","Closed","Article","Smith, Jane; de la Cruz, Óscar","Smith, Jane (University of X)","https://app.dimensions.ai/x","5"`,
  ),
  csv(
    'Web of Science tab-delimited',
    '\uFEFFPT\tAU\tBA\tBE\tGP\tAF\tBF\tCA\tTI\tSO\tSE\tBS\tLA\tDT\tCT\tDE\tID\tAB\tSN\tEI\tBN\tJ9\tJI\tPD\tPY\tVL\tIS\tPN\tSU\tBP\tEP\tAR\tDI\tPG\tUT',
    ({ n, title }) =>
      `J\tSmith, J; de la Cruz, O\t\t\t\tSmith, Jane; de la Cruz, Óscar\t\t\t${title}\tJOURNAL OF INVENTED STUDIES\t\t\tEnglish\tArticle\t\trisk; harm\t\tText\t1234-5679\t\t\tJ INVENT STUD\tJ. Invent. Stud.\tMAY\t2019\t12\t3\t\t\t45\t67\t\t10.5555/abc${n}\t23\tWOS:000${n}`,
    { file: 'savedrecs.txt' },
  ),
  csv(
    'Web of Science Excel as CSV',
    'Publication Type,Authors,Book Authors,Author Full Names,Article Title,Source Title,Language,Document Type,Author Keywords,Abstract,ISSN,eISSN,Journal Abbreviation,Publication Date,Publication Year,Volume,Issue,Start Page,End Page,Article Number,DOI,UT (Unique WOS ID)',
    ({ n, title }) =>
      `J,"Smith, J; de la Cruz, O",,"Smith, Jane; de la Cruz, Óscar",${title},JOURNAL OF INVENTED STUDIES,English,Article,risk; harm,Text,1234-5679,,J INVENT STUD,MAY,2019,12,3,45,67,,10.5555/abc${n},WOS:000${n}`,
  ),
  {
    name: 'Embase CSV by row',
    format: 'csv',
    file: 'records.csv',
    record: ({ n, title }) =>
      [
        `"TITLE","${title}"`,
        '"AUTHOR NAMES","Smith J.","de la Cruz Ó."',
        '"AUTHOR ADDRESSES","(Smith J.) University of X, City","(de la Cruz Ó.) Institute of Y, Town"',
        '"CORRESPONDENCE ADDRESS","J. Smith, University of X"',
        '"SOURCE TITLE","Journal of Invented Studies"',
        '"PUBLICATION YEAR","2019"',
        '"VOLUME","12"',
        '"ISSUE","3"',
        '"FIRST PAGE","45"',
        '"LAST PAGE","67"',
        '"PUBLICATION TYPE","Article"',
        '"ISSN","1234-5679","(electronic) 1234-5687"',
        '"ABSTRACT","Background: some text, and a ""quoted"" word.\nMethods: more text."',
        '"EMTREE MEDICAL INDEX TERMS (MAJOR FOCUS)","risk factor","harm"',
        '"LANGUAGE OF ARTICLE","English"',
        `"PUI","L12345${n}"`,
        `"DOI","10.5555/abc${n}"`,
        `"EMBASE LINK","https://www.embase.com/search/results?id=${n}"`,
        '',
        '',
      ].join('\n'),
    without: ['given'],
  },
  csv(
    'EBSCO CSV with all of the source in one cell',
    'Title,Author,Source,Abstract,DOI',
    ({ n, title }) =>
      `${title},"Smith, Jane; de la Cruz, Óscar","Journal of Invented Studies, Vol 12(3), Mar, 2019. pp. 45-67.",Text,10.5555/abc${n}`,
  ),
  csv(
    'Ovid CSV with all of the source in one cell',
    'Title,Authors,Source,Abstract,DOI',
    ({ n, title }) =>
      `${title},"Smith, Jane; de la Cruz, Óscar","Journal of Invented Studies. 12(3):45-67, 2019 Mar.",Text,10.5555/abc${n}`,
  ),
  csv(
    'Embase CSV with all of the source in one cell',
    'Title,Author Names,Source,Abstract,DOI',
    ({ n, title }) =>
      `${title},"Smith J., de la Cruz Ó.","Journal of Invented Studies (2019) 12:3 (45-67). Date of Publication: 1 Mar 2019",Text,10.5555/abc${n}`,
    { without: ['given'] },
  ),
  {
    name: 'Cochrane Library plain text',
    format: 'cochrane',
    file: 'citation-export.txt',
    record: ({ n, title }) =>
      [
        `Record #${n} of 3`,
        `ID: CN-0123456${n}`,
        'AU: Smith J',
        'AU: de la Cruz Ó',
        `TI: ${title}.`,
        'SO: Journal of Invented Studies',
        'YR: 2019',
        'VL: 12',
        'NO: 3',
        'PG: 45-67',
        `PM: PUBMED 3000000${n}`,
        'XR: EMBASE 600123',
        'PT: Journal article',
        'KY: *risk factor; Adult; Humans',
        `DOI: 10.5555/abc${n}`,
        'AB: Background: some text.',
        `US: https://www.cochranelibrary.com/central/doi/10.1002/central/CN-0123456${n}/full`,
        '',
        '',
      ].join('\n'),
    without: ['given'],
  },
  csv(
    'Embase CSV',
    '"Title","Author Names","Source","Publication Year","Volume","Issue","First Page","Last Page","DOI","Publication Type","Abstract","Embase Accession ID (PUI)"',
    ({ n, title }) =>
      `"${title}","Smith J., de la Cruz Ó.","Journal of Invented Studies","2019","12","3","45","67","10.5555/abc${n}","Article","Text","L12345${n}"`,
    { without: ['given'] },
  ),
];
