import type { CallOutput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import type { Session } from '../command-session.ts';

type ReferenceDetail = CallOutput<'reference.get'>;

/**
 * The studies that an ID names: a study's own ULID, or a reference by ULID, citation key or DOI with all its studies.
 */
export async function studiesOf({ ask }: Session, id: string): Promise<Reply<readonly string[]>> {
  if (/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)) {
    const study = await ask('study.get', { id });
    if (study.ok) return done([study.output.id]);
  }
  const reference = await ask('reference.get', { id });
  if (!reference.ok) return reference;
  return done(reference.output.studies.map((study) => study.id));
}

/** The one study that an ID names for coding; a reference without one gets one, one with several must be told apart. */
export async function studyToCode(session: Session, id: string): Promise<Reply<string>> {
  const studies = await studiesOf(session, id);
  if (!studies.ok) return studies;
  return studies.output.length === 0 ? addStudy(session, id) : oneOf(session, id, studies.output);
}

/** The one study that an ID names; a reference without one, or with several, is told. */
export async function studyNamed(session: Session, id: string): Promise<Reply<string>> {
  const studies = await studiesOf(session, id);
  return studies.ok ? oneOf(session, id, studies.output) : studies;
}

async function oneOf({ ask }: Session, id: string, studies: readonly string[]): Promise<Reply<string>> {
  const [only, ...others] = studies;
  if (only === undefined) return fault('not-found', `“${id}” reports no study.`);
  if (others.length === 0) return done(only);
  const reference = await ask('reference.get', { id });
  const names = reference.ok ? reference.output.studies.map(({ id: own, label }) => `${own} (${label})`) : [];
  return fault('invalid-input', `“${id}” reports several studies. Name one of them: ${names.join('; ')}.`);
}

async function addStudy({ ask }: Session, id: string): Promise<Reply<string>> {
  const reference = await ask('reference.get', { id });
  if (!reference.ok) return reference;
  const added = await ask('study.add', {
    label: labelOf(reference.output),
    references: [reference.output.id],
  });
  return added.ok ? done(added.output.id) : added;
}

function labelOf({ item, citationKey }: ReferenceDetail): string {
  return item.title ? item.title.slice(0, 2_000) : citationKey;
}
