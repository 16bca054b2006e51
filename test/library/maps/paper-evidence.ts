import { readFileSync } from 'node:fs';
import type { Evidence } from '../../../library/maps/evidence.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Basis } from '../../../shared/model/coding.ts';

const FOLDER = new URL('../../fixtures/paper/', import.meta.url);

/** One file of the test paper. */
export function paperFile<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T;
}

type Codings = {
  studies: { id: string; title: string }[];
  codings: {
    study: string;
    dimension: string;
    code: string;
    outcome: string | null;
    direction: string | null;
    passages: { basis: Basis }[];
  }[];
};

export const paperCodebook = paperFile<Codebook>('codebook.json');

/** The hand-made codings of the test paper as evidence; `scope` cuts it to some of its studies. */
export function paperEvidence(scope?: readonly string[]): Evidence {
  const { studies, codings } = paperFile<Codings>('codings.json');
  return {
    studies: studies.map((study) => {
      const inScope = scope === undefined || scope.includes(study.id);
      return { id: study.id, label: study.title, inScope, verdict: inScope ? 'include' : 'context' };
    }),
    codings: codings.map((coding, index) => ({
      id: `coding-${index}`,
      study: coding.study,
      dimension: coding.dimension,
      code: coding.code,
      outcome: coding.outcome,
      direction: coding.direction,
      coder: 'reader',
      basis: coding.passages.map((passage) => passage.basis),
    })),
    judgements: [],
  };
}
