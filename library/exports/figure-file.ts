import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { markup } from '../maps/svg-element.ts';
import { type Figure, glyphNotices } from './figure.ts';
import { figurePdf } from './figure-pdf.ts';
import { figurePng } from './figure-png.ts';
import { type ProducedFile, textFile } from './produced-file.ts';

export type FigureFormat = 'svg' | 'png' | 'pdf';

/** The file of a figure; `name` is without its ending. */
export async function figureFile(
  figure: Figure,
  name: string,
  format: FigureFormat,
  dpi: number,
  signal?: CancelSignal,
): Promise<Reply<ProducedFile>> {
  if (format === 'svg') return done(textFile(`${name}.svg`, 'image/svg+xml', `${markup(figure.shape)}\n`));
  if (format === 'pdf') {
    const { bytes, notices } = await figurePdf(figure);
    return done({
      name: `${name}.pdf`,
      mediaType: 'application/pdf',
      bytes,
      notices: [...glyphNotices(figure), ...notices],
    });
  }
  const bytes = await figurePng(figure, dpi, signal);
  if (!bytes.ok) return bytes;
  return done({
    name: `${name}.png`,
    mediaType: 'image/png',
    bytes: bytes.output,
    notices: glyphNotices(figure),
  });
}
