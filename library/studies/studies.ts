import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { StudyDetail } from '../../shared/contract/study.ts';
import { currentCodebook } from '../coding/codebook.ts';
import { readCodings } from '../coding/codings.ts';
import { isSeen, sightOf } from '../coding/own-layer.ts';
import { suggestionsForStudy } from '../coding/suggestions.ts';
import { readFindings } from '../findings/findings.ts';
import { insert, remove, removeWhere, update } from '../history/act.ts';
import { refuse } from '../history/journal.ts';
import type { Library } from '../library.ts';
import { plainCitation } from '../references/name-text.ts';
import { readReferencesById } from '../references/references.ts';
import { studyIndex } from './study-index.ts';
import { readStudies, readVerdicts } from './study-store.ts';
import { readStudyTexts } from './study-texts.ts';

/** Answers `study.list`: every study with its references, its verdict, and how far the present coder has coded it. */
export async function listStudies(library: Library): Promise<Reply<CallOutput<'study.list'>>> {
  return done((await studyIndex(library)).map(({ row }) => row));
}

/** Answers `study.get`: one study with every word known about it, its codings, suggestions and findings. */
export async function getStudy(
  library: Library,
  input: CallArguments<'study.get'>,
): Promise<Reply<StudyDetail>> {
  const db = library.read;
  const study = (await readStudies(db, [input.id]))[0];
  if (study === undefined) return fault('not-found', 'This study is no longer in the library.');
  const verdicts = await readVerdicts(db, study.references);
  const references = await readReferencesById(db, study.references);
  const codebook = await currentCodebook(db);
  const texts = (await readStudyTexts(db, [study])).get(study.id) ?? [];
  const sight = await sightOf(library);
  const all = await readCodings(db, { codebook: codebook.id, studies: [study.id] });
  const codings = all.filter((coding) => isSeen(sight, coding));
  return done({
    id: study.id,
    label: study.label,
    note: study.note,
    rev: study.rev,
    references: references.map(({ id, citationKey, item }) => ({
      id,
      citationKey,
      title: item.title ?? '',
      formatted: plainCitation(item),
      verdict: verdicts.get(id) ?? 'undecided',
    })),
    texts,
    codings,
    suggestions: await suggestionsForStudy(library, study, texts),
    findings: await readFindings(db, [study.id]),
  });
}

/** Answers `study.add`: a new study of references that are there. */
export async function addStudy(
  library: Library,
  input: CallArguments<'study.add'>,
): Promise<Reply<CallOutput<'study.add'>>> {
  return library.act(`Added the study “${input.label}”`, async (act) => {
    const wanted = [...new Set(input.references)];
    const known = await readReferencesById(act.tx, wanted);
    if (known.length < wanted.length) {
      refuse('not-found', 'One of the references of the new study is no longer in the library.');
    }
    const id = act.newId();
    await insert(act, 'study', { id, label: input.label, note: '', added_at: act.now, rev: 1 });
    await insert(
      act,
      'study_reference',
      wanted.map((reference) => ({ study_id: id, reference_id: reference })),
    );
    return { id };
  });
}

/** Answers `study.rename`. */
export async function renameStudy(
  library: Library,
  input: CallArguments<'study.rename'>,
): Promise<Reply<Record<string, never>>> {
  return library.act(`Renamed a study to “${input.label}”`, async (act) => {
    const known = await act.tx.selectFrom('study').select('id').where('id', '=', input.id).executeTakeFirst();
    if (known === undefined) refuse('not-found', 'This study is no longer in the library.');
    const note = input.note === undefined ? {} : { note: input.note };
    await update(act, 'study', { id: input.id }, { label: input.label, ...note });
    return {};
  });
}

/** Answers `study.remove`: takes a study away with its codings and findings; its references stay. */
export async function removeStudy(
  library: Library,
  input: CallArguments<'study.remove'>,
): Promise<Reply<Record<string, never>>> {
  const study = (await readStudies(library.read, [input.id]))[0];
  if (study === undefined) return fault('not-found', 'This study is no longer in the library.');
  return library.act(`Removed the study “${study.label}”`, async (act) => {
    const codings = await act.tx.selectFrom('coding').select('id').where('study_id', '=', study.id).execute();
    for (const coding of codings) await removeWhere(act, 'passage', 'coding_id', coding.id);
    await removeWhere(act, 'coding', 'study_id', study.id);
    await removeWhere(act, 'finding', 'study_id', study.id);
    await removeWhere(act, 'suggestion_rejection', 'study_id', study.id);
    await removeWhere(act, 'study_reference', 'study_id', study.id);
    await remove(act, 'study', { id: study.id });
    return {};
  });
}
