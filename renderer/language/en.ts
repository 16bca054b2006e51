import { enBibliography } from './en-bibliography.ts';
import { enCodebook } from './en-codebook.ts';
import { enCoders } from './en-coders.ts';
import { enCoding } from './en-coding.ts';
import { enCollections } from './en-collections.ts';
import { enEngine } from './en-engine.ts';
import { enFindings } from './en-findings.ts';
import { enHelp } from './en-help.ts';
import { enImport } from './en-import.ts';
import { enLearning } from './en-learning.ts';
import { enLookup } from './en-lookup.ts';
import { enMap } from './en-map.ts';
import { enMatrix } from './en-matrix.ts';
import { enQuality } from './en-quality.ts';
import { enReading } from './en-reading.ts';
import { enReferenceParts } from './en-reference-parts.ts';
import { enReferences } from './en-references.ts';
import { enReview } from './en-review.ts';
import { enSearch } from './en-search.ts';
import { enSettings } from './en-settings.ts';
import { enShell } from './en-shell.ts';

/** Every text of the interface in English, keyed by screen. */
export const en = {
  ...enShell,
  ...enSettings,
  ...enHelp,
  ...enReferences,
  ...enReferenceParts,
  ...enReading,
  ...enBibliography,
  ...enQuality,
  ...enLookup,
  ...enImport,
  ...enCodebook,
  ...enCoders,
  ...enCoding,
  ...enMap,
  ...enMatrix,
  ...enReview,
  ...enSearch,
  ...enCollections,
  ...enFindings,
  ...enLearning,
  ...enEngine,
};
