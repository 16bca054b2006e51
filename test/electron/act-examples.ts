import { readFileSync } from 'node:fs';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import { PLAIN_MAP } from '../../shared/model/map.ts';

/** A way to an engine: calls that must succeed, and files handed in. */
export type Hand = {
  readonly call: <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;
  readonly put: (name: string, text: string) => Promise<string>;
};

type Ids = readonly [string, string, ...string[]];

/** What stands in the library that acts are tried on. */
export type Standing = {
  readonly references: Ids;
  readonly studies: Ids;
  /** A study of two references, and one of them. */
  readonly joined: { readonly study: string; readonly reference: string };
  readonly document: string;
  readonly collection: string;
  readonly coding: string;
  readonly finding: string;
};

const PEOPLE = { dimension: 'population', code: 'youth_general' } as const;
const TYPE = { dimension: 'study_type', code: 'survey' } as const;
const SEARCH = { query: 'stigma', facets: {} };
const CROSSING = { rows: 'factor', columns: 'prevention_level' };
const VIEW = { name: 'A view', ...CROSSING, look: '{}' };
const MAP = {
  title: 'A map',
  ...CROSSING,
  ...PLAIN_MAP,
} as const;

const paper = (name: string) =>
  readFileSync(new URL(`../fixtures/paper/${name}`, import.meta.url).pathname, 'utf8');

/** Fills a fresh starter library with what the examples need: a paper with its report, two coders, a collection, a map. */
export async function prepareActs({ call, put }: Hand): Promise<Standing> {
  for (const name of ['paper.txt', 'press-release.txt', 'article.md'])
    await call('document.ingest', { files: [await put(name, paper(name))] });
  const items = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((word, n) => ({
    id: '',
    type: 'book',
    title: `In the middle ${word}`,
    // Untidy, so that there is something to mend.
    page: 'pp. 12–15',
    // Equal but for the first two, which are one work twice.
    DOI: `10.5555/middle.${Math.max(1, n)}`,
    ...(n < 2 ? { title: 'In the middle One' } : {}),
  }));
  const { ids } = await call('reference.add', { items });
  const rows = await call('study.list', {});
  const studyOf = (reference: string | undefined) =>
    rows.find(({ references }) => references.some(({ id }) => id === reference))?.id ?? '';
  const joined = { study: studyOf(ids[4]), reference: ids[5] ?? '' };
  await call('study.join', { into: joined.study, from: [studyOf(ids[5])] });
  await call('library.setCoder', { coder: 'Ben' });
  for (const id of ids.slice(2, 4)) await call('coding.apply', { study: studyOf(id), ...TYPE });
  await call('library.setCoder', { coder: 'Ada' });
  const { id: coding } = await call('coding.apply', { study: studyOf(ids[2]), ...TYPE });
  const { id: finding } = await call('finding.add', { study: studyOf(ids[2]), label: 'A finding' });
  const { id: collection } = await call('collection.add', { name: 'A shelf', references: ids.slice(0, 1) });
  await call('savedSearch.save', { name: 'A search', ...SEARCH });
  await call('map.save', { name: 'A map', spec: MAP });
  await call('matrixView.save', VIEW);
  const [document] = await call('document.list', {});
  return {
    references: ids as unknown as Ids,
    studies: ids.slice(2, 4).map(studyOf) as unknown as Ids,
    joined,
    document: document?.id ?? '',
    collection,
    coding,
    finding,
  };
}

/** Says the input of one act, after whatever it takes to get there; what that does is acknowledged before the act begins. */
type Example = (standing: Standing, hand: Hand) => unknown;

const firstSuggestion: Example = async (_, { call }) => {
  const [first] = await call('suggestion.list', { limit: 1 });
  return { id: first?.id ?? '', study: first?.study ?? '' };
};

const firstProblem: Example = async (_, { call }) => {
  const { problems } = await call('quality.list', { limit: 10_000 });
  const one = problems.find(({ fix }) => fix !== null) ?? problems[0];
  return { problems: [{ reference: one?.reference ?? '', fingerprint: one?.fingerprint ?? '' }] };
};

const oneLine = async ({ put }: Hand) => {
  const lines = Array.from({ length: 60 }, (_, n) => `@book{m${n}, title = {Middle ${n}}, year = 2001}`);
  return { files: [await put('middle.bib', lines.join('\n'))] };
};

/** An example of every kind of act. */
export const EXAMPLES: Readonly<Partial<Record<CallName, Example>>> = {
  'library.setCoder': () => ({ coder: 'Cleo' }),
  'backup.restore': async ({ references }, { call }) => {
    const { file } = await call('library.backup', {});
    await call('reference.tag', { ids: [...references], tag: 'after the backup' });
    return { file };
  },
  'document.ingest': async (_, { put }) => ({ files: [await put('blog.txt', paper('blog.txt'))] }),
  'document.reread': ({ document }) => ({ id: document }),
  'document.remove': ({ document }) => ({ id: document }),
  'problem.resolve': async ({ document }, { call }) => {
    const [problem] = await call('problem.list', { document });
    return { id: problem?.id, resolved: true };
  },
  'citation.link': async ({ document, references }, { call }) => {
    const { citations } = await call('document.read', { id: document });
    return { id: citations[0]?.id, reference: references[0] };
  },
  'import.read': (_, hand) => oneLine(hand),
  'import.readMapped': async (_, { put }) => ({
    file: await put('middle.csv', 'Nimi;Vuosi\nMiddle A;2001\nMiddle B;2002\n'),
    mapping: { headers: ['Nimi', 'Vuosi'], targets: ['title', 'year'] },
  }),
  'review.settle': async (_, { call }) => {
    const { entries } = await call('review.list', {});
    return { source: entries[0]?.source, item: 'confirmed' };
  },
  'reference.add': () => ({
    items: Array.from({ length: 200 }, (_, n) => ({ id: '', type: 'book', title: `Middle ${n}` })),
  }),
  'reference.update': async ({ references: [id] }, { call }) => {
    const { rev } = await call('reference.get', { id });
    return { id, rev, note: 'a note' };
  },
  'reference.remove': ({ references }) => ({ ids: references.slice(0, 3) }),
  'reference.decide': ({ references }) => ({ ids: references, verdict: 'include' }),
  'reference.tag': ({ references }) => ({ ids: references, tag: 'in the middle' }),
  'reference.merge': ({ references: [, , three = '', four = ''] }) => ({ into: three, from: [four] }),
  'key.setPattern': () => ({ pattern: 'auth.lower + year' }),
  'key.regenerate': () => ({}),
  'key.pin': ({ references }) => ({ ids: references, pinned: true }),
  'duplicate.mergeCertain': () => ({}),
  'duplicate.dismiss': ({ references: [one, two] }) => ({ ids: [one, two] }),
  'study.add': ({ references: [one] }) => ({ label: 'A study', references: [one] }),
  'study.rename': ({ studies: [id] }) => ({ id, label: 'Renamed' }),
  'study.join': ({ studies: [into, other] }) => ({ into, from: [other] }),
  'study.split': ({ joined: { study, reference } }) => ({
    id: study,
    references: [reference],
    label: 'Apart',
  }),
  'study.remove': ({ studies: [id] }) => ({ id }),
  'study.answerProposal': async (_, { call }) => {
    const proposals = await call('study.proposals', {});
    return { id: proposals.find(({ status }) => status === 'open')?.id, accept: true };
  },
  'codebook.put': async (_, { call }) => ({
    codebook: { ...(await call('codebook.get', {})), version: '99' },
  }),
  'codebook.edit': () => ({ edit: { kind: 'code.retire', ...PEOPLE } }),
  'codebook.begin': () => ({ template: 'empty', title: 'Another' }),
  'coder.reveal': () => ({ reveal: true }),
  'coder.rename': () => ({ from: 'Ben', to: 'Bo' }),
  'coding.applyMany': ({ studies }) => ({ studies, ...PEOPLE }),
  'coding.recode': ({ coding }) => ({ id: coding, codes: ['cohort'] }),
  'coding.apply': ({ studies: [study] }) => ({ study, ...PEOPLE }),
  'coding.change': async ({ coding, studies: [study] }, { call }) => {
    const all = await call('coding.list', { study });
    return { id: coding, rev: all.find(({ id }) => id === coding)?.rev, note: 'a note' };
  },
  'coding.remove': ({ coding }) => ({ id: coding }),
  'agreement.settle': ({ coding, studies: [study] }) => ({
    study,
    dimension: TYPE.dimension,
    codings: [coding],
  }),
  'agreement.settleAgreed': () => ({ coders: ['Ada', 'Ben'] }),
  'layer.merge': async (_, { call }) => {
    const { file } = await call('layer.export', { coder: 'Ben' });
    const own = (await call('coding.list', {})).find(({ coder }) => coder === 'Ben');
    if (own !== undefined) await call('coding.remove', { id: own.id });
    return { file };
  },
  'layer.retry': () => ({}),
  'suggestion.accept': firstSuggestion,
  'suggestion.reject': firstSuggestion,
  'finding.take': async ({ document, studies: [study] }, { call }) => {
    const tables = await call('finding.tables', { document });
    const { n, mapping } = tables[3] as (typeof tables)[number];
    const { drafts } = await call('finding.preview', { document, table: n, mapping });
    return { document, table: n, mapping, study, findings: drafts.map((draft) => ({ n: draft.n })) };
  },
  'finding.add': ({ studies: [study] }) => ({ study, label: 'Another finding' }),
  'finding.change': async ({ finding, studies: [study] }, { call }) => {
    const all = await call('finding.list', { study });
    return { id: finding, rev: all.find(({ id }) => id === finding)?.rev, label: 'Changed' };
  },
  'finding.remove': ({ finding }) => ({ ids: [finding] }),
  'check.note': async ({ document }, { call }) => {
    const { results } = await call('check.document', { document });
    return { document, fingerprint: results[0]?.fingerprint, lookedAt: true, note: 'looked at' };
  },
  'savedSearch.save': () => ({ name: 'Another search', ...SEARCH }),
  'savedSearch.rename': () => ({ name: 'A search', to: 'Renamed' }),
  'savedSearch.remove': () => ({ name: 'A search' }),
  'collection.add': ({ references }) => ({ name: 'Another shelf', references }),
  'collection.change': ({ collection }) => ({ id: collection, name: 'Renamed' }),
  'collection.remove': ({ collection }) => ({ id: collection }),
  'collection.fill': ({ collection, references }) => ({ id: collection, references }),
  'matrix.judge': () => ({ ...CROSSING, row: 'us.freq', column: 'primary', reason: 'none' }),
  'matrixView.save': () => ({ ...VIEW, name: 'Another view' }),
  'matrixView.remove': () => ({ name: 'A view' }),
  'map.save': () => ({ name: 'Another map', spec: MAP }),
  'map.remove': () => ({ name: 'A map' }),
  'quality.fix': firstProblem,
  'quality.ignore': firstProblem,
  'history.withdraw': async ({ studies: [study] }, { call }) => {
    await call('coding.apply', { study, ...PEOPLE });
    return { study, kind: 'coding' };
  },
  'history.undo': async ({ references }, { call }) => {
    await call('reference.tag', { ids: [...references], tag: 'to be undone' });
    return {};
  },
  'history.redo': async ({ references }, { call }) => {
    await call('reference.tag', { ids: [...references], tag: 'to be redone' });
    await call('history.undo', {});
    return {};
  },
};
