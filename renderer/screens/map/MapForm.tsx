import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { MAP_LAYOUTS, type MapLayout, type MapSpec } from '../../../shared/model/map.ts';
import { Choice } from '../../components/Choice.tsx';
import { useFeature } from '../../stores/use-stores.ts';
import { ownDimensions } from '../../values/codebook-reading.ts';
import { LayerChoice } from '../parts/LayerChoice.tsx';
import { OtherSegments } from '../parts/OtherSegments.tsx';
import { Remarks } from './Remarks.tsx';
import { TextLine } from './TextLine.tsx';

/** What the map shows: each change is drawn at once. */
export function MapForm({ codebook }: { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const { spec, change } = useFeature('map', (state) => state);
  if (spec === null) return null;
  const axes = ownDimensions(codebook).map(({ id, label }) => ({ value: id, label }));
  const segments = codebook.dimensions.filter(({ id }) => id !== spec.rows && id !== spec.columns);
  return (
    <form className="map-form" onSubmit={(event) => event.preventDefault()}>
      <h2>{t('map.form')}</h2>
      <TextLine label={t('map.title')} text={spec.title} onSave={(title) => void change({ title })} />
      <Choice
        label={t('matrix.rows')}
        labelShown
        value={spec.rows}
        options={axes}
        onChoose={(rows) => void change({ rows, ...(rows === spec.columns ? { columns: spec.rows } : {}) })}
      />
      <Choice
        label={t('matrix.columns')}
        labelShown
        value={spec.columns}
        options={[...axes, { value: 'study', label: t('matrix.studies') }].filter(
          ({ value }) => value !== spec.rows,
        )}
        onChoose={(columns) => void change({ columns })}
      />
      <Choice
        label={t('map.segment')}
        labelShown
        value={spec.segment ?? ''}
        options={[
          { value: '', label: t('map.noSegment') },
          ...segments.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChoose={(segment) => void change({ segment: segment || null, otherSegments: undefined })}
      />
      {spec.segment !== null && (
        <OtherSegments
          codebook={codebook}
          dimension={spec.segment}
          others={spec.otherSegments ?? []}
          counting={spec}
          onOthers={(otherSegments) => void change({ otherSegments })}
        />
      )}
      <Choice
        label={t('map.layout')}
        labelShown
        value={spec.layout}
        options={MAP_LAYOUTS.map((value) => ({ value, label: t(`map.layouts.${value}`) }))}
        onChoose={(layout) => void change({ layout: layout as MapLayout })}
      />
      <LayerChoice labelShown layer={spec.layer} onLayer={(layer) => void change({ layer })} />
      <label className="tick">
        <input
          type="checkbox"
          checked={spec.includeAsCited}
          onChange={(event) => void change({ includeAsCited: event.target.checked })}
        />
        <span>
          {t('map.includeAsCited')} <span className="muted small">{t('map.includeAsCitedHint')}</span>
        </span>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={spec.includeQuotes}
          onChange={(event) => void change({ includeQuotes: event.target.checked })}
        />
        <span>
          {t('map.includeQuotes')} <span className="muted small">{t('map.includeQuotesHint')}</span>
        </span>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={spec.includeAbstracts ?? false}
          onChange={(event) => void change({ includeAbstracts: event.target.checked })}
        />
        <span>
          {t('map.includeAbstracts')} <span className="muted small">{t('map.includeAbstractsHint')}</span>
        </span>
      </label>
      <MapFilters codebook={codebook} />
      <TextLine long label={t('map.about')} text={spec.about} onSave={(about) => void change({ about })} />
      <Remarks />
      <TextLine
        long
        label={t('mapWork.views')}
        text={viewLines(spec)}
        onSave={(lines) => void change({ views: viewsOf(lines) })}
      />
      <TextLine
        label={t('mapWork.authors')}
        text={spec.authors ?? ''}
        onSave={(authors) => void change({ authors })}
      />
      <TextLine
        label={t('mapWork.version')}
        text={spec.version ?? ''}
        onSave={(version) => void change({ version })}
      />
      <TextLine label={t('map.licence')} text={spec.licence} onSave={(licence) => void change({ licence })} />
    </form>
  );
}

function MapFilters({ codebook }: { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const { spec, change } = useFeature('map', (state) => state);
  if (spec === null) return null;
  const chosen = Object.values(spec.filters).reduce((sum, codes) => sum + codes.length, 0);
  const toggle = (dimension: string, code: string) => {
    const before = spec.filters[dimension] ?? [];
    const after = before.includes(code) ? before.filter((other) => other !== code) : [...before, code];
    const { [dimension]: _left, ...others } = spec.filters;
    void change({ filters: after.length === 0 ? others : { ...others, [dimension]: after } });
  };
  return (
    <details className="map-filters">
      <summary>
        {t('map.filters')} {chosen > 0 && <span className="chip numeral">{chosen}</span>}
      </summary>
      {ownDimensions(codebook).map((dimension) => (
        <fieldset key={dimension.id} className="facet">
          <legend>{dimension.label}</legend>
          {dimension.codes
            .filter((code) => code.group !== true)
            .map((code) => (
              <label key={code.id} className="tick">
                <input
                  type="checkbox"
                  checked={spec.filters[dimension.id]?.includes(code.id) ?? false}
                  onChange={() => toggle(dimension.id, code.id)}
                />
                {code.label}
              </label>
            ))}
        </fieldset>
      ))}
    </details>
  );
}

/** The views a page offers, one a line: a name, then `#` and what stands after it in the page's address. */
function viewLines({ views = [] }: MapSpec): string {
  return views.map(({ name, fragment }) => `${name} #${fragment}`).join('\n');
}

function viewsOf(lines: string) {
  return lines.split('\n').flatMap((line) => {
    const at = line.indexOf('#');
    const name = line.slice(0, at < 0 ? undefined : at).trim();
    return at < 0 || name === '' ? [] : [{ name, fragment: line.slice(at + 1).trim() }];
  });
}
