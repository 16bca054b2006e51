/** The only door into the engine for code. */
export { replaceLibrary } from './backups/replaced-library.ts';
export { type Engine, type EngineOptions, openEngine } from './engine.ts';
export type { DeskFile, FileDesk } from './file-desk.ts';
export { LARGEST_FILE } from './file-desk.ts';
export { FORMATS } from './formats/formats.ts';
export type { Host } from './host.ts';
export { diffText as mapDiffText } from './maps/map-diff.ts';
export {
  checkDocumentFile,
  compareMaps,
  duplicatesInFile,
  extractDocument,
  parseReferenceStrings,
} from './unstored.ts';
