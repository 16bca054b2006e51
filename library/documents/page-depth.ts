/** No article has elements this deep; a tree that goes on takes time that grows with the square of its depth. */
const DEEPEST = 100;

const TAG = /<(\/?)([a-z][\w:-]*)[^<>]*>/gi;
/** Elements without content, and those that the next one ends. */
const NEVER_OPEN =
  /^(?:area|base|br|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/** A page without the tags that stand deeper than any article has them; its words stay. Pages of people are unchanged. */
export function withoutDeepTags(html: string): string {
  let depth = 0;
  let deepest = 0;
  for (const tag of html.matchAll(TAG)) {
    depth = depthAfter(depth, tag);
    deepest = Math.max(deepest, depth);
  }
  if (deepest <= DEEPEST) return html;
  depth = 0;
  return html.replace(TAG, (...tag: string[]) => {
    const before = depth;
    depth = depthAfter(depth, tag);
    return Math.max(before, depth) > DEEPEST && !/^(?:p|br)$/i.test(tag[2]!) ? ' ' : tag[0]!;
  });
}

function depthAfter(depth: number, [whole, closing, name]: readonly (string | undefined)[]): number {
  if (NEVER_OPEN.test(name!) || whole!.endsWith('/>')) return depth;
  return closing === '/' ? Math.max(0, depth - 1) : depth + 1;
}
