import { createStore, type StoreApi } from 'zustand/vanilla';
import { fault, type Reply } from '../../shared/contract/fault.ts';
import type { PdfFile } from '../client/pdf-file.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, settled } from '../values/loadable.ts';
import { alignPage, type PlacedRun, stretchesOf } from '../values/page-alignment.ts';
import type { PrintedItem } from '../values/printed-item.ts';
import type { DocumentRow, Reading } from './reading.ts';
import type { Tools } from './tools.ts';

export type { PdfFile } from '../client/pdf-file.ts';

type Range = { readonly start: number; readonly end: number };

/** The words of a page, and where they stand in the document's text. */
export type PageLayer = {
  readonly items: readonly PrintedItem[];
  readonly runs: readonly PlacedRun[];
};

/** A place that the pages are to show. */
export type Sought = Range & {
  /** Where in the view it is to come. */
  readonly edge: 'top' | 'middle';
  /** The citation there that takes the focus. */
  readonly citation: string | null;
  /** Tells one wish from the next. */
  readonly n: number;
};

/** The pages of the document that is read, as they are printed. */
export type PagesState = {
  readonly document: string | null;
  readonly file: Loadable<PdfFile>;
  /** By page number; a page whose words could not be had has the fault. */
  readonly layers: ReadonlyMap<number, Reply<PageLayer>>;
  readonly sought: Sought | null;
  /** Place in the text at the top of the view; null while no pages are shown. */
  readonly inView: number | null;
  readonly open: (reading: Reading, row: Pick<DocumentRow, 'bytes' | 'mediaType'>) => Promise<void>;
  readonly close: () => void;
  readonly need: (page: number) => Promise<PageLayer | null>;
  /** The page and the run that print the beginning of a range for sure; without a run only the likely page is known. */
  readonly find: (range: Range) => Promise<{ readonly page: number; readonly run: PlacedRun | null }>;
  readonly seek: (range: Range, how?: Partial<Pick<Sought, 'edge' | 'citation'>>) => void;
  readonly look: (inView: number | null) => void;
};

/** What opens a PDF in this window. */
export type OpenPdf = (bytes: ArrayBuffer) => Promise<Reply<PdfFile>>;

export const PDF = 'application/pdf';

/** The largest file that is shown as pages, in bytes: it is held whole in the memory of the window. */
export const LARGEST_PAGES = 128 * 1024 * 1024;

/** Makes the store of the pages; at most one PDF is open at a time. */
export function createPagesStore({ client }: Pick<Tools, 'client'>, openPdf: OpenPdf): StoreApi<PagesState> {
  const turns = createTurns();
  let source: Reading | null = null;
  let asked = new Map<number, Promise<PageLayer | null>>();
  return createStore<PagesState>((set, get) => {
    const close = () => {
      turns();
      known(get().file)?.close();
      source = null;
      asked = new Map();
      set({ document: null, file: IDLE, layers: new Map(), sought: null, inView: null });
    };
    const load = async (page: number): Promise<PageLayer | null> => {
      const file = known(get().file);
      const reading = source;
      if (file === undefined || reading === null) return null;
      const items = await file.items(page);
      if (reading !== source) return null;
      const layer = items.ok ? layerOf(items.output, page, reading) : null;
      const reply: Reply<PageLayer> = items.ok ? { ok: true, output: layer! } : items;
      set({ layers: new Map(get().layers).set(page, reply) });
      return layer;
    };
    return {
      document: null,
      file: IDLE,
      layers: new Map(),
      sought: null,
      inView: null,
      open: async (reading, row) => {
        if (reading.id === get().document) {
          // Read again: the same pages print another text.
          if (source?.text !== reading.text) {
            source = reading;
            asked = new Map();
            set({ layers: new Map() });
          }
          return;
        }
        close();
        const isCurrent = turns();
        source = reading;
        set({ document: reading.id, file: { status: 'loading' } });
        const reply = await fileOf(client, reading.id, row, openPdf);
        if (isCurrent()) set({ file: settled(IDLE, reply) });
        else if (reply.ok) reply.output.close();
      },
      close,
      need: (page) => {
        const answer = asked.get(page) ?? load(page);
        asked.set(page, answer);
        return answer;
      },
      find: async (range) => {
        const pages = known(get().file)?.sizes.length ?? 0;
        const likely = source === null ? [] : pagesOf(range.start, source, pages);
        for (const page of likely) {
          const layer = await get().need(page);
          const run = layer?.runs.find(
            ({ start, from, to }) => start < range.end && range.start < start + to - from,
          );
          if (run !== undefined) return { page, run };
        }
        return { page: likely[0] ?? 1, run: null };
      },
      seek: ({ start, end }, { edge = 'middle', citation = null } = {}) =>
        set({ sought: { start, end, edge, citation, n: (get().sought?.n ?? 0) + 1 } }),
      look: (inView) => {
        if (inView !== get().inView) set({ inView });
      },
    };
  });
}

async function fileOf(
  client: Tools['client'],
  id: string,
  { bytes, mediaType }: Pick<DocumentRow, 'bytes' | 'mediaType'>,
  openPdf: OpenPdf,
): Promise<Reply<PdfFile>> {
  if (mediaType !== PDF) return fault('invalid-input', t('pages.noPdf'));
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  if (bytes > LARGEST_PAGES)
    return fault(
      'too-large',
      t('pages.tooLarge', { size: megabytes(bytes), most: megabytes(LARGEST_PAGES) }),
    );
  const original = await client.call('document.original', { id });
  if (!original.ok) return original;
  const file = await client.download(original.output.file);
  return file.ok ? openPdf(await file.output.bytes.arrayBuffer()) : file;
}

function layerOf(items: readonly PrintedItem[], page: number, { text, blocks }: Reading): PageLayer {
  const words = items.map((item) => item.text);
  return { items, runs: alignPage(words, page, text, blocks) };
}

/** How many pages a block is looked for on; text that runs on for longer without a paragraph is rare. */
const REACH = 12;

/** The pages that may print a place of the text, likeliest first. */
function pagesOf(at: number, { blocks }: Reading, count: number): readonly number[] {
  const block = blocks.findLast(({ start }) => start <= at);
  const first = Math.min(Math.max(block?.page ?? 1, 1), Math.max(count, 1));
  const own = block === undefined ? [] : [block];
  const pages: number[] = [];
  for (let page = first; page <= Math.min(count, first + REACH); page++) {
    const isPossible = page === first || stretchesOf(page, blocks).some((one) => one === own[0]);
    if (!isPossible) break;
    pages.push(page);
  }
  return pages;
}
