import type { CodebookEdit } from '../../shared/contract/codebook-edit.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { type Edited, edited, placedAt } from './edited-codebook.ts';
import type { Recode } from './recoding.ts';

type DimensionEdit = Extract<CodebookEdit, { kind: `dimension.${string}` }>;
type Of<K extends DimensionEdit['kind']> = Extract<DimensionEdit, { kind: K }>;

/** Applies an edit of a whole dimension; a string says why it cannot be applied. */
export function editDimension(codebook: Codebook, edit: DimensionEdit): Edited | string {
  if (edit.kind === 'dimension.add') return add(codebook, edit);
  const dimension = codebook.dimensions.find((one) => one.id === edit.dimension);
  if (dimension === undefined) return `The codebook has no dimension “${edit.dimension}”.`;
  switch (edit.kind) {
    case 'dimension.change':
      return change(codebook, dimension, edit);
    case 'dimension.rename':
      return rename(codebook, dimension, edit);
    case 'dimension.move': {
      const others = codebook.dimensions.filter((one) => one !== dimension);
      return edited(
        { ...codebook, dimensions: placedAt(others, dimension, edit.at) },
        `Moved the dimension “${dimension.label}”`,
      );
    }
    case 'dimension.retire':
      return edited(
        withDimension(codebook, { ...dimension, retired: true }),
        `Retired the dimension “${dimension.label}”`,
      );
    case 'dimension.restore': {
      const { retired: _, ...rest } = dimension;
      return edited(withDimension(codebook, rest), `Offered the dimension “${dimension.label}” again`);
    }
    case 'dimension.remove':
      return removeDimension(codebook, dimension);
    case 'dimension.split':
      return split(codebook, dimension, edit);
    case 'dimension.merge':
      return merge(codebook, dimension, edit);
  }
}

/** The codebook with a dimension of that id in the place of its own. */
export function withDimension(codebook: Codebook, dimension: Dimension): Codebook {
  const dimensions = codebook.dimensions.map((one) => (one.id === dimension.id ? dimension : one));
  return { ...codebook, dimensions };
}

function add(codebook: Codebook, { dimension, at }: Of<'dimension.add'>): Edited | string {
  if (codebook.dimensions.some((one) => one.id === dimension.id)) return taken(dimension.id);
  return edited(
    { ...codebook, dimensions: placedAt(codebook.dimensions, dimension as Dimension, at) },
    `Added the dimension “${dimension.label}”`,
  );
}

function change(codebook: Codebook, dimension: Dimension, { fields }: Of<'dimension.change'>): Edited {
  const { role, outcomes, qualifiers, ...rest } = dimension;
  const next: Record<string, unknown> = { ...rest };
  if (fields.label !== undefined) next['label'] = fields.label;
  if (fields.choice !== undefined) next['choice'] = fields.choice;
  const kept = {
    role: fields.role === undefined ? role : fields.role,
    outcomes: fields.outcomes === undefined ? outcomes : fields.outcomes,
    qualifiers: fields.qualifiers === undefined ? qualifiers : fields.qualifiers,
  };
  if (kept.role) next['role'] = kept.role;
  if (kept.outcomes) next['outcomes'] = kept.outcomes;
  if (kept.qualifiers !== undefined && kept.qualifiers.length > 0) next['qualifiers'] = kept.qualifiers;
  return edited(
    withDimension(codebook, next as Dimension),
    `Changed the dimension “${fields.label ?? dimension.label}”`,
  );
}

function rename(codebook: Codebook, dimension: Dimension, { to }: Of<'dimension.rename'>): Edited | string {
  if (to === dimension.id) return edited(codebook, `Kept the id ${to}`);
  if (codebook.dimensions.some((one) => one.id === to)) return taken(to);
  const dimensions = codebook.dimensions.map((one) => {
    const own = one === dimension ? { ...one, id: to } : one;
    if (own.qualifiers === undefined) return own;
    return { ...own, qualifiers: own.qualifiers.map((id) => (id === dimension.id ? to : id)) };
  });
  const recodes = dimension.codes.map(({ id }) => recode(dimension.id, id, to, id));
  return edited({ ...codebook, dimensions }, `Gave the dimension “${dimension.label}” the id ${to}`, {
    recodes,
    renamed: new Map([[dimension.id, to]]),
  });
}

function removeDimension(codebook: Codebook, dimension: Dimension): Edited | string {
  const qualified = codebook.dimensions.find((one) => one.qualifiers?.includes(dimension.id));
  if (qualified !== undefined)
    return `“${dimension.label}” qualifies “${qualified.label}”. Take it from the qualifiers there first.`;
  if (codebook.dimensions.length === 1)
    return `“${dimension.label}” is the only dimension. Add another before you remove it.`;
  const dimensions = codebook.dimensions.filter((one) => one !== dimension);
  return edited({ ...codebook, dimensions }, `Removed the dimension “${dimension.label}”`);
}

/**
 * Takes codes, with what stands under them, into a dimension of their own beside the old one. What bars all others is
 * true of both, so exclusive codes and their codings are copied.
 */
function split(codebook: Codebook, dimension: Dimension, edit: Of<'dimension.split'>): Edited | string {
  if (codebook.dimensions.some((one) => one.id === edit.into.id)) return taken(edit.into.id);
  const unknown = edit.codes.find((id) => !dimension.codes.some((code) => code.id === id));
  if (unknown !== undefined) return `“${dimension.label}” has no code “${unknown}”.`;
  const going = withDescendants(dimension.codes, edit.codes);
  const moved = dimension.codes.filter((code) => going.has(code.id) && !code.exclusive);
  const copied = dimension.codes.filter((code) => code.exclusive);
  const rest = dimension.codes.filter((code) => !moved.includes(code));
  const [stays, goes] = [{ ...dimension, codes: rest }, newDimension(dimension, edit.into, moved, copied)];
  const dimensions = codebook.dimensions.flatMap((one) => (one === dimension ? [stays, goes] : [one]));
  const both = (code: Code): Recode => ({
    from: { dimension: dimension.id, code: code.id },
    to: [
      { dimension: dimension.id, code: code.id },
      { dimension: goes.id, code: code.id },
    ],
  });
  const recodes = [
    ...moved.map((code) => recode(dimension.id, code.id, goes.id, code.id)),
    ...copied.map(both),
  ];
  return edited({ ...codebook, dimensions }, `Split “${edit.into.label}” off “${dimension.label}”`, {
    recodes,
  });
}

function newDimension(
  from: Dimension,
  into: { readonly id: string; readonly label: string },
  moved: readonly Code[],
  copied: readonly Code[],
): Dimension {
  const here = new Set(moved.map((code) => code.id));
  const rooted = moved.map((code) => {
    if (code.parent === undefined || here.has(code.parent)) return code;
    const { parent: _, ...root } = code;
    return root;
  });
  const { retired: _, ...like } = from;
  return { ...like, id: into.id, label: into.label, codes: [...rooted, ...copied] };
}

/** Takes all codes of one dimension into another; exclusive codes of the same id become one. */
function merge(
  codebook: Codebook,
  from: Dimension,
  { into: target }: Of<'dimension.merge'>,
): Edited | string {
  const into = codebook.dimensions.find((one) => one.id === target);
  if (into === undefined) return `The codebook has no dimension “${target}”.`;
  if (into === from) return 'A dimension cannot be merged into itself.';
  if (codebook.dimensions.some((one) => one.qualifiers?.includes(from.id)))
    return `“${from.label}” qualifies another dimension and so cannot be merged into “${into.label}”.`;
  const twice = from.codes.find(
    (code) => !code.exclusive && into.codes.some((other) => other.id === code.id),
  );
  if (twice !== undefined)
    return `Both dimensions have a code “${twice.id}”. Give one of the two another id, or merge it, first.`;
  const barring = into.codes.find((code) => code.exclusive);
  const targetOf = (code: Code): string =>
    code.exclusive ? (into.codes.find((own) => own.id === code.id)?.id ?? barring?.id ?? code.id) : code.id;
  const added = from.codes.filter((code) => !into.codes.some((own) => own.id === targetOf(code)));
  const dimensions = codebook.dimensions
    .filter((one) => one !== from)
    .map((one) => (one === into ? { ...into, codes: [...into.codes, ...added] } : one));
  return edited({ ...codebook, dimensions }, `Merged “${from.label}” into “${into.label}”`, {
    recodes: from.codes.map((code) => recode(from.id, code.id, into.id, targetOf(code))),
    renamed: new Map([[from.id, into.id]]),
  });
}

/** The ids given and all ids that stand under them. */
export function withDescendants(codes: readonly Code[], ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const code of codes) {
      if (found.has(code.id) || code.parent === undefined || !found.has(code.parent)) continue;
      found.add(code.id);
      grew = true;
    }
  }
  return found;
}

function recode(dimension: string, code: string, toDimension: string, toCode: string): Recode {
  return { from: { dimension, code }, to: [{ dimension: toDimension, code: toCode }] };
}

function taken(id: string): string {
  return `There is a dimension of the id “${id}” already. Choose another id.`;
}
