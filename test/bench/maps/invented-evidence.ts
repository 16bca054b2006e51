import type { Evidence, EvidenceCoding } from '../../../library/maps/evidence.ts';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import { BASES } from '../../../shared/model/coding.ts';

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function steadyRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A codebook with `factors` factor codes under headings of eight, `levels` levels, an outcome and a direction. */
export function inventedCodebook(factors: number, levels: number): Codebook {
  const plain = (prefix: string, count: number): Code[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `${prefix}${index + 1}`,
      label: `${prefix === 'f' ? 'Factor' : prefix === 'l' ? 'Level' : 'Outcome'} ${index + 1}`,
      definition: '',
    }));
  const factorCodes = plain('f', factors).flatMap((code, index) => {
    const heading = `g${Math.floor(index / 8) + 1}`;
    const group = { id: heading, label: `Group ${heading.slice(1)}`, group: true, definition: '' };
    const under = { ...code, parent: heading };
    return index % 8 === 0 ? [group, under] : [under];
  });
  const none: Code = { id: 'na', label: 'None', exclusive: true, definition: '' };
  return {
    id: 'invented',
    version: '1',
    title: 'Invented',
    scheme: { name: 'Invented levels', note: '' },
    dimensions: [
      { id: 'level', label: 'Level', choice: 'multiple', codes: [...plain('l', levels), none] },
      {
        id: 'factor',
        label: 'Factor',
        choice: 'multiple',
        hierarchical: true,
        qualifiers: ['direction', 'outcome'],
        codes: [...factorCodes, none],
      },
      {
        id: 'direction',
        label: 'Direction',
        choice: 'single',
        role: 'direction',
        codes: (['positive', 'negative', 'mixed', 'none', 'unstated'] as const).map((sign) => ({
          id: sign,
          label: sign,
          sign,
          definition: '',
        })),
      },
      { id: 'outcome', label: 'Outcome', choice: 'multiple', role: 'outcome', codes: plain('o', 6) },
    ],
  };
}

/** Studies with one or two levels and up to four factors each; one in ten carries "none". */
export function inventedEvidence(codebook: Codebook, studies: number, seed: number): Evidence {
  const random = steadyRandom(seed);
  const ids = (dimension: string): readonly string[] =>
    (codebook.dimensions.find((one) => one.id === dimension)?.codes ?? [])
      .filter((code) => !code.group && !code.exclusive)
      .map((code) => code.id);
  const [levels, factors, outcomes, directions] = ['level', 'factor', 'outcome', 'direction'].map(ids);
  const pick = <T>(list: readonly T[] | undefined): T =>
    (list ?? [])[Math.floor(random() * (list?.length ?? 0))] as T;
  const codings: EvidenceCoding[] = [];
  const add = (
    study: string,
    dimension: string,
    code: string,
    outcome: string | null,
    direction: string | null,
  ) => {
    const basis = [pick(BASES)];
    codings.push({
      id: `c${codings.length}`,
      study,
      dimension,
      code,
      outcome,
      direction,
      coder: 'one',
      basis,
    });
  };
  const list = Array.from({ length: studies }, (_, index) => {
    const study = `s${index}`;
    for (const level of new Set([pick(levels), pick(levels)])) add(study, 'level', level, null, null);
    if (random() < 0.1) add(study, 'factor', 'na', null, null);
    else {
      const count = 1 + Math.floor(random() * 4);
      for (let n = 0; n < count; n++) add(study, 'factor', pick(factors), pick(outcomes), pick(directions));
    }
    return { id: study, label: `Study ${index}`, inScope: true, verdict: 'include' as const };
  });
  return { studies: list, codings, judgements: [] };
}
