import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { LayerFile } from '../../shared/contract/layer-file.ts';
import { type ProducedFile, textFile } from '../exports/produced-file.ts';
import type { FileDesk } from '../file-desk.ts';
import { remove } from '../history/act.ts';
import type { Library } from '../library.ts';
import { currentCodebook } from './codebook.ts';
import { type LayerPlan, planMerge, storePlan } from './layer-merge.ts';
import { readFileCodebooks, readFileStudies, readLayerCodings } from './layer-store.ts';

/** The name nobody has given themselves. */
export const UNNAMED = 'me';

/** Answers `layer.export`: one coder's layer as a file that another library of the same studies can take in. */
export async function produceLayer(
  library: Library,
  input: CallArguments<'layer.export'>,
): Promise<Reply<ProducedFile>> {
  const coder = input.coder ?? library.coder();
  const codings = await readLayerCodings(library.read, coder);
  if (codings.length === 0)
    return fault('not-found', `There is no coding by ${coder}, so there is nothing to export.`);
  const file: LayerFile = {
    format: 'gleaner-codings',
    version: 1,
    library: { id: library.id, name: library.file.name },
    coder,
    exportedAt: library.now(),
    codebooks: (await readFileCodebooks(library.read, [
      ...new Set(codings.map((one) => one.codebook)),
    ])) as LayerFile['codebooks'],
    studies: await readFileStudies(library.read, [...new Set(codings.map((one) => one.study))]),
    codings,
  };
  const notices =
    coder === UNNAMED
      ? ['These codings are under no name yet. Whoever takes the file in will be asked whose they are.']
      : [];
  const stem = coder.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'coder';
  return done(
    textFile(
      `codings-${stem}.gleaner-codings.json`,
      'application/json',
      `${JSON.stringify(file)}\n`,
      notices,
    ),
  );
}

/** Answers `layer.merge`: adds what a coder's file says; nothing that is there is changed by it. */
export async function mergeLayer(
  library: Library,
  files: FileDesk,
  input: CallArguments<'layer.merge'>,
): Promise<Reply<CallOutput<'layer.merge'>>> {
  const read = readLayerFile(files, input.file);
  if (!read.ok) return read;
  const file = read.output;
  const coder = input.as ?? file.coder;
  if (coder === UNNAMED)
    return fault(
      'conflict',
      'The codings in this file are under no name. Say whose they are, then add them.',
    );
  const plan = await planMerge(library.read, file, coder);
  if (
    plan.additions.length === 0 &&
    plan.same === 0 &&
    plan.conflicting.length === 0 &&
    file.codings.length > 0
  )
    return fault(
      'conflict',
      `None of the ${file.studies.length} studies in this file is in this library${file.library.id === library.id ? '' : `; it comes from “${file.library.name}”`}. Nothing was stored. Import their references first.`,
    );
  const receipt = await receiptOf(library, file, coder, plan);
  if (input.preview) return done(receipt);
  return library.act(`Added ${receipt.added} codings of ${coder} from a file`, async (act) => {
    await storePlan(act, plan, coder);
    return receipt;
  });
}

/** Answers `layer.retry`: codings that waited are placed where their study has come. */
export async function retryWaiting(library: Library): Promise<Reply<CallOutput<'layer.retry'>>> {
  return library.act(
    ({ placed }: { placed: number }) => `Placed ${placed} codings that waited for their study`,
    async (act) => {
      const rows = await act.tx.selectFrom('waiting_coding').selectAll().orderBy('id').execute();
      let placed = 0;
      for (const [coder, own] of Map.groupBy(rows, (row) => row.coder)) {
        const studies = new Map(
          own.map((row) => [row.study_json, JSON.parse(row.study_json) as LayerFile['studies'][number]]),
        );
        const codings = own.map((row) => JSON.parse(row.coding_json) as LayerFile['codings'][number]);
        const file = {
          studies: [...studies.values()],
          codings,
          codebooks: [],
          library: { id: '', name: '' },
        };
        const plan = await planMerge(act.tx, file, coder);
        const still = new Set(plan.waiting.map(({ coding }) => coding.id));
        const conflicts = new Set(plan.conflicting.map(({ coding }) => coding.id));
        await storePlan(act, { ...plan, waiting: [] }, coder);
        for (const { id } of own) {
          if (still.has(id) || conflicts.has(id)) continue;
          await remove(act, 'waiting_coding', { id });
          placed += 1;
        }
      }
      return { placed, waiting: rows.length - placed };
    },
  );
}

function readLayerFile(files: FileDesk, handle: string): Reply<LayerFile> {
  const file = files.get(handle);
  if (!file.ok) return file;
  const { name, bytes } = file.output;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return fault(
      'unreadable',
      `“${name}” is no file of codings: it is not JSON. Export the coder's layer again.`,
    );
  }
  if ((value as { format?: unknown } | null)?.format !== 'gleaner-codings')
    return fault('unreadable', `“${name}” is no file of codings that Gleaner wrote. Nothing was stored.`);
  const shape = LayerFile.safeParse(value);
  if (shape.success) return done(shape.data);
  const [issue] = shape.error.issues;
  return fault(
    'unreadable',
    `“${name}” is damaged at ${issue?.path.join('.') || 'its beginning'} (${issue?.message ?? 'unknown reason'}). Nothing was stored.`,
  );
}

async function receiptOf(
  library: Library,
  file: LayerFile,
  coder: string,
  plan: LayerPlan,
): Promise<CallOutput<'layer.merge'>> {
  const isOther = file.library.id !== library.id;
  const current = await currentCodebook(library.read);
  const foreign = [...new Set(file.codings.map((one) => one.codebook))].filter((id) => id !== current.id);
  const labels = new Map(file.studies.map((study) => [study.id, study.label]));
  const waiting = Map.groupBy(plan.waiting, ({ coding }) => coding.study);
  return {
    coder,
    library: file.library.name,
    isOtherLibrary: isOther,
    found: file.codings.length,
    added: plan.additions.length,
    same: plan.same,
    conflicting: plan.conflicting.map(({ coding, sentence }) => ({
      label: labels.get(coding.study) ?? '',
      code: `${coding.dimension}:${coding.code}`,
      sentence,
    })),
    waiting: [...waiting].map(([study, own]) => ({
      label: labels.get(study) ?? '',
      reason: own[0]?.reason ?? '',
      codings: own.length,
    })),
    notices: [
      ...(isOther
        ? [
            `The file comes from another library, “${file.library.name}”; its studies were matched by their references.`,
          ]
        : []),
      ...(coder === library.coder() ? ['These codings go into your own layer.'] : []),
      ...(foreign.length > 0
        ? [
            `Codings made with another codebook (${foreign.join(', ')}) are kept and shown when it is in force.`,
          ]
        : []),
      ...plan.notices,
    ],
  };
}
