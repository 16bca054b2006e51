import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { fault, type Reply } from '../../shared/contract/fault.ts';
import { t } from '../language/language.ts';
import { type PrintedItem, type PrintedSource, printedItem } from '../values/printed-item.ts';

/** How large a page is, in points. */
export type PageSize = { readonly width: number; readonly height: number };

/** A page being drawn. */
export type PageDrawing = { readonly done: Promise<Reply<void>>; readonly stop: () => void };

/** A PDF that is open: its pages are counted from 1. */
export type PdfFile = {
  readonly sizes: readonly PageSize[];
  readonly items: (page: number) => Promise<Reply<readonly PrintedItem[]>>;
  /** Draws a page on a canvas, `scale` pixels a point. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, scale: number) => PageDrawing;
  /** Frees what was kept for drawing a page. */
  readonly release: (page: number) => void;
  readonly close: () => void;
};

/** Opens a PDF with pdfjs in a worker of its own. Everything pdfjs needs besides lies in the `pdf` folder of the screens. */
export async function openPdfFile(bytes: ArrayBuffer, base: string): Promise<Reply<PdfFile>> {
  // Loaded on first use: it is large, and most documents are read as text.
  const { getDocument, PDFWorker, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const port = new PdfWorker();
  const worker = PDFWorker.create({ port });
  const beside = (folder: string) => new URL(`pdf/${folder}/`, base).href;
  const end = () => {
    worker.destroy();
    port.terminate();
  };
  try {
    const document = await getDocument({
      data: bytes,
      worker,
      verbosity: VerbosityLevel.ERRORS,
      cMapUrl: beside('cmaps'),
      standardFontDataUrl: beside('standard_fonts'),
      // The same page looks the same on every computer, whatever fonts it has.
      useSystemFonts: false,
      // Compiling WebAssembly would need a weaker policy of the page; the decoders come as scripts too.
      wasmUrl: beside('decoders'),
      useWasm: false,
      enableXfa: false,
    }).promise;
    return { ok: true, output: await pdfFile(document, end) };
  } catch (error) {
    end();
    return fault('unreadable', sentenceOf(error));
  }
}

async function pdfFile(document: PDFDocumentProxy, end: () => void): Promise<PdfFile> {
  const pages = new Map<number, Promise<PDFPageProxy>>();
  const pageOf = (page: number) => {
    const known = pages.get(page) ?? document.getPage(page);
    pages.set(page, known);
    return known;
  };
  return {
    sizes: await sizesOf(document, pageOf),
    items: (number) => answered(async () => itemsOf(await pageOf(number))),
    draw: (number, canvas, scale) => drawing(pageOf(number), canvas, scale),
    release: (number) =>
      void pages
        .get(number)
        ?.then((page) => page.cleanup())
        .catch(() => undefined),
    close: () => void document.loadingTask.destroy().finally(end),
  };
}

/** A page that cannot be opened takes the size of the one before it. */
async function sizesOf(
  document: PDFDocumentProxy,
  pageOf: (page: number) => Promise<PDFPageProxy>,
): Promise<readonly PageSize[]> {
  const found = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) =>
      pageOf(index + 1).then(
        (page) => page.getViewport({ scale: 1 }),
        () => undefined,
      ),
    ),
  );
  let last: PageSize = { width: 595, height: 842 };
  return found.map((viewport) => {
    if (viewport !== undefined) last = { width: viewport.width, height: viewport.height };
    return last;
  });
}

async function itemsOf(page: PDFPageProxy): Promise<readonly PrintedItem[]> {
  const { items, styles } = await page.getTextContent();
  const { transform } = page.getViewport({ scale: 1 });
  return (items as readonly PrintedSource[])
    .filter(({ str }) => str !== undefined && str !== '')
    .map((item) => printedItem(item, styles[item.fontName], transform));
}

function drawing(opened: Promise<PDFPageProxy>, canvas: HTMLCanvasElement, scale: number): PageDrawing {
  let task: RenderTask | undefined;
  let stopped = false;
  const done = answered(async () => {
    const page = await opened;
    if (stopped) return;
    task = page.render({ canvas, viewport: page.getViewport({ scale }) });
    await task.promise.catch((error: unknown) => {
      if (!stopped) throw error;
    });
  });
  return {
    done,
    stop: () => {
      stopped = true;
      task?.cancel();
    },
  };
}

/** A page that fails is told in its place; the others go on. */
async function answered<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, output: await work() };
  } catch {
    return fault('unreadable', t('pages.pageFailed'));
  }
}

function sentenceOf(error: unknown): string {
  const kind = error instanceof Error ? error.name : '';
  return t(kind === 'PasswordException' ? 'pages.protected' : 'pages.damaged');
}
