/** Texts of the parts of a reference in the detail pane, and of choosing columns. */
export const enReferenceParts = {
  part: {
    label: 'Parts of this reference',
    fields: 'Fields',
    files: 'Files',
    citations: 'Cited',
    codings: 'Codings',
    findings: 'Findings',
    history: 'History',
    open: 'Open in Read',
    cameFrom: 'Where it came from',
    noCodings: 'Its studies have no codings yet.',
    noFindings: 'No findings are stored for its studies.',
    noHistory: 'Nothing was changed since it came into the library.',
    changed: 'Changed: {{fields}}',
    moreHistory: 'The newest {{count}} changes are shown.',
  },
  columnSheet: {
    title: 'Columns',
    hint: 'Tick a column to show it; order them with the arrows, or by dragging their heads.',
    earlier: 'Move {{column}} to the left',
    later: 'Move {{column}} to the right',
    width: 'Width of {{column}} in pixels',
    auto: 'auto',
    usual: 'As at first',
    moved: '{{column}} is now column {{at}}.',
  },
};
