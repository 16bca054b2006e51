import type { PdfLine } from './pdf-lines.ts';

const EDGE = 4;

/**
 * The lines without running heads, running feet and page numbers: what stands first or last on a page and comes back,
 * but for its digits, on others, and numbers that stand alone there.
 */
export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const counts = new Map<string, Set<number>>();
  pages.forEach((lines, index) => {
    for (const line of edgesOf(lines)) {
      const shape = shapeOf(line);
      const seen = counts.get(shape) ?? new Set<number>();
      seen.add(index);
      counts.set(shape, seen);
    }
  });
  const often = Math.max(2, Math.ceil(pages.length * 0.3));
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      if (!edges.has(line)) return true;
      if (isPageNumber(line.text) && pages.length > 1) return false;
      return (counts.get(shapeOf(line))?.size ?? 0) < often || pages.length < 2;
    });
  });
}

/** The running heads and feet of the first pages, once each: what they say of the journal is printed nowhere else. */
export function runningHeads(
  pages: readonly (readonly PdfLine[])[],
  kept: readonly (readonly PdfLine[])[],
): readonly string[] {
  const heads = pages.slice(0, 3).flatMap((lines, index) => {
    const text = new Set(kept[index]);
    return lines.filter((line) => !text.has(line) && !isPageNumber(line.text));
  });
  return [...new Set(heads.map((line) => line.text))];
}

function edgesOf(lines: readonly PdfLine[]): readonly PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
}

function shapeOf(line: PdfLine): string {
  const words = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
  return `${Math.round(line.y / 6)}:${words}`;
}

function isPageNumber(text: string): boolean {
  return /^(?:page|seite|p\.)?\s*[–-]?\s*(?:\d{1,5}|[ivxlc]{1,7})\s*[–-]?(?:\s*(?:of|von|de|\/)\s*\d{1,5})?$/i.test(
    text,
  );
}
