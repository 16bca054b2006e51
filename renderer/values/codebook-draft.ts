import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';

/** A node of the codebook's tree: a dimension, or a code under it. */
export type CodeNode = {
  readonly key: string;
  readonly dimension: Dimension;
  readonly code: Code | null;
  readonly children: readonly CodeNode[];
};

/** The codebook as a tree; codes whose parent is gone stand on top. */
export function codeTree(codebook: Codebook): readonly CodeNode[] {
  return codebook.dimensions.map((dimension) => {
    const ids = new Set(dimension.codes.map((code) => code.id));
    const below = (parent: string | undefined): readonly CodeNode[] =>
      dimension.codes
        .filter(
          (code) => (code.parent !== undefined && ids.has(code.parent) ? code.parent : undefined) === parent,
        )
        .map((code) => ({ key: nameOf(dimension.id, code.id), dimension, code, children: below(code.id) }));
    return { key: dimension.id, dimension, code: null, children: below(undefined) };
  });
}

/** `dimension` or `dimension:code`, as it stands in the address. */
export function nameOf(dimension: string, code: string | null): string {
  return code === null ? dimension : `${dimension}:${code}`;
}

/** The dimension and code that a name stands for, where the codebook has them. */
export function nodeOf(
  codebook: Codebook,
  name: string | null,
): { readonly dimension: Dimension; readonly code: Code | null } | undefined {
  if (name === null) return undefined;
  for (const dimension of codebook.dimensions) {
    if (dimension.id === name) return { dimension, code: null };
    const code = dimension.codes.find((one) => nameOf(dimension.id, one.id) === name);
    if (code !== undefined) return { dimension, code };
  }
  return undefined;
}

/** The nodes that hold a text, with what stands above them. */
export function filterTree(nodes: readonly CodeNode[], text: string): readonly CodeNode[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return nodes;
  const holds = ({ dimension, code }: CodeNode) => {
    const own = (
      code === null ? `${dimension.label} ${dimension.id}` : `${code.label} ${code.id}`
    ).toLocaleLowerCase();
    return words.every((word) => own.includes(word));
  };
  return nodes.flatMap((node) => {
    if (holds(node)) return [node];
    const children = filterTree(node.children, text);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
}

/** An id made of a label that no id of the list is. */
export function freshId(label: string, taken: readonly string[]): string {
  const folded = label.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const stem = (folded.match(/[\p{L}\p{N}.]+/gu) ?? []).join('-').slice(0, 60) || 'code';
  let id = stem;
  for (let n = 2; taken.includes(id); n++) id = `${stem}-${n}`;
  return id;
}

/** Lines of a box as a list, empty ones left out. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
