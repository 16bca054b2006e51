import type { CallContext, Handlers } from '../shared/contract/answer.ts';
import { BibliographyQuery } from '../shared/contract/bibliography.ts';
import { done, type Reply } from '../shared/contract/fault.ts';
import { wantedStyle } from '../shared/model/wanted-style.ts';
import { computeAgreement, listDisagreements } from './agreement/comparison.ts';
import { settleDisagreement, settleWhatAgrees } from './agreement/reconciliation.ts';
import type { Backups } from './backups/backups.ts';
import {
  createTypesetter,
  listStyles,
  produceBibliography,
  readBibliographyInStyle,
} from './bibliographies/bibliographies.ts';
import { drawChart, produceChart } from './charts/charts.ts';
import { applyToMany, recodeCoding } from './coding/bulk.ts';
import { currentCodebook, getCodebook, putCodebook } from './coding/codebook.ts';
import { editCodebookInForce, previewEdit, readUsage } from './coding/codebook-editing.ts';
import { produceCodebook, readCodebookFile } from './coding/codebook-files.ts';
import { beginCodebook, listTemplates } from './coding/codebook-templates.ts';
import { compareVersions, getVersion, listVersions } from './coding/codebook-versions.ts';
import { listCoders, renameCoder } from './coding/coders.ts';
import { applyCoding, changeCoding, listCodings, removeCoding } from './coding/codings.ts';
import { mergeLayer, produceLayer, retryWaiting } from './coding/layer-file.ts';
import { revealOthers } from './coding/own-layer.ts';
import { previewPhrases } from './coding/phrase-preview.ts';
import { stopLearning } from './coding/suggestion-learning.ts';
import { queueStudies, recordSuggestions } from './coding/suggestion-record.ts';
import { acceptSuggestion, listSuggestions, rejectSuggestion } from './coding/suggestions.ts';
import {
  addCollection,
  changeCollection,
  collectionsOf,
  fillCollection,
  listCollections,
  removeCollection,
} from './collections/collections.ts';
import { describeLibrary } from './description.ts';
import {
  linkCitation,
  listDocuments,
  listProblems,
  originalOf,
  readDocumentForReading,
  removeDocument,
  resolveProblem,
} from './documents/documents.ts';
import type { Features } from './engine.ts';
import { exportReferences } from './exports/bibliography.ts';
import type { ProducedFile } from './exports/produced-file.ts';
import { parsePasted } from './extraction/pasted-entries.ts';
import type { FileDesk } from './file-desk.ts';
import { checkStoredDocument, noteCheck } from './findings/checks/stored-checks.ts';
import { listEntryTables, previewFindings, takeFindings } from './findings/finding-entry.ts';
import { addFinding, changeFinding, listFindings, removeFindings } from './findings/findings.ts';
import { produceTrail } from './history/audit-trail.ts';
import { backUp, copyLibrary } from './history/copy.ts';
import { findHistory } from './history/history-search.ts';
import { historyOfReference } from './history/reference-history.ts';
import { verifyLibrary } from './history/verify.ts';
import { withdrawChanges } from './history/withdrawal.ts';
import { type Host, hostHandlers } from './host.ts';
import {
  extractFile,
  importFiles,
  importMapped,
  ingestFiles,
  listReceipts,
  previewFile,
  rereadFile,
} from './intake/intake.ts';
import { type Library, setMeta } from './library.ts';
import { openListing } from './listing/listing.ts';
import {
  listSavedSearches,
  removeSavedSearch,
  renameSavedSearch,
  saveSearch,
} from './listing/saved-searches.ts';
import { openLookup } from './lookup/lookup.ts';
import { readFacets } from './maps/facet-counts.ts';
import { produceGaps, readGaps } from './maps/gap-finder.ts';
import {
  compareMapFiles,
  drawSavedMap,
  judgeCell,
  listMaps,
  produceMap,
  produceMatrix,
  readCell,
  readLeaks,
  readMatrix,
  readPackedMatrix,
  removeMap,
  saveMap,
  type Typeset,
} from './maps/maps.ts';
import { listMatrixViews, removeMatrixView, saveMatrixView } from './maps/matrix-views.ts';
import type { Person } from './person/person.ts';
import { openQuality } from './quality/quality.ts';
import { listPinned, pinKeys, previewKeys, regenerateKeys } from './references/key-regeneration.ts';
import { getPattern, setPattern, tryPattern } from './references/key-setting.ts';
import { dismissDuplicates, findDuplicates, mergeCertain, mergeReferences } from './references/merge.ts';
import { addReferences, getReference, removeReferences, updateReference } from './references/references.ts';
import { tagReferences } from './references/tagging.ts';
import { produceReport } from './reports/reports.ts';
import { listReview, produceTrainingData, settleEntry } from './review/review.ts';
import { findInDocument } from './search/document-find.ts';
import { openLibrarySearch } from './search/library-search.ts';
import { chooseSettings, readLibrarySettings, readSettings } from './settings/settings.ts';
import { fillStarterLibrary } from './starter/starter-library.ts';
import { decide } from './studies/decisions.ts';
import { addStudy, getStudy, listStudies, removeStudy, renameStudy } from './studies/studies.ts';
import { answerProposal, joinStudies, listProposals } from './studies/study-join.ts';
import { listStudyIds, pageStudies } from './studies/study-page.ts';
import { splitStudy } from './studies/study-split.ts';

type Log = (error: unknown, where: string) => void;

/** Assembles the features of one open library into the calls of the contract. */
export async function assembleHandlers(
  library: Library,
  files: FileDesk,
  starter: boolean,
  log: Log,
  person: Person,
  backups: Backups,
  host: Host,
  activity: () => string,
): Promise<Reply<Features>> {
  if (starter && !library.file.readOnly && library.journal.revision() === 0) {
    const filled = await fillStarterLibrary(library);
    if (!filled.ok) return filled;
    setMeta(library.file, 'starterRevision', String(library.journal.revision()));
  }
  const search = openLibrarySearch(library, log);
  const typesetter = createTypesetter();
  /** Sets the references of a map, as many as it has. */
  const typesetBy =
    (context: CallContext): Typeset =>
    (ids, wanted) => {
      const style = wantedStyle(wanted, readLibrarySettings(library.file));
      const asked = BibliographyQuery.parse({ ids: [...ids], ...style, limit: 5_000 });
      return readBibliographyInStyle(library, typesetter, listing.ids, asked, context);
    };
  const quality = openQuality(library);
  const lookup = openLookup({
    library,
    isAllowed: () => person.settings.read().settings.onlineLookUp,
    network: async () => (await import('./lookup/network.ts')).createSender(),
    version: '0.1',
  });
  const codebook = () => currentCodebook(library.read);
  const listing = openListing({ library, search, codebook });
  const hand = async (produced: Promise<Reply<ProducedFile>>) => {
    const reply = await produced;
    if (!reply.ok) return reply;
    const { notices, ...file } = reply.output;
    return done({ file: files.put(file), name: file.name, mediaType: file.mediaType, notices: [...notices] });
  };

  const handlers: Handlers = {
    'library.describe': async () => describeLibrary(library, await codebook()),
    'library.verify': () => verifyLibrary(library),
    'library.backup': () => backUp(library, files),
    'library.copy': (input) => copyLibrary(library, files, input),
    'library.setCoder': async ({ coder }) => {
      library.setCoder(coder.trim());
      return done({});
    },

    'settings.read': () => readSettings(library, person),
    'settings.choose': (input) => chooseSettings(library, person, input),

    ...hostHandlers(host, person, files, library.file.path, activity),

    'backup.list': () => backups.list(),
    'backup.make': () => backups.make(),
    'backup.preview': (input) => backups.preview(input),
    'backup.restore': (input) => backups.restore(input),
    'backup.copy': (input) => backups.copy(input),

    'document.extract': (input, context) => extractFile(files, input, context),
    'document.ingest': (input, context) => ingestFiles(library, files, input, context),
    'document.list': () => listDocuments(library),
    'document.read': async (input) => readDocumentForReading(library, input, await codebook()),
    'document.reread': (input, context) => rereadFile(library, input, context),
    'document.remove': (input) => removeDocument(library, input),
    'document.original': (input) => originalOf(library, files, input),
    'problem.list': (input) => listProblems(library, input),
    'problem.resolve': (input) => resolveProblem(library, input),
    'citation.link': (input) => linkCitation(library, input),

    'import.read': (input, context) => importFiles(library, files, input, context),
    'import.preview': (input, context) => previewFile(library, files, input, context),
    'import.readMapped': (input, context) => importMapped(library, files, input, context),
    'import.receipts': () => listReceipts(library),
    'entry.parse': async ({ text }) => done(parsePasted(text)),

    'review.list': (input) => listReview(library, input),
    'review.settle': (input) => settleEntry(library, input),
    'review.export': () => hand(produceTrainingData(library)),

    'reference.list': (input, context) => listing.list(input, context.signal),
    'reference.get': (input) => getReference(library, input),
    'reference.add': (input) => addReferences(library, input),
    'reference.update': (input) => updateReference(library, input),
    'reference.remove': (input) => removeReferences(library, input),
    'reference.decide': (input) => decide(library, input),
    'reference.tag': (input) => tagReferences(library, input),
    'reference.merge': (input) => mergeReferences(library, input),
    'key.pattern': () => getPattern(library),
    'key.tryPattern': (input) => tryPattern(library, input),
    'key.setPattern': (input) => setPattern(library, input),
    'key.preview': (input) => previewKeys(library, input),
    'key.regenerate': (input) => regenerateKeys(library, input),
    'key.pin': (input) => pinKeys(library, input),
    'key.pinned': () => listPinned(library),
    'duplicate.find': () => findDuplicates(library),
    'duplicate.mergeCertain': () => mergeCertain(library),
    'duplicate.dismiss': (input) => dismissDuplicates(library, input),

    'study.list': () => listStudies(library),
    'study.get': (input) => getStudy(library, input),
    'study.add': (input) => addStudy(library, input),
    'study.rename': (input) => renameStudy(library, input),
    'study.join': (input) => joinStudies(library, input),
    'study.split': (input) => splitStudy(library, input),
    'study.remove': (input) => removeStudy(library, input),
    'study.proposals': () => listProposals(library),
    'study.answerProposal': (input) => answerProposal(library, input),

    'codebook.get': () => getCodebook(library),
    'codebook.put': (input) => putCodebook(library, input),
    'codebook.preview': (input) => previewEdit(library, input),
    'codebook.edit': (input) => editCodebookInForce(library, input),
    'codebook.usage': () => readUsage(library),
    'codebook.phrases': (input, context) => previewPhrases(library, input, context),
    'codebook.versions': () => listVersions(library),
    'codebook.version': (input) => getVersion(library, input),
    'codebook.compare': (input) => compareVersions(library, input),
    'codebook.templates': async () => listTemplates(),
    'codebook.begin': (input) => beginCodebook(library, input),
    'codebook.read': (input) => readCodebookFile(library, files, input),
    'codebook.export': (input) => hand(produceCodebook(library, input)),
    'coder.list': () => listCoders(library),
    'coder.reveal': (input) => revealOthers(library, input),
    'coder.rename': (input) => renameCoder(library, input),
    'coding.applyMany': (input) => applyToMany(library, input),
    'coding.recode': (input) => recodeCoding(library, input),
    'study.page': (input) => pageStudies(library, input),
    'study.ids': (input) => listStudyIds(library, input),
    'agreement.compute': (input) => computeAgreement(library, input),
    'agreement.disagreements': (input) => listDisagreements(library, input),
    'agreement.settle': (input) => settleDisagreement(library, input),
    'agreement.settleAgreed': (input) => settleWhatAgrees(library, input),
    'layer.export': (input) => hand(produceLayer(library, input)),
    'layer.merge': (input) => mergeLayer(library, files, input),
    'layer.retry': () => retryWaiting(library),
    'coding.list': (input) => listCodings(library, input),
    'coding.apply': (input) => applyCoding(library, input),
    'coding.change': (input) => changeCoding(library, input),
    'coding.remove': (input) => removeCoding(library, input),
    'suggestion.list': (input) => listSuggestions(library, input),
    'suggestion.accept': (input) => acceptSuggestion(library, input),
    'suggestion.reject': (input) => rejectSuggestion(library, input),
    'suggestion.record': () => recordSuggestions(library),
    'suggestion.queue': (input) => queueStudies(library, input),
    'finding.list': (input) => listFindings(library, input),
    'finding.tables': (input) => listEntryTables(library, input),
    'finding.preview': (input) => previewFindings(library, input),
    'finding.take': (input) => takeFindings(library, input),
    'finding.add': (input) => addFinding(library, input),
    'finding.change': (input) => changeFinding(library, input),
    'finding.remove': (input) => removeFindings(library, input),
    'check.document': (input) => checkStoredDocument(library, input),
    'check.note': (input) => noteCheck(library, input),

    'search.query': (input, context) => listing.search(input, () => context.signal.aborted),
    'search.ids': async (input) => {
      const { ids, notice } = await listing.ids(input);
      return done({ ids: [...ids], notice });
    },
    'document.find': (input) => findInDocument(library, input),
    'savedSearch.list': () => listSavedSearches(library, listing),
    'savedSearch.save': (input) => saveSearch(library, input),
    'savedSearch.rename': (input) => renameSavedSearch(library, input),
    'savedSearch.remove': (input) => removeSavedSearch(library, input),
    'collection.list': () => listCollections(library),
    'collection.of': (input) => collectionsOf(library, input),
    'collection.add': (input) => addCollection(library, input),
    'collection.change': (input) => changeCollection(library, input),
    'collection.remove': (input) => removeCollection(library, input),
    'collection.fill': (input) => fillCollection(library, input),

    'matrix.compute': (input) => readMatrix(library, input),
    'matrix.packed': (input) => readPackedMatrix(library, input),
    'matrixView.list': () => listMatrixViews(library),
    'matrixView.save': (input) => saveMatrixView(library, input),
    'matrixView.remove': (input) => removeMatrixView(library, input),
    'matrix.facets': (input) => readFacets(library, input),
    'matrix.cell': (input) => readCell(library, input),
    'matrix.judge': (input) => judgeCell(library, input),
    'gap.find': (input) => readGaps(library, input),
    'gap.export': (input) => hand(produceGaps(library, input)),
    'chart.draw': (input) => drawChart(library, input),
    'chart.export': (input, { signal }) => hand(produceChart(library, input, signal)),
    'report.export': (input) => hand(produceReport(library, input)),
    'map.list': () => listMaps(library),
    'map.save': (input) => saveMap(library, input),
    'map.remove': (input) => removeMap(library, input),
    'map.draw': (input) => drawSavedMap(library, input),
    'map.leaks': (input) => readLeaks(library, input),
    'map.diff': async (input) => compareMapFiles(files, input),
    'map.export': (input, context) => hand(produceMap(library, input, context.signal, typesetBy(context))),

    'lookup.prepare': (input) => lookup.prepare(input),
    'lookup.send': (input, { signal }) => lookup.send(input, signal),
    'quality.list': (input, context) => quality.list(input, context),
    'quality.fix': (input) => quality.fix(input),
    'quality.ignore': (input) => quality.ignore(input),

    'export.references': (input) => exportReferences(library, files, listing.ids, input),
    'style.list': async (input) => listStyles(input),
    'bibliography.read': (input, context) =>
      readBibliographyInStyle(library, typesetter, listing.ids, input, context),
    'bibliography.export': (input, context) =>
      hand(produceBibliography(library, typesetter, listing.ids, input, context)),
    'export.matrix': (input, context) =>
      hand(produceMatrix(library, input, context.signal, typesetBy(context))),

    'history.list': async ({ limit }) => done([...(await library.journal.entries(limit))]),
    'history.find': (input) => findHistory(library, input),
    'history.withdraw': (input) => withdrawChanges(library, input),
    'history.ofReference': (input) => historyOfReference(library, input),
    'history.export': (input) => hand(produceTrail(library, input)),
    'history.undo': () => library.journal.undo(),
    'history.redo': () => library.journal.redo(),
  };
  return done({
    handlers,
    close: async () => {
      await stopLearning(library);
      await typesetter.close();
      listing.close();
      await search.close();
    },
  });
}
