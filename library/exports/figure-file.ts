import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { markup } from '../maps/svg-element.ts';
import { type Figure, glyphNotices } from './figure.ts';
import { figurePdf } from './figure-pdf.ts';
import { figurePng } from './figure-png.ts';
import { type ProducedFile, textFile } from './produced-file.ts';
import { steadyZip } from './steady-zip.ts';

export type FigureFormat = 'svg' | 'png' | 'pdf';

/**
 * The file of figures that are parts of one: PDF has a page for each, the other formats stand numbered in a ZIP archive.
 * `name` is without its ending.
 */
export async function figuresFile(
  figures: readonly [Figure, ...Figure[]],
  name: string,
  format: FigureFormat,
  dpi: number,
  signal?: CancelSignal,
): Promise<Reply<ProducedFile>> {
  const [first, ...more] = figures;
  if (more.length === 0) return figureFile(first, name, format, dpi, signal);
  if (format === 'pdf') return done(await pdfFile(figures, name));
  const files: ProducedFile[] = [];
  for (const [at, figure] of figures.entries()) {
    const number = String(at + 1).padStart(String(figures.length).length, '0');
    const file = await figureFile(figure, `${name}-${number}`, format, dpi, signal);
    if (!file.ok) return file;
    files.push(file.output);
  }
  return done({
    name: `${name}-${format}.zip`,
    mediaType: 'application/zip',
    bytes: steadyZip(Object.fromEntries(files.map((file) => [file.name, file.bytes]))),
    notices: [...new Set(files.flatMap(({ notices }) => notices))],
  });
}

async function pdfFile(figures: readonly [Figure, ...Figure[]], name: string): Promise<ProducedFile> {
  const { bytes, notices } = await figurePdf(...figures);
  return {
    name: `${name}.pdf`,
    mediaType: 'application/pdf',
    bytes,
    notices: [...new Set([...figures.flatMap(glyphNotices), ...notices])],
  };
}

/** The file of a figure; `name` is without its ending. */
export async function figureFile(
  figure: Figure,
  name: string,
  format: FigureFormat,
  dpi: number,
  signal?: CancelSignal,
): Promise<Reply<ProducedFile>> {
  if (format === 'svg') return done(textFile(`${name}.svg`, 'image/svg+xml', `${markup(figure.shape)}\n`));
  if (format === 'pdf') return done(await pdfFile([figure], name));
  const bytes = await figurePng(figure, dpi, signal);
  if (!bytes.ok) return bytes;
  return done({
    name: `${name}.png`,
    mediaType: 'image/png',
    bytes: bytes.output,
    notices: glyphNotices(figure),
  });
}
