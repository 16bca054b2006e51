import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { FaultNote } from '../../components/States.tsx';
import type { PdfFile } from '../../stores/pages.ts';
import type { Reading } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { DocumentTextProps } from './DocumentText.tsx';
import { PagesBar } from './PagesBar.tsx';
import { PrintedPage } from './PrintedPage.tsx';
import { useCitationCard } from './use-citation-card.tsx';
import { useMarks } from './use-marks.ts';
import { type ReadPlace, usePageAddress } from './use-page-address.ts';
import { usePageView } from './use-page-view.ts';

export type PagesViewProps = DocumentTextProps & { readonly place: ReadPlace };

/** A document as its pages are printed, with the same marks as its text; only pages near the view are drawn. */
export function PagesView({ reading, at, from, place }: PagesViewProps) {
  const { t } = useTranslation();
  const { pages, preferences } = useStores();
  const row = useFeature('reading', (state) => known(state.documents)?.find(({ id }) => id === reading.id));
  const file = useFeature('pages', (state) => state.file);
  useEffect(() => {
    if (row !== undefined) void pages.getState().open(reading, row);
  }, [reading, row, pages]);
  useEffect(() => () => pages.getState().close(), [pages]);
  if (file.status === 'failed') {
    return (
      <div className="pages-failed">
        <FaultNote fault={file.fault} />
        <Button onPress={() => preferences.getState().choose({ readAs: 'text' })}>
          {t('pages.readText')}
        </Button>
      </div>
    );
  }
  return (
    <Loaded of={file} lines={14}>
      {(shown) => <PageColumn reading={reading} file={shown} at={at} from={from} place={place} />}
    </Loaded>
  );
}

function PageColumn({ reading, file, at, from, place }: PagesViewProps & { readonly file: PdfFile }) {
  const { t } = useTranslation();
  const { pages } = useStores();
  const column = useRef<HTMLElement>(null);
  const view = usePageView(column, file);
  const { layout, shown, page } = view;
  const turnTo = usePageAddress(place, view);
  const layers = useFeature('pages', (state) => state.layers);
  const marks = useMarks(reading, at);
  const { acts, card } = useCitationCard(reading, marks);
  const standing = useReachable(reading, shown);
  const begin = useRef(from);
  const hasPage = (place.page ?? null) !== null;
  useEffect(() => {
    const { seek } = pages.getState();
    if (begin.current !== null) seek({ start: begin.current, end: begin.current + 1 }, { edge: 'top' });
    else if (at !== null && !hasPage) seek(at.end > at.start ? at : { start: at.start, end: at.start + 1 });
    begin.current = null;
  }, [at, hasPage, pages]);
  return (
    <>
      <PagesBar page={page} count={file.sizes.length} scale={layout.scale} onTurn={turnTo} />
      <article
        ref={column}
        className="pages"
        aria-label={t('read.text', { name: reading.name })}
        style={{ height: layout.height, minWidth: layout.width }}
        {...acts}
      >
        {shown.map((number) => (
          <PrintedPage
            key={number}
            file={file}
            page={number}
            scale={layout.scale}
            top={layout.tops[number - 1] ?? 0}
            layer={layers.get(number)}
            marks={marks}
            standing={standing}
          />
        ))}
      </article>
      {card}
    </>
  );
}

/** The citation that the Tab key reaches: the one stood on where its page is drawn, else the first that is. */
function useReachable({ citations }: Reading, shown: readonly number[]): string | null {
  const layers = useFeature('pages', (state) => state.layers);
  const stood = useFeature('reading', (state) => state.citation);
  const runs = shown.flatMap((page) => {
    const layer = layers.get(page);
    return layer?.ok ? layer.output.runs : [];
  });
  const isShown = (citation: Reading['citations'][number]) =>
    runs.some(({ start, from, to }) => start < citation.end && citation.start < start + to - from);
  const standing = citations.find(({ id }) => id === stood);
  if (standing !== undefined && isShown(standing)) return standing.id;
  return citations.find(isShown)?.id ?? null;
}
