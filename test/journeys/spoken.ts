import type { CDPSession, Page } from 'playwright-core';

/** A node of Chromium's accessibility tree, with what is looked at here. */
type SpokenNode = {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
};

/** Roles that say nothing without a name. */
const NAMED = new Set([
  ...['button', 'link', 'checkbox', 'radio', 'combobox', 'textbox', 'searchbox', 'listbox', 'option', 'tab'],
  ...['menu', 'menuitem', 'grid', 'treegrid', 'tree', 'treeitem', 'dialog', 'img', 'image', 'slider'],
  ...['spinbutton', 'switch', 'progressbar', 'splitter', 'navigation', 'complementary', 'region', 'tablist'],
  ...['tabpanel', 'heading', 'group', 'columnheader', 'rowheader', 'article', 'PopUpButton'],
]);

/** Roles of what only holds other things; the focus on one of them is spoken as nothing. */
const SILENT = new Set(['generic', 'none', 'RootWebArea', 'paragraph', 'StaticText', 'div', 'unknown']);

/** Landmarks of which a screen may hold several, told apart by their names. */
const TOLD_APART = ['navigation', 'complementary', 'region'];

/** What Chromium hands to a screen reader, asked over one session per page. */
export async function listenTo(page: Page): Promise<{
  readonly findings: () => Promise<readonly string[]>;
  readonly focused: () => Promise<{ readonly role: string; readonly name: string }>;
}> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  return {
    findings: async () => [...treeFindings(await treeOf(session)), ...(await placeFindings(page))],
    focused: async () => {
      const node = (await treeOf(session)).find((one) => isFocused(one) && one.role?.value !== 'RootWebArea');
      return { role: node?.role?.value ?? '', name: node?.name?.value.trim() ?? '' };
    },
  };
}

async function treeOf(session: CDPSession): Promise<readonly SpokenNode[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes as unknown as readonly SpokenNode[];
}

const propertyOf = (node: SpokenNode, name: string) =>
  node.properties?.find((property) => property.name === name)?.value.value;

const isFocused = (node: SpokenNode) => propertyOf(node, 'focused') === true;

/** What a tree would leave a listener without: names, a way around, an order of headings, a place of the focus. */
function treeFindings(tree: readonly SpokenNode[]): readonly string[] {
  const heard = inOrder(tree).filter(({ ignored }) => !ignored);
  const roleOf = (node: SpokenNode) => node.role?.value ?? '';
  const nameOf = (node: SpokenNode) => node.name?.value.trim() ?? '';
  const of = (role: string) => heard.filter((node) => roleOf(node) === role);
  const isOverlaid = of('dialog').length > 0;
  const unnamed = heard
    .filter((node) => NAMED.has(roleOf(node)) && nameOf(node) === '' && isMeant(node, tree))
    .map((node) => `${roleOf(node)} has no name (${wordsAround(node, tree)})`);
  const focus = heard.find((node) => isFocused(node) && roleOf(node) !== 'RootWebArea');
  const silent =
    focus === undefined
      ? ['nothing has the focus']
      : SILENT.has(roleOf(focus)) || nameOf(focus) === ''
        ? [`the focus is on “${roleOf(focus)}” named “${nameOf(focus)}”`]
        : [];
  if (isOverlaid) return [...unnamed, ...silent];
  const landmarks = [
    ...(of('main').length === 1 ? [] : [`${of('main').length} main landmarks`]),
    ...(of('navigation').length > 0 ? [] : ['no navigation']),
    ...(of('contentinfo').length === 1 ? [] : [`${of('contentinfo').length} status lines`]),
    ...TOLD_APART.flatMap((role) =>
      repeated(of(role).map(nameOf)).map((name) => `two ${role}s named “${name}”`),
    ),
  ];
  const levels = of('heading').map((node) => ({
    level: Number(propertyOf(node, 'level')),
    name: nameOf(node),
  }));
  const first = levels.filter(({ level }) => level === 1);
  const headings = [
    ...(first.length === 1 ? [] : [`${first.length} headings of the first level`]),
    ...levels.flatMap(({ level, name }, at) => {
      const above = levels[at - 1]?.level ?? 0;
      return level > above + 1 && at > 0
        ? [`heading “${name}” of level ${level} follows level ${above}`]
        : [];
    }),
  ];
  return [...unnamed, ...silent, ...landmarks, ...headings];
}

/** Unnamed groups and articles that only hold named things are no loss; a row names itself by its cells. */
function isMeant(node: SpokenNode, tree: readonly SpokenNode[]): boolean {
  if (node.role?.value !== 'group') return true;
  const parent = tree.find(({ nodeId }) => nodeId === node.parentId);
  return parent?.role?.value !== 'combobox' && isFocused(node);
}

function wordsAround(node: SpokenNode, tree: readonly SpokenNode[]): string {
  const parent = tree.find(({ nodeId }) => nodeId === node.parentId);
  const inside = (node.childIds ?? [])
    .map((id) => tree.find(({ nodeId }) => nodeId === id))
    .map((child) => `${child?.role?.value} ${child?.name?.value ?? ''}`)
    .join(', ');
  return `in ${parent?.role?.value ?? ''} “${parent?.name?.value ?? ''}”, holding ${inside.slice(0, 120)}`;
}

function inOrder(tree: readonly SpokenNode[]): readonly SpokenNode[] {
  const byId = new Map(tree.map((node) => [node.nodeId, node]));
  const walk = (node: SpokenNode): SpokenNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : walk(child);
    }),
  ];
  return tree[0] === undefined ? [] : walk(tree[0]);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** Grids, trees and lists of which only a part is drawn must say where each line stands, and the standing one must exist. */
function placeFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const numbers = (elements: readonly Element[], name: string) =>
      elements.map((element) => Number(element.getAttribute(name)));
    for (const grid of document.querySelectorAll('[role=grid]')) {
      const total = Number(grid.getAttribute('aria-rowcount'));
      if (!grid.hasAttribute('aria-colcount')) found.push('a grid without its number of columns');
      const rows = [...grid.querySelectorAll('[role=row], tr')].filter(
        (row) => !row.closest('[aria-hidden]'),
      );
      const at = numbers(rows, 'aria-rowindex');
      if (at.some((n) => !(n >= 1 && n <= total))) found.push(`grid rows ${at.join(' ')} of ${total}`);
      if (at.some((n, index) => n <= (at[index - 1] ?? 0)))
        found.push(`grid rows out of order: ${at.join(' ')}`);
    }
    for (const row of document.querySelectorAll('[role=treegrid] [role=row]'))
      if (!row.hasAttribute('aria-level') || !row.hasAttribute('aria-posinset'))
        found.push(`a line of a tree without its place: ${row.textContent?.slice(0, 40)}`);
    for (const list of document.querySelectorAll('[role=listbox]')) {
      const chosen = list.querySelectorAll('[role=option][aria-selected=true]');
      if (list.querySelector('[role=option]') && chosen.length > 1) found.push('two chosen options');
    }
    for (const one of document.querySelectorAll('[aria-activedescendant]')) {
      const id = one.getAttribute('aria-activedescendant') ?? '';
      if (document.getElementById(id) === null) found.push(`nothing stands at ${id}`);
    }
    return found;
  });
}
