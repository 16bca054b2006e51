/** What the parts of the table are; said, since not every browser takes a table that is laid out as blocks for one. */
export const GRID_ROLES = {
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  rowHeading: { role: 'rowheader' },
  columnHeading: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const;
