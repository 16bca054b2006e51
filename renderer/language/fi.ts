import { fiBibliography } from './fi-bibliography.ts';
import { fiCodebook } from './fi-codebook.ts';
import { fiCoders } from './fi-coders.ts';
import { fiCoding } from './fi-coding.ts';
import { fiCollections } from './fi-collections.ts';
import { fiEngine } from './fi-engine.ts';
import { fiFindings } from './fi-findings.ts';
import { fiHelp } from './fi-help.ts';
import { fiImport } from './fi-import.ts';
import { fiLearning } from './fi-learning.ts';
import { fiLookup } from './fi-lookup.ts';
import { fiMap } from './fi-map.ts';
import { fiMatrix } from './fi-matrix.ts';
import { fiQuality } from './fi-quality.ts';
import { fiReading } from './fi-reading.ts';
import { fiReferenceParts } from './fi-reference-parts.ts';
import { fiReferences } from './fi-references.ts';
import { fiReview } from './fi-review.ts';
import { fiSearch } from './fi-search.ts';
import { fiSettings } from './fi-settings.ts';
import { fiShell } from './fi-shell.ts';

/** Every text of the interface in Finnish, keyed by screen. */
export const fi = {
  ...fiShell,
  ...fiSettings,
  ...fiHelp,
  ...fiReferences,
  ...fiReferenceParts,
  ...fiReading,
  ...fiBibliography,
  ...fiQuality,
  ...fiLookup,
  ...fiImport,
  ...fiCodebook,
  ...fiCoders,
  ...fiCoding,
  ...fiMap,
  ...fiMatrix,
  ...fiReview,
  ...fiSearch,
  ...fiCollections,
  ...fiFindings,
  ...fiLearning,
  ...fiEngine,
};
