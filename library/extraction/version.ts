/** Goes up whenever the same file gives another text or other blocks; stored texts name the version they came from. */
export const EXTRACTOR_VERSION = '7';
