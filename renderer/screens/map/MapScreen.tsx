import { Download, Minus, Plus, Save, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { MAP_FORMATS } from '../../../shared/model/map.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { Drawing, MapFormat } from '../../stores/map.ts';
import { type DrawnChart, MAP_PARTS, type MapPart } from '../../stores/map-work.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, hashOf, type Place } from '../../values/place.ts';
import { Pane } from '../parts/Pane.tsx';
import { STYLED, StyledExport, withStyled } from '../parts/StyledExport.tsx';
import { ChartPane } from './ChartPane.tsx';
import { GapPane } from './GapPane.tsx';
import { MapForm } from './MapForm.tsx';
import { PublishPane } from './PublishPane.tsx';

const FORMATS: readonly (MapFormat | 'eppi-json' | typeof STYLED)[] = [
  ...withStyled(MAP_FORMATS),
  'eppi-json',
];

/** The publishable evidence map: its form at the right, the map itself exactly as it is exported. */
export function MapScreen({ place }: { readonly place: Extract<Place, { screen: 'map' }> }) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => state.codebook);
  const { refresh } = useFeature('codebook', (state) => state);
  return (
    <>
      <section className="screen" aria-label={t('shell.screen.map')}>
        <Loaded of={codebook} onRetry={() => void refresh()}>
          {(value) => <OpenMap name={place.name} codebook={value} />}
        </Loaded>
      </section>
      {known(codebook) !== undefined && (
        <Pane label={t('map.form')}>
          <MapParts codebook={known(codebook) as Codebook} />
        </Pane>
      )}
    </>
  );
}

function MapParts({ codebook }: { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const { part, show } = useFeature('mapWork', (state) => state);
  return (
    <Tabs className="tabs" selectedKey={part} onSelectionChange={(key) => show(key as MapPart)}>
      <TabList className="tab-list" aria-label={t('mapWork.parts')}>
        {MAP_PARTS.map((id) => (
          <Tab key={id} className="tab" id={id}>
            {t(`mapWork.part.${id}`)}
          </Tab>
        ))}
      </TabList>
      <TabPanel className="tab-panel" id="form">
        <MapForm codebook={codebook} />
      </TabPanel>
      <TabPanel className="tab-panel" id="gaps">
        <GapPane />
      </TabPanel>
      <TabPanel className="tab-panel" id="charts">
        <ChartPane codebook={codebook} />
      </TabPanel>
      <TabPanel className="tab-panel" id="publish">
        <PublishPane />
      </TabPanel>
    </Tabs>
  );
}

function OpenMap({ name, codebook }: { readonly name: string | null; readonly codebook: Codebook }) {
  const stores = useStores();
  const { drawing, refresh } = useFeature('map', (state) => state);
  const { part, drawing: chart } = useFeature('mapWork', (state) => state);
  const theme = useFeature('preferences', (state) => state.theme);
  useEffect(() => {
    const { open, spec, name: before } = stores.map.getState();
    if (spec === null || before !== name) void open(name, codebook);
  }, [stores, name, codebook]);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      const wanted = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
      void stores.map.getState().setTheme(wanted);
    };
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, stores]);
  return (
    <>
      <MapHead name={name} />
      {part === 'charts' ? (
        <Loaded of={chart} lines={12}>
          {(drawn) => <ChartPreview drawing={drawn} />}
        </Loaded>
      ) : (
        <Loaded of={drawing} onRetry={() => void refresh()} lines={12}>
          {(drawn) => <Preview drawing={drawn} />}
        </Loaded>
      )}
    </>
  );
}

function MapHead({ name }: { readonly name: string | null }) {
  const { t } = useTranslation();
  const stores = useStores();
  const saved = useFeature('map', (state) => known(state.saved)) ?? [];
  const { save, remove } = useFeature('map', (state) => state);
  const [naming, setNaming] = useState(false);
  const [isStyling, setStyling] = useState(false);
  const look = useFeature('mapWork', (state) => state.look);
  return (
    <header className="screen-head">
      <h1>{t('shell.screen.map')}</h1>
      <Choice
        label={t('map.saved')}
        value={name ?? ''}
        options={[
          { value: '', label: t('map.new') },
          ...saved.map((map) => ({ value: map.name, label: map.name })),
        ]}
        onChoose={(chosen) => stores.place.getState().go({ screen: 'map', name: chosen || null })}
      />
      <Button onPress={() => setNaming(true)}>
        <Save aria-hidden="true" /> {t('map.save')}
      </Button>
      {name !== null && (
        <IconButton
          label={t('map.remove', { name })}
          onPress={() =>
            void remove(name).then((gone) => {
              if (gone) stores.place.getState().move(HOME.map);
            })
          }
        >
          <Trash2 />
        </IconButton>
      )}
      <span className="space" />
      <ActMenu
        kind="main"
        label={
          <>
            <Download aria-hidden="true" /> {t('map.export')}
          </>
        }
        acts={FORMATS.map((id) => ({
          id,
          label: t(`mapWork.formats.${id}`),
          hint: t(`mapWork.hints.${id}`, { dpi: look.dpi }),
        }))}
        onAct={(format) =>
          format === STYLED ? setStyling(true) : void save(format as MapFormat | 'eppi-json', look)
        }
      />
      {isStyling && (
        <StyledExport
          onSave={(typeset) => void save('docx', { ...look, ...typeset })}
          onClose={() => setStyling(false)}
        />
      )}
      {naming && <NameDialog name={name} onClose={() => setNaming(false)} />}
    </header>
  );
}

function NameDialog({ name, onClose }: { readonly name: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const stores = useStores();
  const title = useFeature('map', (state) => state.spec?.title ?? '');
  const [text, setText] = useState(name ?? title);
  const keep = async () => {
    const kept = await stores.map.getState().keep(text.trim());
    onClose();
    if (kept) stores.place.getState().move({ screen: 'map', name: text.trim() });
  };
  return (
    <Overlay
      title={t('map.saveTitle')}
      open
      onClose={onClose}
      feet={
        <Button kind="main" isDisabled={text.trim() === ''} onPress={() => void keep()}>
          {t('map.saveAct')}
        </Button>
      }
    >
      <label className="labelled">
        {t('map.name')}
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the one box of a dialog that was asked for
          autoFocus
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && text.trim() !== '' && void keep()}
        />
      </label>
    </Overlay>
  );
}

/** A chart of the evidence base, as it is exported. */
function ChartPreview({ drawing }: { readonly drawing: DrawnChart }) {
  const { t } = useTranslation();
  const address = useMemo(
    () => URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' })),
    [drawing.svg],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart larger than the window is scrolled by keyboard
    <section className="map-frame" tabIndex={0} aria-label={t('mapWork.chartPreview')}>
      <img src={address} alt={`${drawing.title}. ${drawing.description}`} style={{ maxWidth: '100%' }} />
    </section>
  );
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The map as a picture: it can run nothing and reach nothing, whatever its words hold. */
function Preview({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useTranslation();
  const spec = useFeature('map', (state) => state.spec);
  const change = useFeature('map', (state) => state.change);
  const [zoom, setZoom] = useState<number | null>(null);
  const address = useMemo(
    () => URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' })),
    [drawing.svg],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const width = Number(/<svg[^>]*\swidth="([\d.]+)/.exec(drawing.svg)?.[1] ?? 1000);
  const step = (by: 1 | -1) => {
    const at = ZOOMS.indexOf(zoom ?? 1);
    setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + by))] ?? 1);
  };
  const { totals } = drawing.matrix;
  return (
    <>
      <div className="look">
        <span className="small muted numeral" role="status">
          {t('matrix.totals', { count: totals.n, inScope: totals.inScope, asCited: totals.asCitedOnly })}
        </span>
        {drawing.leftOutAsCited > 0 && (
          <Button kind="quiet" size="small" onPress={() => void change({ includeAsCited: true })}>
            {t('map.includeLeftOut', { count: drawing.leftOutAsCited })}
          </Button>
        )}
        <a
          className="small"
          href={hashOf({
            screen: 'matrix',
            rows: spec?.rows ?? null,
            columns: spec?.columns ?? null,
            cell: null,
          })}
        >
          {t('map.asTable')}
        </a>
        <span className="space" />
        <Button kind="quiet" size="small" pressed={zoom === null} onPress={() => setZoom(null)}>
          {t('map.fit')}
        </Button>
        <IconButton small label={t('map.smaller')} onPress={() => step(-1)}>
          <Minus />
        </IconButton>
        <span className="small numeral">{zoom === null ? '' : `${zoom * 100} %`}</span>
        <IconButton small label={t('map.larger')} onPress={() => step(1)}>
          <Plus />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a map larger than the window is scrolled by keyboard */}
      <section className="map-frame" data-first-focus="" tabIndex={0} aria-label={t('map.preview')}>
        <img
          src={address}
          alt={t('map.alt', { title: spec?.title ?? '', count: totals.n })}
          style={zoom === null ? { width, maxWidth: '100%' } : { width: width * zoom }}
        />
      </section>
    </>
  );
}
