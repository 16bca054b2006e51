import {
  joinFalseImprint,
  joinReportNumber,
  joinSubtitleOfHouse,
  nameFirstImprint,
  nameReportNumber,
  splitTitleInBook,
  splitTownOfTitle,
} from './book-repairs.ts';
import {
  datesOfMonths,
  joinCirca,
  joinDate,
  joinTitleYears,
  joinYearOfTitle,
  nameAcademicYear,
  nameFirstPrinting,
  nameYears,
  nameYearVolume,
  splitYear,
} from './date-repairs.ts';
import { splitEastAsianImprint } from './east-asian-imprint.ts';
import {
  cutEventPlace,
  joinCompany,
  nameHousePlace,
  nameStatus,
  seriesBeforeHouse,
  splitArchive,
  splitBracketPlace,
  splitHousePlace,
  splitImprint,
  splitPressLetters,
  splitTitleImprint,
  splitTownPress,
} from './imprint-repairs.ts';
import {
  joinLeadingAbbreviation,
  joinLetteredVolume,
  joinNumberOfName,
  splitShortTitle,
  takeAbbreviation,
  takePartNumber,
} from './journal-repairs.ts';
import { joinLeadingInstitution } from './leading-institution.ts';
import {
  cutDays,
  isCutMeeting,
  isNumberOfMeeting,
  joinMeetingBracket,
  joinMeetingYear,
  splitMeetingPlace,
  splitProceedings,
} from './meeting-repairs.ts';
import { repairNameEnd } from './name-ends.ts';
import {
  cutNames,
  dropPageFoot,
  joinEdition,
  nameIssueAfterVolume,
  nameNoteReference,
  nameNumberBeforeYear,
  namePages,
  nameSecondNumber,
  nameSpecialIssue,
  nameVolumes,
  nameYearPage,
  splitEdition,
  splitPages,
  splitShortReference,
  splitVolumePage,
} from './number-repairs.ts';
import {
  cutCapitals,
  cutGroup,
  joinFamilyName,
  joinSaint,
  nameEditors,
  nameLeadingAuthor,
  nameStandard,
  splitEditedBook,
  splitEditorBrackets,
  splitEditorsBook,
  splitEditorTail,
  splitEditorVolume,
  splitSamePeople,
} from './people-repairs.ts';
import {
  cutReprint,
  joinBracketState,
  joinCountry,
  joinPlace,
  joinRegion,
  joinShortWord,
  joinTown,
  moveRegion,
  splitPlaceHouse,
  splitSemicolonHouse,
  takeRegion,
} from './place-repairs.ts';
import {
  cutCriticalEdition,
  cutHeadwordCue,
  cutRoleCue,
  joinAuthorGroup,
  splitClassic,
  splitRoles,
} from './role-repairs.ts';
import { joined, type Run, splitRuns } from './runs.ts';
import {
  dropCues,
  nameBook,
  nameBookOfEditor,
  nameInBook,
  nameQuotedSource,
  nameQuotedTitle,
  nameSeries,
  nameSource,
  splitSeries,
} from './source-repairs.ts';
import {
  cutAsides,
  cutReleased,
  joinBracket,
  joinHouseToTitle,
  joinQuotation,
  joinSecondSentence,
  joinSubtitle,
  joinTitleOfPlace,
  moveToStop,
  nameHouse,
  nameLongNote,
  nameSamePlace,
  nameTitle,
  splitCited,
  splitEnding,
  splitQuotedTitles,
} from './title-repairs.ts';

/** "1973–" and "74.": the years that a work came out in. */
const isCutYears = (last: Run, run: Run): boolean =>
  last.label === 'date' &&
  /\d{4}\s?[-–—/]$/u.test(last.text) &&
  run.to - run.from === 1 &&
  /^(?:pages|volume|issue|note)$/.test(run.label) &&
  /^\d\d\W*$/.test(run.text);

/** Numbers after "no." are the issue, and words after '"Quotation":' up to the closing quote are still the title. */
function joinCut(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const cueOnly =
      last?.label === 'issue' && /^[\W]*(?:nos?|nrs?|issues?|hefte?|h|n)\.?\s*$/iu.test(last.text);
    const halfTitle = last?.label === 'title' && /^["“].+["”]\s*[:–—]\s*$/u.test(last.text.trim());
    if (last && cueOnly && run.label === 'pages' && /^\d/.test(run.text.trim()))
      out[out.length - 1] = joined(last, run);
    else if (
      last &&
      halfTitle &&
      /^(?:container|journal|note|series)$/.test(run.label) &&
      /[.,?!]["”]$/u.test(run.text.trim())
    )
      out[out.length - 1] = joined(last, run);
    else if (last && isCutYears(last, run))
      out[out.length - 1] = { ...joined(last, run), text: last.text + run.text };
    else if (last && (isCutMeeting(last, run, runs) || isNumberOfMeeting(last, run)))
      out[out.length - 1] = { ...joined(last, run), text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

type Repair = (runs: readonly Run[], givenNames: ReadonlySet<string>) => readonly Run[];

const REPAIRS: readonly Repair[] = [
  joinCut,
  splitEastAsianImprint,
  splitClassic,
  splitCited,
  nameSamePlace,
  cutReleased,
  joinFamilyName,
  joinLeadingAbbreviation,
  joinAuthorGroup,
  repairNameEnd,
  nameQuotedTitle,
  joinDate,
  joinCountry,
  cutCriticalEdition,
  cutRoleCue,
  splitRoles,
  joinQuotation,
  moveToStop,
  joinMeetingYear,
  joinSaint,
  joinBracket,
  (runs) => splitRuns(runs, splitEditedBook),
  splitRoles,
  splitTitleInBook,
  nameFirstImprint,
  joinYearOfTitle,
  joinFalseImprint,
  cutHeadwordCue,
  joinMeetingBracket,
  nameSpecialIssue,
  joinCirca,
  joinBracket,
  splitQuotedTitles,
  (runs) => splitRuns(runs, splitEnding),
  cutCapitals,
  splitEditorBrackets,
  cutGroup,
  nameEditors,
  joinLeadingInstitution,
  nameLeadingAuthor,
  splitSamePeople,
  splitEditorTail,
  nameStandard,
  splitEditorTail,
  nameStandard,
  splitEditorVolume,
  splitEditorsBook,
  dropCues,
  nameSeries,
  joinSubtitle,
  joinSecondSentence,
  joinHouseToTitle,
  nameLongNote,
  nameInBook,
  nameBookOfEditor,
  joinTitleOfPlace,
  nameTitle,
  nameBook,
  nameStatus,
  datesOfMonths,
  joinSubtitleOfHouse,
  splitTownOfTitle,
  joinPlace,
  joinCompany,
  joinBracketState,
  joinShortWord,
  joinTown,
  joinRegion,
  takeRegion,
  moveRegion,
  splitPlaceHouse,
  splitSemicolonHouse,
  splitPressLetters,
  splitBracketPlace,
  cutReprint,
  splitArchive,
  nameHousePlace,
  splitTownPress,
  cutDays,
  nameHouse,
  nameQuotedSource,
  nameSource,
  seriesBeforeHouse,
  splitShortReference,
  joinNumberOfName,
  joinLetteredVolume,
  splitShortTitle,
  takeAbbreviation,
  takePartNumber,
  nameYearVolume,
  nameYears,
  nameAcademicYear,
  nameFirstPrinting,
  joinTitleYears,
  nameVolumes,
  nameIssueAfterVolume,
  nameSecondNumber,
  nameNumberBeforeYear,
  nameYearPage,
  splitPages,
  splitVolumePage,
  nameNoteReference,
  namePages,
  joinEdition,
  splitEdition,
  splitYear,
  cutEventPlace,
  splitImprint,
  splitHousePlace,
  splitTitleImprint,
  splitProceedings,
  splitMeetingPlace,
  splitSeries,
  joinReportNumber,
  nameReportNumber,
  cutAsides,
  cutNames,
  dropPageFoot,
];

/** Sets right what the tagger, which sees a few words at a time, cannot know. */
export const repairRuns = (
  runs: readonly Run[],
  givenNames: ReadonlySet<string> = new Set(),
): readonly Run[] => REPAIRS.reduce((repaired, repair) => repair(repaired, givenNames), runs);
