/** Texts of reading a document: its outline, what stands beside it, and reading it again. */
export const enReading = {
  reading: {
    outline: 'Outline',
    showOutline: 'Show the outline',
    hideOutline: 'Hide the outline',
    showBeside: 'Show the reference list beside the text',
    hideBeside: 'Hide the reference list',
    outdated: 'Read by an earlier version.',
    reread: 'Read again',
    didReread:
      'Read again. References: {{found}} found, {{added}} new. Citations: {{citations}}. Coded passages: {{moved}} in place, {{lost}} lost. Findings: {{findingsMoved}} in place, {{findingsLost}} lost. To check: {{problems}}.',
  },
};
