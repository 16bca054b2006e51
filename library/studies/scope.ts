/** Which studies there are and which of them a review covers, for every feature that counts or compares them. */
export {
  countInScope,
  isInScope,
  readStudies,
  readVerdicts,
  type Study,
  studyVerdict,
  type Verdict,
} from './study-store.ts';
