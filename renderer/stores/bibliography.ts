import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BibliographyFile } from '../../shared/contract/bibliography.ts';
import type { CallInput, CallOutput } from '../../shared/contract/calls.ts';
import { t } from '../language/language.ts';
import { createTurns, IDLE, known, type Loadable, loading, settled } from '../values/loadable.ts';
import { saveExport, type Tools } from './tools.ts';

export type { BibliographyEntry, TextRun } from '../../shared/contract/bibliography.ts';

export type StylePage = CallOutput<'style.list'>;
export type StyleRow = StylePage['styles'][number];
export type Bibliography = CallOutput<'bibliography.read'>;
/** The references a list is made of: a selection, or what a search finds. */
export type Chosen = Omit<CallInput<'bibliography.read'>, 'style' | 'locale' | 'limit'>;

/** How references are set in a file; without a locale, in the style's own language. */
export type Typeset = { readonly style: string; readonly locale?: string };

export type BibliographyState = {
  readonly styles: Loadable<StylePage>;
  readonly chosen: Chosen | null;
  readonly style: string;
  /** Empty is the style's own language. */
  readonly locale: string;
  readonly preview: Loadable<Bibliography>;
  /** Begins with the references a list is wanted of, in the style that was used last. */
  readonly open: (chosen: Chosen) => Promise<void>;
  readonly find: (query: string) => Promise<void>;
  readonly choose: (style: string) => Promise<void>;
  readonly chooseLocale: (locale: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Has the whole list put on the clipboard by `write`, which is given it while it is still being made. */
  readonly copy: (
    write: (made: Promise<{ readonly html: string; readonly text: string }>) => Promise<void>,
  ) => Promise<void>;
  readonly save: (format: BibliographyFile) => Promise<void>;
  /** Remembers the style and language for this library and gives them, for a file of another kind. */
  readonly keep: () => Promise<Typeset>;
};

const FIRST_STYLE = 'apa';
const LOOKED_AT = 5;
/** More than anybody pastes; longer lists are saved as a file. */
const COPIED = 5_000;
const STYLES_SHOWN = 200;

/** Makes the store of the sheet for formatted bibliographies. */
export function createBibliographyStore(tools: Tools): StoreApi<BibliographyState> {
  const { client, notices } = tools;
  const turns = createTurns();
  const styleTurns = createTurns();
  return createStore<BibliographyState>((set, get) => {
    const typeset = (): Typeset => {
      const { style, locale } = get();
      return { style, ...(locale === '' ? {} : { locale }) };
    };
    const asked = () => ({ ...(get().chosen ?? {}), ...typeset() });
    const remember = () => {
      const { style, locale } = get();
      const library = { citationStyle: style, citationLocale: locale };
      // A library that is only read keeps no choice; the list is made all the same.
      return client.call('settings.choose', { library });
    };
    return {
      styles: IDLE,
      chosen: null,
      style: '',
      locale: '',
      preview: IDLE,
      open: async (chosen) => {
        set({ chosen, preview: IDLE });
        if (get().style === '') {
          const settings = await client.call('settings.read', {});
          const kept = settings.ok ? settings.output.library : undefined;
          set({ style: kept?.citationStyle || FIRST_STYLE, locale: kept?.citationLocale ?? '' });
        }
        await Promise.all([get().find(''), get().refresh()]);
      },
      find: async (query) => {
        const isCurrent = styleTurns();
        set({ styles: loading(get().styles) });
        const reply = await client.call('style.list', { query, limit: STYLES_SHOWN });
        if (isCurrent()) set({ styles: settled(get().styles, reply) });
      },
      choose: async (style) => {
        set({ style });
        await get().refresh();
      },
      chooseLocale: async (locale) => {
        set({ locale });
        await get().refresh();
      },
      refresh: async () => {
        const isCurrent = turns();
        set({ preview: loading(get().preview) });
        const reply = await client.call('bibliography.read', { ...asked(), limit: LOOKED_AT });
        if (isCurrent()) set({ preview: settled(get().preview, reply) });
      },
      copy: async (write) => {
        let told: Bibliography | null = null;
        const made = client.call('bibliography.read', { ...asked(), limit: COPIED }).then((reply) => {
          if (!reply.ok) throw reply.fault;
          told = reply.output;
          return reply.output;
        });
        const { fail, tell } = notices.getState();
        try {
          await write(made);
          await remember();
          const copied = told as Bibliography | null;
          const count = copied?.entries.length ?? 0;
          const left = (copied?.total ?? 0) - count;
          tell(
            [t('bibliography.copied', { count }), left > 0 ? t('bibliography.left', { count: left }) : '']
              .join(' ')
              .trim(),
          );
        } catch (error) {
          const isFault =
            typeof error === 'object' && error !== null && 'kind' in error && 'message' in error;
          fail(
            isFault
              ? (error as Parameters<typeof fail>[0])
              : { kind: 'unreadable', message: t('bibliography.noClipboard') },
          );
        }
      },
      save: async (format) => {
        await saveExport(tools, 'bibliography.export', { ...asked(), format }, (name) =>
          t('notice.saved', { name }),
        );
        await remember();
      },
      keep: async () => {
        await remember();
        return typeset();
      },
    };
  });
}

/** The style that is chosen, where its name is known. */
export function chosenStyle({ style, preview, styles }: BibliographyState): StyleRow | undefined {
  const previewed = known(preview)?.style;
  return previewed?.id === style ? previewed : known(styles)?.styles.find(({ id }) => id === style);
}
