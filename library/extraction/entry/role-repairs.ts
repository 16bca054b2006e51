import { joined, type Run, splitRuns } from './runs.ts';

const NAME =
  "(?:(?:\\p{Lu}\\p{M}*\\.[\\s-]?)+|\\p{Lu}[\\p{L}’'.-]+\\s?|(?:van|von|de|der|den|di|da|du|la|le)\\s)";
const NAMES = `(?:${NAME}){1,5}(?:(?:,\\s|,?\\s?(?:and|und|et|e|y|&|/)\\s?)(?:${NAME}){1,5}){0,4}`;
const EDITOR_PHRASE =
  'a cura di|edited by|edited and (?:translated|introduced|annotated) by|ed\\. and trans\\. by|ed\\. by|hrsg\\. v(?:on|\\.)|hg\\. v(?:on|\\.)|herausgegeben von|sous la direction de|textes réunis par|édité par|éd\\. par|edición de';
const TRANSLATOR_PHRASE =
  "aus dem \\p{Lu}\\p{Ll}+en(?: (?:übersetzt|übertragen))? v(?:on|\\.)|(?:deutsch|übersetzt|übers\\.|übertragen) v(?:on|\\.)|translated (?:from the \\p{Lu}\\p{Ll}+ )?by|transl?\\.(?: by)?|traduit (?:de l[’']\\p{L}+|du \\p{L}+) par|trad\\. (?:it\\. |fr\\. )?(?:di|de|par)|traduzione (?:italiana )?di|traducción de";

const WORK_AND_ROLE = new RegExp(
  `^(\\s*\\p{Lu}[^,.]{1,40}),\\s+(\\p{Lu}[^,.]{2,60}),\\s+(?:(transl?\\.|translated by)|ed\\.|edited by)\\s+(${NAMES})[\\s.,;:]*$`,
  'u',
);

/** "Cicero, De Oratore, trans. E. W. Marsh and H. Quay" taken for authors is a classic with its title; what follows as a title is the series. */
export function splitClassic(runs: readonly Run[]): readonly Run[] {
  const [first, second, ...rest] = runs;
  const match = first?.label === 'author' ? WORK_AND_ROLE.exec(first.text) : null;
  if (!first || !match) return runs;
  return [
    { ...first, text: match[1]! },
    { ...first, label: 'title', text: match[2]! },
    { ...first, label: match[3] ? 'translator' : 'editor', text: match[4]! },
    ...(second ? [second.label === 'title' ? ({ ...second, label: 'series' } as const) : second] : []),
    ...rest,
  ];
}

const EDITOR_TAIL = new RegExp(
  `^(.{3,}?)[\\s.,;:]*[\\s.,;:(](?:(?:${EDITOR_PHRASE})\\s+(${NAMES})|(?<=[.!?”"]\\s)Eds?\\.\\s+(${NAMES}))[\\s.,;:)]*$`,
  'u',
);
const EDITOR_TAIL_CAPITAL = new RegExp(
  `^(.{3,}?)[.!?”"»]\\s+(?:Edited (?:and (?:translated|introduced|annotated) )?by|Hrsg\\. v(?:on|\\.)|Hg\\. v(?:on|\\.)|Herausgegeben von|Ed\\. by|A cura di)\\s+(${NAMES})[\\s.,;:)]*$`,
  'u',
);
/** The word that a person's role is told with stands right before the name. */
const ROLE_WITHIN = /(?:\b(?:di|by|von|v\.|de|par|eds?\.|transl?\.))\s/i;
const TRANSLATOR_TAIL = new RegExp(
  `^(.{3,}?)[\\s.,;:]*[\\s.,;:(](?:${TRANSLATOR_PHRASE})\\s+(${NAMES})[\\s.,;:)]*$`,
  'iu',
);

/** "Navigazioni e viaggi, a cura di Marta Milo" and "Moderne. Aus dem Englischen von R. Kress" taken for a title end in a person with a role. */
export const splitRoles = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run): readonly Run[] => {
    if (run.label !== 'title' && run.label !== 'container') return [run];
    if (!ROLE_WITHIN.test(run.text)) return [run];
    const edited = EDITOR_TAIL.exec(run.text) ?? EDITOR_TAIL_CAPITAL.exec(run.text);
    const translated = edited ? null : TRANSLATOR_TAIL.exec(run.text);
    const match = edited ?? translated;
    if (!match) return [run];
    return [
      { ...run, text: match[1]! },
      { ...run, label: edited ? 'editor' : 'translator', text: match[2] ?? match[3]! },
    ];
  });

const CUE_AT_END =
  /^(.{3,}?)[,.;]?\s+(?:eds?\.?|edited by|hrsg\. v(?:on|\.)|hg\. v(?:on|\.)|a cura di)\s*$/iu;
const PLAIN_NAMES =
  "(?:\\p{Lu}\\.\\s?)*\\p{Lu}[\\p{L}’'-]+(?:\\s(?:\\p{Lu}\\.\\s?)*(?:and\\s)?\\p{Lu}[\\p{L}’'-]+){1,5}";
const ROLE_FIRST = new RegExp(
  `^\\W*(?:Trans(?:l|lated)?\\.?(?: by)?|Übers\\. v(?:on|\\.))\\s+(${PLAIN_NAMES})[.,]\\s+(\\p{Lu}.{3,})$`,
  'u',
);

/** "In Famulus Christi, ed." before an editor loses the cue; "Trans. Nora Rand. Harbour Inquiry" is a translator and a journal. */
export const cutRoleCue = (runs: readonly Run[]): readonly Run[] =>
  splitRuns(runs, (run, i): readonly Run[] => {
    if (run.label !== 'container' && run.label !== 'journal') return [run];
    const cue = runs[i + 1]?.label === 'editor' ? CUE_AT_END.exec(run.text) : null;
    if (cue) return [{ ...run, text: cue[1]! }];
    const person = ROLE_FIRST.exec(run.text);
    if (!person) return [run];
    return [
      { ...run, label: 'translator', text: person[1]! },
      { ...run, text: person[2]! },
    ];
  });

const HEADWORD_CUE = /^(.{3,}?)[\s,]+(?:ad\s+vocem|voce|s\.\s?v\.|lemma|art\.)\s*$/iu;

/** "Eugenio Marsh, voce" before the title of an article in a work of reference. */
export const cutHeadwordCue = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const match = i === 0 && run.label === 'author' ? HEADWORD_CUE.exec(run.text) : null;
    return match ? { ...run, text: match[1]! } : run;
  });

const WHOLE_EDITION_CUE =
  /^(.{3,}?)[.,;]\s+(?:edizione|ed\.|edition|édition|Ausgabe)\s+(?:critica|nazionale|commentata|annotata|critique|critical)(?:\s+(?:e|et|and)\s+\p{Ll}+)?\s*,?\s*$/iu;
const EDITION_CUE = /^(.{3,}?)[.,;]\s+(?:nuova\s+)?(?:ed|ediz)\.?\s*$/iu;
const CRITICAL = /^\s*(?:crit(?:ica|ique|\.)|nazionale)\s+(?=a cura di|par|di\s)/iu;

/** "Lettere, ed." and "critica a cura di V. Marsh": the kind of edition is part of neither. */
export const cutCriticalEdition = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run, i): Run => {
    const [last, next] = [runs[i - 1], runs[i + 1]];
    const both = (title?: Run, editor?: Run): boolean =>
      title?.label === 'title' &&
      editor?.label === 'editor' &&
      EDITION_CUE.test(title.text) &&
      CRITICAL.test(editor.text);
    if (run.label === 'title' && next?.label === 'editor' && WHOLE_EDITION_CUE.test(run.text))
      return { ...run, text: WHOLE_EDITION_CUE.exec(run.text)![1]! };
    if (both(run, next)) return { ...run, text: EDITION_CUE.exec(run.text)![1]! };
    return both(last, run) ? { ...run, text: run.text.replace(CRITICAL, '') } : run;
  });

const GROUP =
  "\\p{Lu}[\\p{L}\\d&/’'-]*\\s(?:\\p{Lu}[\\p{L}\\d&/’'-]*\\s|(?:of|and|for|on|the)\\s){0,8}?(?:Collaborations?|Group|Consortium|Committee|Investigators|Collaborators|Network|Team|Task Force)";
const GROUP_IN_BRACKETS = new RegExp(`^\\W*\\(((?:for the |the )?${GROUP})\\)[\\s.,;:]*$`, 'u');
const GROUP_AFTER_ET_AL = new RegExp(`^(.{3,}?\\set\\sal)\\.?;\\s+(${GROUP})[.,]?$`, 'u');
const GROUP_AND_TITLE = new RegExp(`^\\s*(${GROUP})\\.\\s+(?=\\p{Lu})`, 'u');

/** The group among the names; nobody is named after "et al.". */
function withGroup(names: string, group: string): string {
  const before = names.replace(/[\s,;]+et\s+al\.?$/u, '');
  return `${before}; ${group}${before === names ? '' : ', et al.'}`;
}

/** "Abbott et al." before "(Harbour Scientific Collaboration)", or "et al;" before "Tides Committee. Definitions of …": a group among the authors. */
export function joinAuthorGroup(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs;
  if (first?.label !== 'author' || !second) return runs;
  const within = first.text.includes('et al') ? GROUP_AFTER_ET_AL.exec(first.text.trim()) : null;
  if (within) return [{ ...first, text: withGroup(within[1]!, within[2]!) }, ...runs.slice(1)];
  const names = first.text.trim().replace(/[\s,;]+$/u, '');
  const bracketed = /^(?:publisher|note|title|journal|container)$/.test(second.label)
    ? GROUP_IN_BRACKETS.exec(second.text)
    : null;
  if (bracketed)
    return [{ ...joined(first, second), text: withGroup(names, bracketed[1]!) }, ...runs.slice(2)];
  const heading =
    second.label === 'title' && /;\s*$/.test(first.text) ? GROUP_AND_TITLE.exec(second.text) : null;
  if (!heading) return runs;
  return [
    { ...first, text: withGroup(names, heading[1]!) },
    { ...second, text: second.text.slice(heading[0].length) },
    ...runs.slice(2),
  ];
}
