import { Copy, Download, Filter, ListChecks } from 'lucide-react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { IconButton } from '../../components/Button.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import type { Chosen } from '../../stores/bibliography.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME } from '../../values/place.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { OrderChoice } from './OrderChoice.tsx';

export const EXPORT_FORMATS = ['bibtex', 'biblatex', 'ris', 'csl', 'csv', 'xlsx', 'eppi-json'] as const;

export type LibraryHeadProps = {
  /** Opens the sheet that typesets these references. */
  readonly onTypeset: (chosen: Chosen) => void;
};

/** Above the table: the search, how many it finds, and what can be done with them; each part follows its own state. */
export const LibraryHead = memo(function LibraryHead({ onTypeset }: LibraryHeadProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const facetsShown = useFeature('preferences', (state) => state.facetsShown);
  const choose = useFeature('preferences', (state) => state.choose);
  return (
    <header className="screen-head">
      <h1>{t('shell.screen.library')}</h1>
      <LibrarySearch />
      <Count />
      <span className="space" />
      <OrderChoice />
      <IconButton
        label={t(facetsShown ? 'library.hideFacets' : 'library.showFacets')}
        pressed={facetsShown}
        onPress={() => choose({ facetsShown: !facetsShown })}
      >
        <Filter />
      </IconButton>
      <ColumnMenu />
      <IconButton label={t('library.duplicates')} onPress={() => stores.place.getState().go(HOME.duplicates)}>
        <Copy />
      </IconButton>
      <IconButton label={t('quality.open')} onPress={() => stores.place.getState().go(HOME.quality)}>
        <ListChecks />
      </IconButton>
      <ExportMenu onTypeset={onTypeset} />
    </header>
  );
});

/** Asks at each key: the question is put to the store first, and the address follows when typing pauses. */
function LibrarySearch() {
  const { t } = useTranslation();
  const { references } = useStores();
  const query = useFeature('references', (state) => state.query.query);
  const ask = useCallback((text: string) => void references.getState().ask({ query: text }), [references]);
  return <SearchBox isMain label={t('library.search')} value={query} onAsk={ask} pause={0} />;
}

function Count() {
  const { t } = useTranslation();
  const total = useFeature('references', (state) => known(state.summary)?.total);
  return (
    <span className="count numeral" role="status">
      {total !== undefined && t('library.count', { count: total })}
    </span>
  );
}

function ExportMenu({ onTypeset }: LibraryHeadProps) {
  const { t } = useTranslation();
  const { references } = useStores();
  const selected = useFeature('references', (state) => state.selected.size);
  return (
    <ActMenu
      label={
        <>
          <Download aria-hidden="true" />
          {selected > 0 ? t('library.exportSelected', { count: selected }) : t('library.export')}
        </>
      }
      acts={[
        ...EXPORT_FORMATS.map((id) => ({ id, label: t(`format.${id}`), hint: t(`formatHint.${id}`) })),
        { id: 'bibliography', label: t('bibliography.open'), hint: t('bibliography.openHint') },
      ]}
      onAct={(format) => {
        const { chosen, save } = references.getState();
        if (format === 'bibliography') onTypeset(chosen());
        else void save(format, format === 'csv');
      }}
    />
  );
}
