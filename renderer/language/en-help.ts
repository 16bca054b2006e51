/** Help for each screen: what it is for, how the work goes, and examples of searches. */
export const enHelp = {
  help: {
    button: 'Help',
    of: 'Help for {{screen}}',
    keysHere: 'Keys here',
    allKeys: 'All keys',
    examples: 'Examples of searches',
    findKey: 'Find a key or an act',
    noKey: 'No key does that. Try one word, such as “merge” or “next”.',
    startEmpty: 'Begin with an empty library',
    startEmptyHow:
      'The starter library shows what a finished one looks like. For your own work begin with an empty one: in the desktop window choose File, New Library; here, run: gleaner serve --library my.gleaner',
    screen: {
      library:
        'Every reference, with what was decided about it. Search in the box, narrow by the lists on the left, select several with Space, and drag or tag them together. Dragged out of the window they are BibTeX; in the desktop window hold Alt to drag a .bib file. Enter opens one: its fields, where it is cited, what it was coded with.',
      duplicates:
        'Records that are certainly or possibly one work. Certain ones can be merged at once; the others show why they may be the same and wait for you. Merging keeps every key and id leading to the one that stays.',
      quality:
        'What could be better in the references: missing fields, odd names, broken DOIs. Each comes with what to do, and most with a fix.',
      import:
        'Drop papers, reports or lists anywhere in the window. A receipt says how many records were found, added, merged, skipped and unread; the unread ones are listed with their line.',
      review:
        'Entries of reference lists that were hard to read, the most doubtful first. Confirm them or correct a field; what you settle holds when the document is read again.',
      read: 'A document with its citations marked. Solid underlines are linked, dashed ones uncertain, double ones ambiguous, dotted red ones unmatched. Select words and press c to code them. A PDF can be read as text or, with p, as its printed pages, which carry the same marks; what does not stand on a page for sure is not marked there.',
      tables:
        'The tables of a document as drafts of findings. Say what each column means once; Gleaner remembers it.',
      checks: 'Numbers that do not go together in a document. A check is a question, never a verdict.',
      code: 'One study at a time: its texts, the suggestions with the words that caused them, and its codings. a accepts a suggestion, x rejects it, c codes the selected words.',
      codebook:
        'The dimensions and codes of this library. A change shows first what it would do to the codings that are there.',
      coders: 'Who coded what, and where two coders differ.',
      history: 'Everything that was changed, newest first, and the way back.',
      matrix:
        'How many studies stand in each crossing. Every number opens to its studies and the quotes behind them. An empty dotted cell is not coded yet; a hatched 0 is a gap.',
      map: 'A named view of the matrix to publish. The file holds nothing private: no coder, no note, no quotation unless you ask for it.',
      settings: 'What goes with the library and what is yours on this computer, each explained.',
    },
    query: {
      years: 'year:2015-2020',
      yearsMeans: 'published in these years',
      word: 'prevention',
      wordMeans: 'the word, in its grammatical forms',
      must: '+stigma -media',
      mustMeans: 'the first must be there, the second must not',
      field: 'title:helpline',
      fieldMeans: 'only in the title; also author, abstract, note, clause, text',
      wild: 'anonym*',
      wildMeans: 'words that begin so',
      fuzzy: 'treatmnt~1',
      fuzzyMeans: 'one letter may be wrong',
      phrase: '"help seeking"',
      phraseMeans: 'the words side by side',
    },
  },
};
