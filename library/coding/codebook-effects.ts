import type { CodebookEdit, CodebookEffect } from '../../shared/contract/codebook-edit.ts';
import type { Code, Codebook } from '../../shared/model/codebook.ts';
import { placeCode } from './coding-rules.ts';
import {
  type CodePlace,
  type CodingRow,
  placeName,
  type RecodingPlan,
  type Said,
  saidOf,
} from './recoding.ts';

/** A consequence with the codings it is about; `to` is empty where a coding stays what it is. */
export type Effect = {
  readonly kind: CodebookEffect['kind'];
  readonly sentence: string;
  readonly about: readonly { readonly row: CodingRow; readonly to: string }[];
};

/** A consequence in words: of one coding, and of several. */
type Sentences = readonly [one: string, several: string];
type Told = Omit<Effect, 'sentence'> & { readonly sentences: Sentences };

/** What an edit does to the codings there are, each kind of consequence once. */
export function effectsOf(
  before: Codebook,
  after: Codebook,
  edit: CodebookEdit,
  rows: readonly CodingRow[],
  plan: RecodingPlan,
): readonly Effect[] {
  return [
    ...recoded(plan),
    ...waiting(after, edit, rows),
    ...poleChanged(before, after, edit, rows),
    ...disallowed(before, after, rows, plan),
  ].flatMap(({ kind, sentences, about }) =>
    about.length === 0 ? [] : [{ kind, sentence: sentences[about.length === 1 ? 0 : 1], about }],
  );
}

function recoded(plan: RecodingPlan): readonly Told[] {
  const written = (now: Said) => placeName(now);
  return [
    {
      kind: 're-coded',
      sentences: ['is re-coded and keeps what it was.', 'are re-coded; each keeps what it was.'],
      about: plan.moved.map(({ row, now }) => ({ row, to: written(now) })),
    },
    {
      kind: 'joined',
      sentences: [
        'is joined with what the same coder coded there already; its quotes go along.',
        'are joined with what the same coder coded there already; their quotes go along.',
      ],
      about: plan.joined.map(({ row, into }) => ({ row, to: written(into) })),
    },
    {
      kind: 'copied',
      sentences: ['holds in both dimensions and is copied.', 'hold in both dimensions and are copied.'],
      about: plan.copied.map(({ row, now }) => ({ row, to: written(now) })),
    },
    {
      kind: 'gives-way',
      sentences: [
        'says that nothing is there and gives way to what the same coder found.',
        'say that nothing is there and give way to what the same coder found.',
      ],
      about: plan.givingWay.map(({ row, to }) => ({ row, to: written(to) })),
    },
    {
      kind: 'direction-to-check',
      sentences: [
        'was joined with a coding of another direction, which stands; look at it again.',
        'were joined with a coding of another direction, which stands; look at them again.',
      ],
      about: plan.joined.filter((one) => one.differs).map(({ row, into }) => ({ row, to: written(into) })),
    },
    {
      kind: 'qualifier-lost',
      sentences: [
        'loses its direction or outcome, which the dimension does not take, and keeps what it was.',
        'lose their direction or outcome, which the dimension does not take; each keeps what it was.',
      ],
      about: plan.moved.filter((one) => one.lost).map(({ row, now }) => ({ row, to: written(now) })),
    },
  ];
}

function waiting(after: Codebook, edit: CodebookEdit, rows: readonly CodingRow[]): readonly Told[] {
  if (edit.kind === 'code.split') {
    const parts = edit.into.map((part) => `“${part.label}”`).join(' or ');
    return [
      {
        kind: 'to-decide-again',
        sentences: [
          `keeps its quotes and waits to be decided again: ${parts}.`,
          `keep their quotes and wait to be decided again: ${parts}.`,
        ],
        about: carrying(after, edit, rows),
      },
    ];
  }
  if (edit.kind === 'code.retire' || edit.kind === 'dimension.retire') {
    const about =
      edit.kind === 'code.retire'
        ? carrying(after, edit, rows)
        : rows.filter((row) => row.dimension === edit.dimension).map(stays);
    return [
      {
        kind: 'kept',
        sentences: [
          'is kept and counted; nothing new is coded so.',
          'are kept and counted; nothing new is coded so.',
        ],
        about,
      },
    ];
  }
  return [];
}

/** Codings with a code, be it the code itself or what they say of one. */
function carrying(after: Codebook, place: CodePlace, rows: readonly CodingRow[]): Effect['about'] {
  const role = after.dimensions.find((one) => one.id === place.dimension)?.role;
  return rows
    .filter(
      (row) =>
        (row.dimension === place.dimension && row.code === place.code) ||
        (role === 'direction' && row.direction === place.code) ||
        (role === 'outcome' && row.outcome === place.code),
    )
    .map(stays);
}

function poleChanged(
  before: Codebook,
  after: Codebook,
  edit: CodebookEdit,
  rows: readonly CodingRow[],
): readonly Told[] {
  if (edit.kind !== 'code.change' || edit.fields.pole === undefined) return [];
  const pole = (codebook: Codebook) => codeAt(codebook, edit)?.pole ?? '';
  if (pole(before) === pole(after)) return [];
  return [
    {
      kind: 'direction-to-check',
      sentences: [
        `carries a direction judged for “${pole(before)}”; look at it again.`,
        `carry a direction judged for “${pole(before)}”; look at them again.`,
      ],
      about: rows
        .filter((row) => row.dimension === edit.dimension && row.code === edit.code && row.direction !== null)
        .map(stays),
    },
  ];
}

/** Codings that the rules of the codebook allowed before and do not any more. They are kept as they are. */
function disallowed(
  before: Codebook,
  after: Codebook,
  rows: readonly CodingRow[],
  plan: RecodingPlan,
): readonly Told[] {
  const now = new Map<string, Said>(plan.moved.map((one) => [one.row.id, one.now]));
  const gone = new Set([...plan.joined, ...plan.givingWay].map(({ row }) => row.id));
  const standing = rows.filter((row) => !gone.has(row.id));
  const bySentence = new Map<string, { sentences: Sentences; about: { row: CodingRow; to: string }[] }>();
  const verdicts = new Map<string, Sentences | undefined>();
  const tell = (sentences: Sentences, row: CodingRow) => {
    const told = bySentence.get(sentences[1]) ?? { sentences, about: [] };
    told.about.push({ row, to: '' });
    bySentence.set(sentences[1], told);
  };
  for (const row of standing) {
    const said = now.get(row.id) ?? saidOf(row);
    const key = JSON.stringify([said, saidOf(row)]);
    if (!verdicts.has(key)) verdicts.set(key, ruling(before, after, saidOf(row), said));
    const sentences = verdicts.get(key);
    if (sentences !== undefined) tell(sentences, row);
  }
  for (const row of crowded(before, after, standing, now)) tell(CROWDED, row);
  return [...bySentence.values()].map((told) => ({ kind: 'no-longer-allowed', ...told }));
}

const CROWDED: Sentences = [
  'stands where the codebook allows one code, or beside one that bars all others.',
  'stand together where the codebook allows one code, or beside one that bars all others.',
];

function ruling(before: Codebook, after: Codebook, was: Said, said: Said): Sentences | undefined {
  if (typeof placeCode(before, qualified(was), true) === 'string') return undefined;
  const placed = placeCode(after, qualified(said), true);
  if (typeof placed !== 'string') return undefined;
  return codeAt(after, said) === undefined
    ? [
        'carries a code that is gone; it is kept and counted nowhere until it is coded anew.',
        'carry a code that is gone; they are kept and counted nowhere until they are coded anew.',
      ]
    : [
        `is kept, but would not be allowed now: ${placed}`,
        `are kept, but would not be allowed now: ${placed}`,
      ];
}

function qualified(said: Said) {
  return {
    dimension: said.dimension,
    code: said.code,
    outcome: said.outcome === '' ? null : said.outcome,
    direction: said.direction,
    asReported: said.as_reported as 'presence' | 'absence' | null,
  };
}

/** Codings that an edit of `choice` or `exclusive`, or a merger, leaves in company they may not keep. */
function crowded(
  before: Codebook,
  after: Codebook,
  rows: readonly CodingRow[],
  now: ReadonlyMap<string, Said>,
): readonly CodingRow[] {
  const layers = (of: (row: CodingRow) => Said) =>
    Map.groupBy(rows, (row) => [row.study_id, row.coder, of(row).dimension].join('\n'));
  const inBad = (codebook: Codebook, of: (row: CodingRow) => Said) =>
    new Set(
      [...layers(of).values()]
        .filter((layer) => isCrowd(codebook, layer.map(of)))
        .flatMap((layer) => layer.map(({ id }) => id)),
    );
  const were = inBad(before, saidOf);
  const are = inBad(after, (row) => now.get(row.id) ?? saidOf(row));
  return rows.filter((row) => are.has(row.id) && !were.has(row.id));
}

function isCrowd(codebook: Codebook, layer: readonly Said[]): boolean {
  const dimension = codebook.dimensions.find((one) => one.id === layer[0]?.dimension);
  if (dimension === undefined || layer.length < 2) return false;
  const codes = new Set(layer.map((said) => said.code));
  if (codes.size > 1 && dimension.codes.some((code) => code.exclusive && codes.has(code.id))) return true;
  if (dimension.choice !== 'single') return false;
  const perOutcome = Map.groupBy(layer, (said) => said.outcome);
  return [...perOutcome.values()].some((group) => new Set(group.map((said) => said.code)).size > 1);
}

function codeAt(codebook: Codebook, place: CodePlace): Code | undefined {
  return codebook.dimensions
    .find((one) => one.id === place.dimension)
    ?.codes.find((one) => one.id === place.code);
}

function stays(row: CodingRow): { readonly row: CodingRow; readonly to: string } {
  return { row, to: '' };
}
