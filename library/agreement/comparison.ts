import type { Frozen } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { listCoders } from '../coding/coders.ts';
import { readCodings, type StoredCoding } from '../coding/codings.ts';
import type { Library } from '../library.ts';
import { AGREED } from '../maps/layer.ts';
import { readRatedCodings } from './comparison-store.ts';
import { differencesOf } from './disagreements.ts';
import { layerAgreement } from './layer-agreement.ts';

/** Answers `agreement.compute`. */
export async function computeAgreement(
  library: Library,
  { coders }: CallArguments<'agreement.compute'>,
): Promise<Reply<Frozen<CallOutput<'agreement.compute'>>>> {
  const codebook = await currentCodebook(library.read);
  const codings = await readRatedCodings(library.read, codebook.id, [...coders, AGREED]);
  const { differing } = differencesOf(codebook, codings, coders);
  const rows = await listCoders(library);
  if (!rows.ok) return rows;
  const settled = settledPairs(codings);
  return done({
    coders: rows.output.filter((row) => coders.includes(row.coder)),
    ...layerAgreement(
      codebook,
      codings.filter((coding) => coders.includes(coding.coder)),
      coders,
    ),
    disagreements: differing.length,
    settled: differing.filter((one) => settled.has(`${one.study}\n${one.dimension}`)).length,
  });
}

/** Answers `agreement.disagreements`: what the coders said where they differ, quotes and all. */
export async function listDisagreements(
  library: Library,
  input: CallArguments<'agreement.disagreements'>,
): Promise<Reply<Frozen<CallOutput<'agreement.disagreements'>>>> {
  const codebook = await currentCodebook(library.read);
  const codings = await readRatedCodings(library.read, codebook.id, [...input.coders, AGREED]);
  const settled = settledPairs(codings);
  const { differing } = differencesOf(codebook, codings, input.coders);
  const wanted = differing.filter(
    (one) =>
      (input.dimension === undefined || one.dimension === input.dimension) &&
      (input.code === undefined || one.codes.includes(input.code)) &&
      !(input.open && settled.has(`${one.study}\n${one.dimension}`)),
  );
  const page = wanted.slice(input.offset, input.offset + input.limit);
  const studies = [...new Set(page.map((one) => one.study))];
  const whole =
    studies.length === 0 ? [] : await readCodings(library.read, { codebook: codebook.id, studies });
  const labels = await readLabels(library, studies);
  const of = (study: string, dimension: string, coder: string): readonly StoredCoding[] =>
    whole.filter((one) => one.study === study && one.dimension === dimension && one.coder === coder);
  return done({
    total: wanted.length,
    list: page.map(({ study, dimension, codes }) => ({
      study,
      label: labels.get(study) ?? '',
      dimension,
      codes: [...codes],
      layers: input.coders.map((coder) => {
        const own = of(study, dimension, coder);
        return { coder, decided: own.length > 0, codings: own };
      }),
      agreed: of(study, dimension, AGREED),
    })),
  });
}

function settledPairs(
  codings: readonly { readonly study: string; readonly dimension: string; readonly coder: string }[],
): ReadonlySet<string> {
  return new Set(
    codings.filter((one) => one.coder === AGREED).map((one) => `${one.study}\n${one.dimension}`),
  );
}

async function readLabels(
  library: Library,
  studies: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (studies.length === 0) return new Map();
  const rows = await library.read
    .selectFrom('study')
    .select(['id', 'label'])
    .where('id', 'in', studies)
    .execute();
  return new Map(rows.map((row) => [row.id, row.label]));
}
