import { esBibliography } from './es-bibliography.ts';
import { esCodebook } from './es-codebook.ts';
import { esCoders } from './es-coders.ts';
import { esCoding } from './es-coding.ts';
import { esCollections } from './es-collections.ts';
import { esEngine } from './es-engine.ts';
import { esFindings } from './es-findings.ts';
import { esHelp } from './es-help.ts';
import { esImport } from './es-import.ts';
import { esLearning } from './es-learning.ts';
import { esLookup } from './es-lookup.ts';
import { esMap } from './es-map.ts';
import { esMatrix } from './es-matrix.ts';
import { esQuality } from './es-quality.ts';
import { esReading } from './es-reading.ts';
import { esReferenceParts } from './es-reference-parts.ts';
import { esReferences } from './es-references.ts';
import { esReview } from './es-review.ts';
import { esSearch } from './es-search.ts';
import { esSettings } from './es-settings.ts';
import { esShell } from './es-shell.ts';

/** Every text of the interface in Spanish, keyed by screen. */
export const es = {
  ...esShell,
  ...esSettings,
  ...esHelp,
  ...esReferences,
  ...esReferenceParts,
  ...esReading,
  ...esBibliography,
  ...esQuality,
  ...esLookup,
  ...esImport,
  ...esCodebook,
  ...esCoders,
  ...esCoding,
  ...esMap,
  ...esMatrix,
  ...esReview,
  ...esSearch,
  ...esCollections,
  ...esFindings,
  ...esLearning,
  ...esEngine,
};
