/** A rectangle in device-independent pixels, as Electron gives it. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where a window was. */
export type WindowPlace = Box & { readonly maximized: boolean };

const USUAL = { width: 1360, height: 880 };
const LEAST = { width: 320, height: 400 };

/**
 * Where a window opens: where it was, moved and made smaller until it lies whole on one of the displays there are now; a
 * display may have been unplugged, or the file may say anything. `offset` keeps a second window from hiding the first.
 */
export function placeFor(saved: unknown, areas: readonly Box[], offset = 0): Partial<WindowPlace> {
  const box = boxOf(saved);
  const [first] = areas;
  if (first === undefined) return USUAL;
  if (box === undefined) {
    return { width: Math.min(USUAL.width, first.width), height: Math.min(USUAL.height, first.height) };
  }
  const area = areas.toSorted((a, b) => overlap(b, box) - overlap(a, box))[0] ?? first;
  const width = Math.min(area.width, Math.max(LEAST.width, box.width));
  const height = Math.min(area.height, Math.max(LEAST.height, box.height));
  return {
    width,
    height,
    x: clamp(box.x + offset, area.x, area.x + area.width - width),
    y: clamp(box.y + offset, area.y, area.y + area.height - height),
    maximized: (saved as WindowPlace).maximized === true,
  };
}

function boxOf(saved: unknown): Box | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined;
  const { x, y, width, height } = saved as Record<string, unknown>;
  const numbers = [x, y, width, height];
  return numbers.every((value) => Number.isSafeInteger(value) && Math.abs(value as number) < 100_000)
    ? ({ x, y, width, height } as Box)
    : undefined;
}

function overlap(area: Box, box: Box): number {
  const across = Math.min(area.x + area.width, box.x + box.width) - Math.max(area.x, box.x);
  const down = Math.min(area.y + area.height, box.y + box.height) - Math.max(area.y, box.y);
  return Math.max(0, across) * Math.max(0, down);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
