import type { CodebookDifference } from '../../shared/contract/codebook-edit.ts';
import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';

const BOOK_FIELDS = ['title', 'basedOn', 'scheme'] as const;
const DIMENSION_FIELDS = ['label', 'choice', 'qualifiers', 'role', 'outcomes'] as const;
const CODE_FIELDS = [
  'label',
  'definition',
  'include',
  'exclude',
  'pole',
  'sign',
  'group',
  'exclusive',
  'phrases',
  'against',
  'splitInto',
] as const;

/** What is different in one version of a codebook from another: the book, its dimensions, their codes. */
export function compareCodebooks(from: Codebook, to: Codebook): readonly CodebookDifference[] {
  const before = new Map(from.dimensions.map((dimension) => [dimension.id, dimension]));
  const after = new Map(to.dimensions.map((dimension) => [dimension.id, dimension]));
  const gone = from.dimensions.filter(({ id }) => !after.has(id));
  return [
    ...fieldsOf(BOOK_FIELDS, from, to, { dimension: null, code: null, label: to.title }),
    ...gone.map((one) => whole('removed', one.id, null, one.label)),
    ...to.dimensions.flatMap((dimension) => {
      const was = before.get(dimension.id);
      return was === undefined
        ? [whole('added', dimension.id, null, dimension.label)]
        : compareDimensions(was, dimension);
    }),
  ];
}

function compareDimensions(from: Dimension, to: Dimension): readonly CodebookDifference[] {
  const before = new Map(from.codes.map((code) => [code.id, code]));
  const after = new Map(to.codes.map((code) => [code.id, code]));
  const place = { dimension: to.id, code: null, label: to.label };
  return [
    ...retirement(from, to, place),
    ...fieldsOf(DIMENSION_FIELDS, from, to, place),
    ...from.codes
      .filter(({ id }) => !after.has(id))
      .map((code) => whole('removed', to.id, code.id, code.label)),
    ...to.codes.flatMap((code) => {
      const was = before.get(code.id);
      if (was === undefined) return [whole('added', to.id, code.id, code.label)];
      return compareCodes(to.id, was, code);
    }),
  ];
}

function compareCodes(dimension: string, from: Code, to: Code): readonly CodebookDifference[] {
  const place = { dimension, code: to.id, label: to.label };
  const moved: CodebookDifference[] =
    from.parent === to.parent
      ? []
      : [{ kind: 'moved', ...place, field: 'parent', before: from.parent ?? '', after: to.parent ?? '' }];
  return [...retirement(from, to, place), ...moved, ...fieldsOf(CODE_FIELDS, from, to, place)];
}

type Where = Pick<CodebookDifference, 'dimension' | 'code' | 'label'>;

function retirement(
  from: { readonly retired?: boolean },
  to: { readonly retired?: boolean },
  place: Where,
): readonly CodebookDifference[] {
  if ((from.retired ?? false) === (to.retired ?? false)) return [];
  return [{ kind: to.retired ? 'retired' : 'restored', ...place, field: '', before: '', after: '' }];
}

function fieldsOf<T extends object>(
  fields: readonly (keyof T & string)[],
  from: T,
  to: T,
  place: Where,
): readonly CodebookDifference[] {
  return fields.flatMap((field) => {
    const [before, after] = [written(from[field]), written(to[field])];
    return before === after ? [] : [{ kind: 'changed', ...place, field, before, after } as const];
  });
}

/** A field as a person reads it: lists a line each, a scheme by its name and note. */
function written(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'object') return Object.values(value).join('\n');
  return value === true ? 'yes' : String(value);
}

function whole(
  kind: 'added' | 'removed',
  dimension: string,
  code: string | null,
  label: string,
): CodebookDifference {
  return { kind, dimension, code, label, field: '', before: '', after: '' };
}
