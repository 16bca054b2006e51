import type { Evidence } from '../../../library/maps/evidence.ts';
import { type MapPicture, mapPicture } from '../../../library/maps/map-data.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { MapSpec } from '../../../shared/model/map.ts';
import { paperCodebook, paperEvidence } from './paper-evidence.ts';

/** A map of the test paper, changed where a test needs it. */
export const paperSpec: MapSpec = {
  title: 'Determinants of hearing help-seeking',
  rows: 'determinant',
  columns: 'result',
  segment: null,
  layout: 'bubble',
  layer: 'agreed',
  filters: {},
  includeAsCited: true,
  includeQuotes: false,
  about: 'First paragraph.\n\nSecond paragraph.',
  licence: 'CC BY 4.0',
};

/** The picture of a map of the test paper, or of other evidence. */
export function paperPicture(
  change: Partial<MapSpec> = {},
  evidence: Evidence = paperEvidence(),
  codebook: Codebook = paperCodebook,
  urls: readonly string[] = [],
): MapPicture {
  const references = evidence.studies.map((study, index) => ({
    study: study.id,
    id: `r${index}`,
    citationKey: study.id,
    title: study.label,
    year: 2000 + (index % 20),
    item: {
      type: 'article-journal',
      title: study.label,
      author: [{ family: `Author${index}` }],
      DOI: `10.1234/abc.${index}`,
      ...(urls[index] === undefined ? {} : { URL: urls[index] }),
      abstract: `<p>This is a long abstract. ${'It goes on and on. '.repeat(30)}</p>`,
      issued: { 'date-parts': [[2000 + (index % 20)]] },
    },
  }));
  return mapPicture(
    { ...paperSpec, ...change },
    { library: 'L', evidence, codebook, references, codings: [], asOf: '2026-05-06T07:08:09.000Z' },
  );
}
