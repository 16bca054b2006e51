import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { axeFindings } from './axe.ts';

let app: App;
let page: Page;
let grid: Locator;

beforeAll(async () => {
  app = await openApp({ window: { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' } });
  ({ page } = app);
  await app.go('#/matrix?rows=factor&columns=prevention_level');
  grid = page.getByRole('grid');
  await grid.waitFor().catch(async (error: Error) => {
    await app.keep('failed');
    throw new Error(
      `${error.message} ${app.complaints.join(' ')} ${await page.locator('main').textContent()}`,
    );
  });
});
afterAll(() => app?.close());

// What a failed step left floating would keep all later ones from the page.
afterEach(() => page.keyboard.press('Escape'));

/** The names of the rows or columns from first to last. */
function lines(side: 'rows' | 'columns'): Promise<string[]> {
  const scope = side === 'rows' ? 'row' : 'col';
  return grid.locator(`th[scope=${scope}] .line-label`).allTextContents();
}

/** What axe finds while something floats over the page, which stands outside the landmarks as all menus do. */
const axeFloating = async () => (await axeFindings(page)).filter((found) => !found.startsWith('region:'));

const act = (name: string) => page.getByRole('menuitem', { name }).click();

async function openMenu(label: string): Promise<void> {
  const heading = grid.locator('th[data-line]', { has: page.getByText(label, { exact: true }) });
  await heading.first().hover();
  await heading.first().locator('[data-press=menu]').click();
  await page.getByRole('menu').waitFor();
}

async function inView(change: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('dialog', { name: 'How rows and columns stand' }).waitFor();
  await change();
  await page.keyboard.press('Escape');
}

/** A row that has a sibling after it: its place and both names. */
async function siblings(): Promise<readonly [number, string, string]> {
  const names = await lines('rows');
  const place = await grid.locator('tbody tr').evaluateAll((rows) =>
    rows.findIndex((row, index) => {
      const next = rows[index + 1];
      return !row.hasAttribute('data-group') && next !== undefined && !next.hasAttribute('data-group');
    }),
  );
  return [place, names[place] ?? '', names[place + 1] ?? ''];
}

describe('lines of the matrix', () => {
  it('are hidden, told and shown again', async () => {
    const before = await lines('rows');
    const [, name] = await siblings();
    await openMenu(name);
    expect(await axeFloating()).toEqual([]);
    await act('Hide');
    await expect.poll(() => lines('rows')).toEqual(before.filter((one) => one !== name));
    await page.getByRole('button', { name: /1 hidden/ }).click();
    await expect.poll(() => lines('rows')).toEqual(before);
  });

  it('move by keyboard, with the keyboard staying on the line that moved', async () => {
    const [place, first, second] = await siblings();
    await grid.focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await lines('rows')).slice(place, place + 2)).toEqual([second, first]);
    await expect.poll(() => grid.getAttribute('aria-activedescendant')).toBe(`cell-${place + 1}-0`);
    await page
      .getByRole('status')
      .getByText(`${first} is now ${place + 2} of`)
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await lines('rows')).slice(place, place + 2)).toEqual([first, second]);
  });

  it('move by drag, columns too, and not out of their group', async () => {
    const [first = '', second = ''] = await lines('columns');
    const heading = (name: string) => grid.locator('th[scope=col]', { hasText: name }).first();
    await heading(first).dragTo(heading(second));
    await expect.poll(async () => (await lines('columns')).slice(0, 2)).toEqual([second, first]);
    const rows = await lines('rows');
    const [, member] = await siblings();
    const group = await grid.locator('tr[data-group] .line-label').last().textContent();
    await grid
      .locator('th[scope=row]', { hasText: member })
      .first()
      .dragTo(grid.locator('tr[data-group] th', { hasText: group ?? '' }).last());
    expect(await lines('rows')).toEqual(rows);
  });

  it('are pinned under the headings, where they stay while the others scroll', async () => {
    const name = (await lines('rows')).at(-1) ?? '';
    await openMenu(name);
    await act('Pin');
    await expect.poll(async () => (await lines('rows'))[0]).toBe(name);
    const frame = page.locator('.matrix-frame');
    const top = () =>
      grid.locator('thead tr[data-pinned]').evaluate((row) => row.getBoundingClientRect().top);
    const before = await top();
    await frame.evaluate((element) => element.scrollTo({ top: 400 }));
    await expect.poll(() => frame.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    expect(await top()).toBe(before);
    await frame.evaluate((element) => element.scrollTo({ top: 0 }));
    await app.keep('matrix-pinned-light');
  });

  it('are sorted by name, by studies and by a column', async () => {
    await inView(() => page.getByLabel('Columns by').selectOption({ label: 'Name' }));
    const names = await lines('columns');
    expect(names).toEqual(names.toSorted(new Intl.Collator(undefined, { numeric: true }).compare));
    await openMenu(names[0] ?? '');
    await act('Sort rows by this column');
    await expect
      .poll(() => grid.locator('th[aria-sort=descending] .line-label').textContent())
      .toBe(names[0]);
    const groups = await grid
      .locator('tbody tr[data-group] td[id$="-0"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.lastChild?.textContent)));
    expect(groups.length).toBeGreaterThan(1);
    expect(groups).toEqual(groups.toSorted((left, right) => right - left));
  });

  it('stand as they were left when the page is loaded again, until they are reset', async () => {
    const rows = await lines('rows');
    // What was chosen is kept once nothing changed for a moment.
    await page.waitForTimeout(1_500);
    await page.reload();
    await grid.waitFor();
    await expect.poll(() => lines('rows')).toEqual(rows);
    await inView(() => page.getByRole('button', { name: 'Reset this view' }).click());
    await expect.poll(() => lines('rows')).not.toEqual(rows);
    await expect.poll(() => grid.locator('thead tr[data-pinned]').count()).toBe(0);
  });
});

describe('what cells show', () => {
  it('is chosen, and the legend and axe follow', async () => {
    for (const [drawing, mark] of [
      ['dots', '.cell-dots i'],
      ['bars', '.cell-bars rect'],
      ['heat', '.heat-scale'],
      ['number', '.cell-n'],
      ['directions', '.cell-directions .direction'],
    ] as const) {
      await page.getByLabel('Cells show').selectOption(drawing);
      await page.locator(mark).first().waitFor();
      expect(await axeFindings(page), drawing).toEqual([]);
      await app.keep(`matrix-${drawing}-light`);
    }
  });

  it('bars of many codes are put together as one, the last, and the legend names them', async () => {
    await page.getByLabel('Cells show').selectOption('bars');
    await page.getByLabel('Bars tell apart').selectOption('study_type');
    const keys = page.locator('.legend .segment-key');
    const before = await keys.count();
    await page.getByRole('button', { name: 'Put together…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Segments in “other”' });
    await dialog.getByRole('button', { name: 'Only the 8 most frequent by themselves' }).click();
    await expect.poll(() => keys.count()).toBe(9);
    expect(before).toBeGreaterThan(9);
    expect(await axeFloating()).toEqual([]);
    await app.keepBoth('matrix-other-segments');
    await dialog.getByRole('button', { name: 'Each by itself' }).click();
    await expect.poll(() => keys.count()).toBe(before);
    await dialog.getByRole('checkbox').first().check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Together: 1' }).waitFor();
    await page
      .locator('.legend')
      .getByText(/^other: /)
      .waitFor();
    await page.getByLabel('Bars tell apart').selectOption('population');
  });

  it('draws as many dots as studies are printed', async () => {
    await page.getByLabel('Cells show').selectOption('dots');
    await page.locator('td .cell-dots i').first().waitFor();
    const cells = await grid
      .locator('td[data-state=evidence]')
      .evaluateAll((found) =>
        found.map((cell) => [
          Number(cell.querySelector('.cell-n')?.textContent),
          cell.querySelectorAll('i').length,
        ]),
      );
    expect(cells.length).toBeGreaterThan(5);
    for (const [n = 0, dots] of cells) expect(dots).toBe(Math.min(24, n));
    await page.getByLabel('Cells show').selectOption('directions');
  });

  it('is said with the names of row and column, the count and the state', async () => {
    const row = await grid.locator('tbody tr:not([data-group])').first().locator('.line-label').textContent();
    const said = await grid.locator('tbody tr:not([data-group]) td .visually-hidden').first().textContent();
    expect(said?.startsWith(`${row}, `)).toBe(true);
    expect(said).toMatch(/: (\d+ stud|No study|Gap|Not applicable)/);
  });
});

describe('views that the library keeps', () => {
  it('are kept under a name, have an address, come back, and go', async () => {
    const before = await lines('columns');
    await openMenu(before[0] ?? '');
    await act('Hide');
    await expect.poll(() => lines('columns')).toEqual(before.slice(1));
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await act('Keep this view');
    await page.getByLabel('Name', { exact: true }).fill('Without the first');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'View “Without the first”', exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-views-light');
    await page
      .getByRole('button', { name: /hidden/ })
      .first()
      .click();
    await expect.poll(() => lines('columns')).toEqual(before);
    await app.go('#/settings');
    await grid.waitFor({ state: 'hidden' });
    await app.go('#/matrix?view=Without+the+first');
    await expect.poll(() => lines('columns')).toEqual(before.slice(1));
    await page.getByRole('button', { name: 'View “Without the first”', exact: true }).click();
    await act('Remove “Without the first”');
    await page.getByRole('button', { name: 'Views', exact: true }).waitFor();
    await page
      .getByRole('button', { name: /hidden/ })
      .first()
      .click();
    await expect.poll(() => lines('columns')).toEqual(before);
  });
});

describe('filters and comparing', () => {
  it('filters act at once, by counts that hold, and go by their chip', async () => {
    const told = page.locator('.look [role=status]');
    const all = await told.textContent();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const code = page.locator('.matrix-facet .tick').first();
    await code.waitFor();
    const n = Number(await code.locator('.numeral').textContent());
    expect(n).toBeGreaterThan(0);
    await code.locator('input').check();
    await page.getByText(new RegExp(`^${n} stud(y|ies) meets? the filters`)).waitFor();
    expect(await axeFloating()).toEqual([]);
    await app.keep('matrix-filter-light');
    await page.keyboard.press('Escape');
    await expect.poll(() => told.textContent()).not.toBe(all);
    await page.getByRole('button', { name: /^Remove the filter/ }).click();
    await expect.poll(() => told.textContent()).toBe(all);
  });

  it('two choices of studies stand side by side in each cell, with the difference', async () => {
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Filter B' }).click();
    const code = page.locator('.matrix-facet .tick').first();
    await code.waitFor();
    await code.locator('input').check();
    await page.getByText(/^\d+ stud(y|ies) meets? the filters/).waitFor();
    await page.keyboard.press('Escape');
    const pairs = () =>
      grid.locator('td:has(.cell-sides)').evaluateAll((cells) =>
        cells.map((cell) => ({
          a: Number(cell.querySelector('[data-side=a]')?.textContent),
          b: Number(cell.querySelector('[data-side=b]')?.textContent),
          difference: cell.querySelector('.cell-difference')?.textContent?.replace('−', '-').replace('±', ''),
        })),
      );
    await expect.poll(async () => (await pairs()).some(({ a, b }) => a !== b)).toBe(true);
    for (const { a, b, difference } of await pairs()) expect(Number(difference)).toBe(a - b);
    await expect.poll(() => page.locator('.legend').textContent()).toContain('Difference, A less B');
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-compare-light');
  });

  it('either side is drawn as cells are drawn', async () => {
    await page.getByLabel('Cells show').selectOption('dots');
    await grid.locator('.cell-side .cell-dots i').first().waitFor();
    const sides = await grid
      .locator('td[data-state=compared] .cell-side')
      .evaluateAll((found) =>
        found.map((side) => [
          Number(side.querySelector('[data-side]')?.textContent),
          side.querySelectorAll('i').length,
        ]),
      );
    expect(sides.length).toBeGreaterThan(10);
    for (const [n = 0, dots] of sides) expect(dots).toBe(Math.min(24, n));
    await app.keep('matrix-compare-dots-light');
    await page.getByLabel('Cells show').selectOption('directions');
    await grid.locator('.cell-side .direction').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-compare-directions-light');
  });

  it('a compared cell leads to the studies of either side', async () => {
    const cell = grid.locator('td[data-state=compared]').filter({ hasNotText: /A 0,/ }).first();
    const a = Number(await cell.locator('[data-side=a]').textContent());
    const b = Number(await cell.locator('[data-side=b]').textContent());
    await cell.click();
    const pane = page.getByRole('complementary', { name: 'Cell' });
    await expect.poll(() => pane.locator('.cell-study').count()).toBe(a);
    await pane.getByRole('button', { name: 'B', exact: true }).click();
    await expect.poll(() => pane.locator('.cell-study').count()).toBe(b);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await grid.locator('td[data-state=evidence]').first().waitFor();
  });
});

describe('by keyboard alone', () => {
  it('headings open their menu, cells their studies', async () => {
    await grid.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => grid.getAttribute('aria-activedescendant')).toBe('heading-columns-0');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await page.keyboard.press('Control+End');
    const [row, column] = [(await lines('rows')).length - 1, (await lines('columns')).length - 1];
    await expect.poll(() => grid.getAttribute('aria-activedescendant')).toBe(`cell-${row}-${column}`);
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    expect(Number((await grid.getAttribute('aria-activedescendant'))?.split('-')[1])).toBeLessThan(row);
    await page.keyboard.press('Enter');
  });

  it('studies stand on either axis', async () => {
    await app.go('#/matrix?rows=study&columns=prevention_level');
    await page.getByLabel('Rows', { exact: true }).waitFor();
    await expect.poll(async () => (await lines('rows')).length).toBeGreaterThan(5);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Swap rows and columns' }).click();
    await grid.and(page.locator('[data-studies]')).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-studies-light');
  });

  it('shows cells in a low window too, as one is at 200 %', async () => {
    await app.go('#/matrix?rows=factor&columns=prevention_level');
    await page.setViewportSize({ width: 640, height: 400 });
    await grid.locator('.cell-directions').first().waitFor({ state: 'attached' });
    const seen = () =>
      grid
        .locator('tbody [role=gridcell]')
        .first()
        .evaluate((cell) => {
          const { left, top, width, height } = cell.getBoundingClientRect();
          return cell.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        });
    await expect.poll(seen).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('axe finds nothing in the dark either, nor in a narrow window', async () => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await app.go('#/matrix?rows=factor&columns=prevention_level');
    await grid.locator('.cell-directions').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-directions-dark');
    for (const drawing of ['dots', 'bars', 'heat']) {
      await page.getByLabel('Cells show').selectOption(drawing);
      await page.waitForTimeout(300);
      expect(await axeFindings(page), drawing).toEqual([]);
      await app.keep(`matrix-${drawing}-dark`);
    }
    await page.setViewportSize({ width: 900, height: 760 });
    await page.getByRole('button', { name: 'Compare' }).click();
    await grid.locator('.cell-sides').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await app.keep('matrix-compare-dark-900');
    await page.emulateMedia({ colorScheme: 'light' });
    await app.keep('matrix-compare-light-900');
    expect(app.complaints).toEqual([]);
  });
});

describe('a thousand studies', () => {
  /** Drops a file of that many references on the window; each reports a study of its own. */
  async function dropReferences(count: number): Promise<void> {
    const text = Array.from(
      { length: count },
      (_, n) => `TY  - JOUR\nTI  - Invented report ${n + 1}\nAU  - Writer, A. ${n}\nPY  - 2001\nER  - \n`,
    ).join('\n');
    const carried = await page.evaluateHandle((text) => {
      const carrying = new DataTransfer();
      carrying.items.add(new File([text], 'many.ris', { type: 'text/plain' }));
      return carrying;
    }, text);
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: carried });
    await page.dispatchEvent('main', 'drop', { dataTransfer: carried });
    const receipt = page.locator('.receipt', { hasText: 'many.ris' });
    await receipt.getByText(/found =/).waitFor();
    await app.keep('matrix-receipt');
  }

  it('stand on either axis; only what is in view is drawn, and the keyboard reaches the far end', async () => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await dropReferences(1_000);
    for (const axes of ['rows=factor&columns=study', 'rows=study&columns=factor']) {
      await page.evaluate((asked) => {
        location.hash = `#/matrix?${asked}`;
      }, axes);
      await grid.waitFor();
      await inView(async () => {
        for (const tick of ['Hide empty rows', 'Hide empty columns']) await page.getByLabel(tick).uncheck();
      });
      const count = axes.startsWith('rows=study') ? 'aria-rowcount' : 'aria-colcount';
      await expect.poll(async () => Number(await grid.getAttribute(count))).toBeGreaterThan(1_000);
      await grid.focus();
      await page.keyboard.press('Control+End');
      const standing = async () => page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
      await expect.poll(async () => (await standing()).count()).toBe(1);
      const place = (await (await standing()).boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
      const [row, column] = [
        Number(await grid.getAttribute('aria-rowcount')),
        Number(await grid.getAttribute('aria-colcount')),
      ];
      await expect
        .poll(() => grid.getAttribute('aria-activedescendant'))
        .toBe(`cell-${row - 3}-${column - 3}`);
      // In view between the headings at the left and the totals at the right and below.
      expect(place.x).toBeGreaterThan(300);
      expect(place.x + place.width).toBeLessThanOrEqual(1280);
      expect(place.y + place.height).toBeLessThanOrEqual(860);
      await expect.poll(() => grid.locator('td').count()).toBeLessThan(4_000);
      expect(await axeFindings(page)).toEqual([]);
      await app.keep(`matrix-many-${axes.slice(5, 10)}`);
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Enter');
    }
    expect(app.complaints).toEqual([]);
  });
});
