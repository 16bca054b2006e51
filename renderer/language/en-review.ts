/** Texts of the Review screen. */
export const enReview = {
  review: {
    title: 'Entries to review',
    back: 'Back to Import',
    open: 'Review doubtful entries',
    openHere: 'Review its entries',
    list: 'Entries, the least certain first',
    entry: 'Entry',
    count_one: '{{count}} waiting',
    count_other: '{{count}} waiting',
    none: 'No entry waits for review',
    noneHint:
      'Entries of reference lists appear here, the least certain first, once a document has been added.',
    inDocument: 'in {{name}}',
    confirm: 'It is right',
    correct: 'Keep the correction',
    didConfirm: 'Entry confirmed.',
    didCorrect: 'Entry corrected.',
    export_one: 'Export {{count}} settled entry',
    export_other: 'Export {{count}} settled entries',
  },
};
