import type { CodebookEdit } from '../../shared/contract/codebook-edit.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { withDescendants, withDimension } from './dimension-edit.ts';
import { type Edited, edited } from './edited-codebook.ts';
import type { Recode } from './recoding.ts';

type CodeEdit = Extract<CodebookEdit, { kind: `code.${string}` }>;
type Of<K extends CodeEdit['kind']> = Extract<CodeEdit, { kind: K }>;

/** Applies an edit of a code; a string says why it cannot be applied. */
export function editCode(codebook: Codebook, edit: CodeEdit): Edited | string {
  const dimension = codebook.dimensions.find((one) => one.id === edit.dimension);
  if (dimension === undefined) return `The codebook has no dimension “${edit.dimension}”.`;
  if (edit.kind === 'code.add') return add(codebook, dimension, edit);
  if (edit.kind === 'code.merge') return merge(codebook, dimension, edit);
  const code = dimension.codes.find((one) => one.id === edit.code);
  if (code === undefined) return `“${dimension.label}” has no code “${edit.code}”.`;
  switch (edit.kind) {
    case 'code.change':
      return edited(
        withCode(codebook, dimension, changed(code, edit.fields)),
        `Changed the code ${nameOf(dimension, edit.fields.label ?? code.label)}`,
      );
    case 'code.rename':
      return rename(codebook, dimension, code, edit);
    case 'code.move':
      return move(codebook, dimension, code, edit);
    case 'code.retire':
      return edited(
        withCode(codebook, dimension, { ...code, retired: true }),
        `Retired the code ${nameOf(dimension, code.label)}`,
      );
    case 'code.restore': {
      const { retired: _, splitInto: __, ...rest } = code;
      return edited(
        withCode(codebook, dimension, rest),
        `Offered the code ${nameOf(dimension, code.label)} again`,
      );
    }
    case 'code.remove':
      return removeCode(codebook, dimension, code);
    case 'code.split':
      return split(codebook, dimension, code, edit);
  }
}

function nameOf(dimension: Dimension, label: string): string {
  return `“${label}” of “${dimension.label}”`;
}

function withCode(codebook: Codebook, dimension: Dimension, code: Code): Codebook {
  const codes = dimension.codes.map((one) => (one.id === code.id ? code : one));
  return withDimension(codebook, { ...dimension, codes });
}

function add(codebook: Codebook, dimension: Dimension, { code, at }: Of<'code.add'>): Edited | string {
  if (dimension.codes.some((one) => one.id === code.id)) return taken(dimension, code.id);
  const codes = placedAmong(dimension.codes, [code as Code], code.parent, at);
  return edited(withDimension(codebook, hierarchical({ ...dimension, codes })), addSummary(dimension, code));
}

function addSummary(
  dimension: Dimension,
  code: { readonly label: string; readonly group?: boolean | undefined },
): string {
  return `Added the ${code.group ? 'heading' : 'code'} ${nameOf(dimension, code.label)}`;
}

/** Null takes a field away, so does an empty text or list that need not be there. */
function changed(code: Code, fields: Of<'code.change'>['fields']): Code {
  const next: Record<string, unknown> = { ...code };
  for (const [field, value] of Object.entries(fields)) {
    const isEmpty = value === null || value === false || (Array.isArray(value) && value.length === 0);
    const isBlank = typeof value === 'string' && value.trim() === '' && field !== 'definition';
    if (isEmpty || isBlank) delete next[field];
    else if (value !== undefined) next[field] = value;
  }
  return next as Code;
}

function rename(
  codebook: Codebook,
  dimension: Dimension,
  code: Code,
  { to }: Of<'code.rename'>,
): Edited | string {
  if (to === code.id) return edited(codebook, `Kept the id ${to}`);
  if (dimension.codes.some((one) => one.id === to)) return taken(dimension, to);
  const renamed = (id: string) => (id === code.id ? to : id);
  const codes = dimension.codes.map((one) => ({
    ...one,
    id: renamed(one.id),
    ...(one.parent === undefined ? {} : { parent: renamed(one.parent) }),
    ...(one.splitInto === undefined ? {} : { splitInto: one.splitInto.map(renamed) }),
  }));
  const named = withDimension(codebook, { ...dimension, codes });
  return edited(
    withOutcomes(named, dimension.id, renamed),
    `Gave the code ${nameOf(dimension, code.label)} the id ${to}`,
    { recodes: [recode(dimension.id, code.id, dimension.id, to)] },
  );
}

/** Dimensions that bear only on certain outcomes name them by id. */
function withOutcomes(codebook: Codebook, dimension: string, to: (id: string) => string): Codebook {
  const dimensions = codebook.dimensions.map((one) =>
    one.outcomes === undefined || !one.qualifiers?.includes(dimension)
      ? one
      : { ...one, outcomes: [...new Set(one.outcomes.map(to))] },
  );
  return { ...codebook, dimensions };
}

function move(
  codebook: Codebook,
  dimension: Dimension,
  code: Code,
  { to }: Of<'code.move'>,
): Edited | string {
  const target = codebook.dimensions.find((one) => one.id === to.dimension);
  if (target === undefined) return `The codebook has no dimension “${to.dimension}”.`;
  const going = withDescendants(dimension.codes, [code.id]);
  if (to.parent !== null) {
    if (!target.codes.some((one) => one.id === to.parent))
      return `“${target.label}” has no code “${to.parent}” to stand under.`;
    if (target === dimension && going.has(to.parent)) return `“${code.label}” cannot stand under itself.`;
  }
  const moved = dimension.codes
    .filter((one) => going.has(one.id))
    .map((one) => (one === code ? withParent(one, to.parent) : one));
  const left = dimension.codes.filter((one) => !going.has(one.id));
  const summary = `Moved the code ${nameOf(dimension, code.label)}`;
  if (target === dimension) {
    const codes = placedAmong(left, moved, to.parent ?? undefined, to.at);
    return edited(withDimension(codebook, hierarchical({ ...dimension, codes })), summary);
  }
  const twice = moved.find((one) => target.codes.some((other) => other.id === one.id));
  if (twice !== undefined) return taken(target, twice.id);
  const codes = placedAmong(target.codes, moved, to.parent ?? undefined, to.at);
  const without = withDimension(codebook, { ...dimension, codes: left });
  return edited(
    withDimension(without, hierarchical({ ...target, codes })),
    `${summary} to “${target.label}”`,
    { recodes: moved.map((one) => recode(dimension.id, one.id, target.id, one.id)) },
  );
}

function withParent(code: Code, parent: string | null): Code {
  const { parent: _, ...root } = code;
  return parent === null ? root : { ...root, parent };
}

function removeCode(codebook: Codebook, dimension: Dimension, code: Code): Edited | string {
  const under = dimension.codes.find((one) => one.parent === code.id);
  if (under !== undefined)
    return `“${under.label}” stands under “${code.label}”. Move what stands under it first.`;
  const codes = dimension.codes.filter((one) => one !== code);
  return edited(
    withDimension(codebook, { ...dimension, codes }),
    `Removed the code ${nameOf(dimension, code.label)}`,
  );
}

/** The new codes stand after the old one, which is kept for what carries it until that is decided again. */
function split(
  codebook: Codebook,
  dimension: Dimension,
  code: Code,
  { into }: Of<'code.split'>,
): Edited | string {
  const ids = into.map((one) => one.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at || dimension.codes.some((one) => one.id === id));
  if (twice !== undefined) return taken(dimension, twice);
  if (code.group) return `“${code.label}” is a heading, and headings are never applied. Add codes under it.`;
  const parts = into.map((part) => ({
    ...part,
    ...(part.parent === undefined && code.parent !== undefined ? { parent: code.parent } : {}),
  })) as Code[];
  const { splitInto: _, ...own } = code;
  const codes = dimension.codes.flatMap((one) =>
    one === code ? [{ ...own, retired: true, splitInto: ids }, ...parts] : [one],
  );
  return edited(
    withDimension(codebook, { ...dimension, codes }),
    `Split the code ${nameOf(dimension, code.label)} into ${into.map((part) => `“${part.label}”`).join(' and ')}`,
  );
}

/** What carried one of the codes carries `into` from then on; what stood under them stands under it. */
function merge(codebook: Codebook, dimension: Dimension, edit: Of<'code.merge'>): Edited | string {
  const into = dimension.codes.find((one) => one.id === edit.into);
  const unknown = edit.codes.find((id) => !dimension.codes.some((code) => code.id === id));
  if (into === undefined || unknown !== undefined)
    return `“${dimension.label}” has no code “${unknown ?? edit.into}”.`;
  const going = new Set(edit.codes.filter((id) => id !== into.id));
  if (going.size === 0) return 'A code cannot be merged into itself.';
  if (into.group) return `“${into.label}” is a heading and is never applied; choose a code to merge into.`;
  const merged = dimension.codes.filter((code) => going.has(code.id));
  const led = (id: string) => (going.has(id) ? into.id : id);
  const codes = dimension.codes
    .filter((code) => !going.has(code.id))
    .map((code) => {
      const parent = code.parent === undefined ? undefined : led(code.parent);
      const own = code === into ? withPhrasesOf(code, merged) : code;
      if (code === into && parent === into.id) return withParent(own, null);
      return parent === undefined ? own : { ...own, parent };
    })
    .map((code) =>
      code.splitInto === undefined ? code : { ...code, splitInto: [...new Set(code.splitInto.map(led))] },
    );
  const names = merged.map((code) => `“${code.label}”`).join(', ');
  return edited(
    withOutcomes(withDimension(codebook, { ...dimension, codes }), dimension.id, led),
    `Merged ${names} into ${nameOf(dimension, into.label)}`,
    { recodes: merged.map((code) => recode(dimension.id, code.id, dimension.id, into.id)) },
  );
}

/** Indicator phrases are found again under the code that stands for both. */
function withPhrasesOf(code: Code, merged: readonly Code[]): Code {
  const phrases = [...new Set([code, ...merged].flatMap((one) => one.phrases ?? []))];
  const against = [...new Set([code, ...merged].flatMap((one) => one.against ?? []))];
  return {
    ...code,
    ...(phrases.length === 0 ? {} : { phrases }),
    ...(against.length === 0 ? {} : { against }),
  };
}

/** Codes in codebook order with some put among the children of a parent; `at` counts those children. */
function placedAmong(
  codes: readonly Code[],
  added: readonly Code[],
  parent: string | undefined,
  at: number | undefined,
): readonly Code[] {
  const siblings = codes.filter((code) => code.parent === parent);
  const before = at === undefined ? undefined : siblings[at];
  if (before !== undefined) return codes.flatMap((code) => (code === before ? [...added, code] : [code]));
  const last = siblings.at(-1) ?? codes.find((code) => code.id === parent);
  if (last === undefined) return [...codes, ...added];
  const block = withDescendants(codes, [last.id]);
  const end = codes.findLastIndex((code) => block.has(code.id));
  return codes.toSpliced(end + 1, 0, ...added);
}

function hierarchical(dimension: Dimension): Dimension {
  return dimension.codes.some((code) => code.parent !== undefined)
    ? { ...dimension, hierarchical: true }
    : dimension;
}

function recode(dimension: string, code: string, toDimension: string, toCode: string): Recode {
  return { from: { dimension, code }, to: [{ dimension: toDimension, code: toCode }] };
}

function taken(dimension: Dimension, id: string): string {
  return `“${dimension.label}” has a code of the id “${id}” already. Choose another id.`;
}
