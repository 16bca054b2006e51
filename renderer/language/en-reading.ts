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
  pages: {
    readAs: 'Read as',
    text: 'Text',
    pages: 'Pages',
    page: 'Page {{page}} of {{of}}',
    goTo: 'Page',
    of: 'of {{count}}',
    percent: '{{percent}} %',
    smaller: 'Show the pages smaller',
    larger: 'Show the pages larger',
    fit: 'Fit width',
    readText: 'Read the text',
    noWords: 'This page has no text. What it shows cannot be found, marked or coded.',
    pageFailed: 'This page cannot be shown. Its words are in the text, if they could be read.',
    protected:
      'This file is protected by a password, so its pages cannot be shown. Its text, as it was read, is still there.',
    damaged:
      'This file is damaged or cut short, so its pages cannot be shown. Its text, as it was read, is still there.',
    noPdf: 'This document has no printed pages. Read it as text.',
    tooLarge:
      'This file has {{size}} MB; pages are shown of files up to {{most}} MB. Its text is still there.',
    notMarked:
      'This place could not be found on the pages for sure, so it is not marked there. Press p to see it in the text.',
    scattered:
      'These words do not stand together in the text, so they cannot be coded as one passage. Select fewer, or press p and select them in the text.',
  },
};
