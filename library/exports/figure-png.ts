import { Worker } from 'node:worker_threads';
import type { CancelSignal } from '../../shared/contract/answer.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { markup } from '../maps/svg-element.ts';
import { type Figure, sizeOf } from './figure.ts';

/** What the worker is started with: an SVG document, and how many pixels one of its units takes. */
export type RasterInput = { readonly svg: string; readonly zoom: number; readonly dpi: number };
export type RasterMessage = { readonly bytes: Uint8Array } | { readonly message: string };

/** Dots per inch that journals ask for; a drawing has 96 units to the inch. */
export const USUAL_DPI = 300;
const UNITS_PER_INCH = 96;
/** Four bytes a pixel and the work on them must fit into the memory of a small machine. */
const MOST_PIXELS = 150_000_000;
const TIME_LIMIT = 180_000;

/** A figure as PNG with its resolution written into it. The same figure and resolution give the same bytes. */
export async function figurePng(
  figure: Figure,
  dpi: number,
  signal?: CancelSignal,
): Promise<Reply<Uint8Array>> {
  const { width, height } = sizeOf(figure);
  const zoom = dpi / UNITS_PER_INCH;
  const pixels = width * height * zoom * zoom;
  if (pixels > MOST_PIXELS) {
    const possible = Math.floor(UNITS_PER_INCH * Math.sqrt(MOST_PIXELS / (width * height)));
    const size = `${Math.round(width * zoom).toLocaleString('en')} x ${Math.round(height * zoom).toLocaleString('en')}`;
    return fault(
      'too-large',
      `At ${dpi} dpi this figure would have ${size} pixels. ${possible >= 36 ? `Choose at most ${possible} dpi, or` : 'Filter it, or'} write it as SVG or PDF, which have no pixels.`,
    );
  }
  return rastered({ svg: markup(figure.shape), zoom, dpi }, signal);
}

function rastered(input: RasterInput, signal: CancelSignal | undefined): Promise<Reply<Uint8Array>> {
  if (signal?.aborted) return Promise.resolve(cancelled());
  return new Promise((resolve) => {
    // Run from source the file is TypeScript; in the packaged app it stands compiled beside this one.
    const file = import.meta.url.endsWith('.ts') ? './raster-worker.ts' : './raster-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), { workerData: input });
    const finish = (reply: Reply<Uint8Array>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      resolve(reply);
    };
    const timer = setTimeout(() => finish(broke('it took longer than three minutes')), TIME_LIMIT);
    const onAbort = () => finish(cancelled());
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: RasterMessage) =>
      finish('bytes' in message ? done(message.bytes) : broke(message.message)),
    );
    worker.on('error', (error) => finish(broke(error.message)));
    worker.on('exit', () => finish(broke('its thread ended early')));
  });
}

function cancelled(): Reply<never> {
  return fault('cancelled', 'Drawing the picture was cancelled; no file was made.');
}

function broke(reason: string): Reply<never> {
  return fault(
    'too-large',
    `The picture could not be drawn (${reason}). Choose fewer dots per inch, or write it as SVG or PDF.`,
  );
}
