/** Noticing that a new document may report a study that is there already. */
export { proposeStudies } from './study-proposal-store.ts';
