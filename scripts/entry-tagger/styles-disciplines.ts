import type { Template } from './template.ts';

type Line = readonly [kind: Template['kind'], text: string, weight?: number];

const of = (language: Template['language'], lines: readonly Line[]): readonly Template[] =>
  lines.map(([kind, text, weight = 1]) => ({ kind, language, weight, text }));

/** Ways of printing that belong to single disciplines: old prints and collected works, papers of parliaments and meetings, formulas of chemistry and physics. */
export const DISCIPLINES: readonly Template[] = [
  ...of('en', [
    // Notes of the humanities
    [
      'book',
      '{author:first}. *{title}*. Ed. {editor:direct}. {translator|Trans.} {translator:person}. {place}: {publisher}, {year}.',
    ],
    ['book', '{author:first}. *{title}*. Ed. {editor:direct}. {place}: {publisher}, {year}. {note|Print.}'],
    ['book', '{author:first}. *{title}*. {year:original}. {place}: {publisher}, {year}.'],
    [
      'book',
      '{author:first}. *{title}*. {editor|Edited and translated by} {editor:direct}. {place}: {publisher}, {year}.',
    ],
    [
      'book',
      '{author:direct}, *{title}*, {translator|trans.} {translator:person} ({place}: {publisher}, {year}), {pages}.',
    ],
    ['book', '{author:initials}, *{title:two}*, {place} {year} ({note:reprint}).'],
    ['book', '{author:first}. *{title}*. {year:original}. {note|Reprint}, {place}: {publisher}, {year}.'],
    [
      'chapter',
      '{author:first}, “{title}”, in *{container}*, {translator|trans. by} {translator:person}, {editor|ed. by} {editor:direct} ({place}: {publisher}, {year}), pp. {pages}.',
    ],
    ['book', '{author:first}. *{title}*. {volume:vol}, {title:second}. {place}: {publisher}, {year}.'],
    [
      'book',
      '{author:first}. [{year:original}] {year}. *{title}*. {translator|Translated by} {translator:person}. {place}: {publisher}.',
    ],
    ['book', '{author:apa} ({year}). *{title}* (Vol. {volume:roman}). {place}: {publisher}.', 2],
    // Collections of papers and theses as engineers print them
    [
      'thesis',
      '{author:initials}, “{title},” {genre|Ph.D. dissertation}, {publisher:dept}, {place:us}, {year}.',
      2,
    ],
    ['thesis', '{author:initials}, “{title},” {genre|M.S. thesis}, {publisher:dept}, {place}, {year}.'],
    ['thesis', '{author:first}. {year}. {title}. {genre|Ph.D. dissertation}, {publisher:dept}.'],
    ['preprint', '{author:direct}. {title}. *{journal|CoRR}*, {volume:abs}, {year}.', 2],
    ['preprint', '{author:colon}: {title}. {journal|CoRR} {volume:abs} ({year}). {url}'],
    ['web', '{author:letters}: {title}. {genre:report} ({year}). {url}'],
    ['web', '{author:letters}: {title}. {url} ({year})'],
    ['web', '{author:letters} ({year}). {title}. {url}'],
    ['preprint', '{author:letters}: {title}. {genre|arXiv preprint} {arxiv} ({year})'],
    [
      'conference',
      '{author:initials}, “{title},” in *{container:event}*, {place:meeting}, {monthabbr} {year}, pp. {pages}.',
      2,
    ],
    [
      'conference',
      '{author:apa} ({year}). {title}. In *{container:event}*, pages {pages}, {place:meeting}. {publisher:org}.',
      2,
    ],
    ['conference', '{author:direct}. {title}. In *{container:event}*, {place:meeting}, {monthyear}.', 2],
    // Reports and papers of authorities
    ['report', '{author:org}. {year}. *{title}*. {genre:official}. {place}: {publisher:org}.', 2],
    ['report', '{author:org} ({year}) {title}, {genre:official}, {place}.'],
    ['report', '{author:org}. ({year}). {title}. {place:us} {note|Accessed} {note:monthdayyear}. {url}.'],
    ['book', '{author:first}. {year}. *{title}*. {place:us}: {publisher}.'],
    ['book', '{author:apa} {year}. *{title}*. {place:us}; {publisher}.'],
    // Chemistry and physics, mostly without titles
    ['article', '{author:initials}, *{journal:parts}*, {year}, *{volume}*, {pages:first}.', 2],
    ['article', '{author:semicolon} *{journal:parts}* {year}, *{volume}*, {pages:first}.', 2],
    ['article', '{author:semicolon} {title}. *{journal:parts}* {year}, *{volume}*, {pages}.'],
    ['article', '{author:initials}, {title}, {journal:parts} ({year}), {volume} {pages:first}.'],
    ['article', '{author:vancouver} ({year}) {title}. {journal:parts} {volume}:{pages}.'],
    [
      'article',
      '{author:initials} ({author:group}), {journal:parts} *{volume}*, {pages:article} ({year}).',
      2,
    ],
    [
      'article',
      '{author:vancouver}; {author:group}. {title}. {journal:parts}. {year};{volume}({issue}):{pages}.',
      2,
    ],
  ]),
  ...of('de', [
    ['edited', '{editor:last} (Hrsg.): {title}. {series:sonder}. {place}: {publisher}, {year}.'],
    [
      'chapter',
      '{author:last} ({year}): {title}. In: {editor:last} (Hrsg.): {container}. {series:sonder}. {place}: {publisher}, S. {pages}.',
      2,
    ],
    ['article', '{author:apa} ({year}). {title}. *{journal}*, {issue:sonder}, {pages}.'],
    ['book', '{author:last} ({year}): {title:two}. {place}: {publisher}.', 2],
    ['book', '{author:last} ({year}): {title:two}. {volume:band}: {title:second}. {place}: {publisher}.', 2],
    ['book', '{author:last}: {title}. {volume:band}: {title:second}, {place} {year}.'],
    ['book', '{author:last} ({year}): “{title}”. {title:second}. {place}: {publisher}.', 2],
    [
      'book',
      '{author:last} ({year}): {title}. {translator:german} {translator:person}. {place}: {publisher}[ ({series:reihe})].',
      2,
    ],
    ['book', '{author:last} ({year}): {title}. {place}: {publisher} ({series:reihe}).', 2],
    [
      'book',
      '{author:last} ({year}): {title}. {series|Gesamtausgabe} {volume:band}, hrsg. von {editor:direct}, {place}: {publisher}.',
    ],
    ['book', '{author:last} ({year:original}/{year}): {title:two}, {edition:german}, {place}: {publisher}.'],
    ['report', '{author:org} ({year}): {title}. {genre:drucksache}. {place}.', 2],
    ['report', '{author:org}: {title}, {genre:drucksache} {date|vom} {dotted}.'],
    [
      'report',
      '{author:org} (Hrsg.) ({year}): {title:two}. {place}[. {note|Online verfügbar unter} {url}, {note|Zugriff am} {note:dotted}].',
    ],
    ['news', '{author:last} ({year}): {title}. In: {journal:paper} {date|v.} {dotted}, S. {pages:page}.', 2],
    ['news', '{author:last}: {title}, in: {journal:paper} {date|vom} {dotted}, S. {pages:page}.'],
    ['news', '{author:last} ({year}): {title}. In: {journal:paper} {issue}/{year}, S. {pages}.', 2],
    ['article', '{author:last} ({year}): {title}. In: {journal}, B {issue}/{year}, S. {pages}.'],
    [
      'chapter',
      '{author:last} {year}: {title}. S. {pages} in: {editor:und} (Hg.): {container}, {place}: {publisher}.',
    ],
  ]),
  ...of('it', [
    [
      'chapter',
      '{author:initials}, *{title}*, in *{container:congress}*, {place}, {publisher}, {year}, pp. {pages}.',
      2,
    ],
    ['chapter', '{author:direct}, {note|voce} “{title}”, in *{container}*, {volume:roman}, {place} {year}.'],
    [
      'chapter',
      '{author:initials}, *{title}*, in {editor:initials}, *{container:two}*, {place}, {publisher}, {year}, pp. {pages}.',
      2,
    ],
    [
      'book',
      '{author:direct}, *{title}*, {note|edizione critica e annotata} a cura di {editor:direct}, {place}, {publisher}, {year}.',
    ],
    [
      'book',
      '{author:initials}, *{title}*, a cura di {editor:direct}, {note:volumes}, {place}: {publisher}, {year:range}.',
      2,
    ],
    [
      'book',
      '{author:initials}, *{title}*, {note|ed. critica} a cura di {editor:initials}, {publisher}, {place} {year}[, {volume:vol}, p. {pages:first}].',
    ],
    ['book', '{author:initials}, *{title:two}*, {place}, {publisher}, {year} ({note:reprint}).', 2],
    ['book', '{author:direct}, *{title:two}*, {place}, {publisher}, {year}.', 2],
    ['book', '{author:spaced}, *{title}*, {place}, {publisher:press}, {year}[, c. {pages:first}].', 2],
    ['book', '{author:last}: {title}. {place}: {publisher:press}, {year}.'],
    ['book', '{author:initials}, *{title}*, {place} {year:short}, {volume:tome}, p. {pages:first}.', 2],
    [
      'chapter',
      '{author:initials}, *{title}*, in *{container}*, {volume:roman}, {place}, {publisher}, {year}, pp. {pages}.',
      2,
    ],
    [
      'article',
      '{author:initials}, *{title}*, in «{journal}», {volume:romans}, {year:short}, pp. {pages}.',
      2,
    ],
    ['article', '{author:direct}, «{title}», *{journal}*, {volume} ({year}), {issue}, pp. {pages}.', 2],
    ['article', '{author:initials}, *{title}*, «{journal}», {series|n.s.}, {volume} ({year}), pp. {pages}.'],
  ]),
];
