import { readEppi } from './eppi-reading.ts';
import { writeEppi } from './eppi-writing.ts';
import type { Format } from './format.ts';

/** Whether JSON is a report of EPPI-Reviewer: code sets, or references with EPPI-Reviewer's names for their fields. */
function isEppi(start: string): boolean {
  if (!/^\s*\{/.test(start)) return false;
  return (
    /"(?:CodeSets|References)"\s*:\s*\[/.test(start) &&
    /"(?:AttributesList|AttributeId|SetName|ItemId|QuickCitation|ParentTitle)"\s*:/.test(start)
  );
}

/** The JSON that EPPI-Reviewer exports and EPPI-Mapper makes its maps of. */
export const eppiJson: Format = {
  id: 'eppi-json',
  label: 'EPPI-Reviewer JSON',
  extensions: ['eppi.json'],
  mediaType: 'application/json',
  detect: isEppi,
  read: readEppi,
  write: writeEppi,
};
