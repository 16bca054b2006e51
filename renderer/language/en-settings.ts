/** Texts of the Settings screen: every setting has a label and a sentence that explains it. */
export const enSettings = {
  settings: {
    title: 'Settings',
    every: 'All settings',
    search: 'Search settings',
    searchNothing: 'No setting is called that. Try one word, such as “backup” or “theme”.',
    shown_one: '{{count}} setting',
    shown_other: '{{count}} settings',
    keeper: {
      person: 'Yours, on this computer',
      library: 'Goes with this library',
    },
    file: 'Your own settings are kept in {{file}}.',
    noFile: 'Your own settings are not kept here; they last until Gleaner is closed.',
    on: 'On',
    off: 'Off',
    save: 'Save',
    sections: {
      you: 'You',
      look: 'How it looks',
      references: 'References and bibliographies',
      coding: 'Coding',
      network: 'Network',
      backups: 'Backups',
      help: 'Help',
    },
    coder: {
      label: 'Your name as coder',
      explain:
        'Stored with every coding and decision you make in this library, so that two coders can be compared. Published maps never show it. Libraries you make later begin with the same name.',
    },
    language: {
      label: 'Language',
      explain:
        'Of menus, screens and messages, and of how dates, numbers and lists are written. The words of your references stay as they are.',
      system: 'As the computer ({{name}})',
    },
    languageMissing:
      'There is no language “{{tag}}” in this version of Gleaner, so the screens are in English. Choose another under Language.',
    theme: {
      label: 'Colours',
      explain: 'Light or dark, or as the computer is set. Exported files are always light.',
      values: { system: 'As the computer', light: 'Light', dark: 'Dark' },
    },
    density: {
      label: 'Height of rows',
      explain: 'Compact shows more references at once; comfortable is easier to hit and to read.',
      values: { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' },
    },
    letterKeys: {
      label: 'Single letters as keys',
      explain:
        'j, k, a, x and the others act at once. Turn them off when you speak to your computer or press keys by accident; Ctrl K and the buttons still do everything.',
    },
    citationKeys: {
      label: 'Citation keys',
      explain:
        'How new references are named in .bib files. A key that has been used in a text never changes by itself.',
      fixed: 'First author and year, with a letter where two are alike: steel2021a.',
    },
    bibliography: {
      label: 'Kind of .bib file',
      explain:
        'BibTeX works with every LaTeX document. BibLaTeX keeps more: full dates, several publishers, the original language. An export can always ask for the other.',
      values: { bibtex: 'BibTeX', biblatex: 'BibLaTeX' },
    },
    citationStyle: {
      label: 'Citation style',
      explain:
        'Which of the shipped styles new bibliographies, and the references in Word files of matrices and maps, are set in. Each bibliography can choose its own.',
      find: 'Find a style by its name',
      none: 'The usual one (APA)',
      found_one: '{{count}} style',
      found_other: '{{count}} styles',
    },
    citationLocale: {
      label: 'Language of bibliographies',
      explain: 'Decides “and” or “und”, month names and quotation marks in bibliographies.',
      own: 'The style’s own',
    },
    scheme: {
      label: 'Prevention scheme',
      explain:
        'The named scheme whose levels this library codes by; it is part of the codebook and printed with every map. Change it in the codebook, so that older codings keep what they meant.',
      none: 'The codebook names no scheme.',
      of: '{{scheme}}, in {{codebook}} version {{version}}',
    },
    onlineLookUp: {
      label: 'Ask the network',
      explain:
        'Off, as it comes: nothing leaves this computer unless you export it. On, a reference can be looked up at Crossref, OpenAlex or PubMed: you see the exact request first, and it is sent only when you say so.',
    },
    backupsOn: {
      label: 'Make backups',
      explain:
        'While you work and when a library is closed, a whole copy is made, checked against the library, and only then counted as a backup.',
    },
    backupsEvery: {
      label: 'At most every',
      explain: 'How long changes may wait for a backup while a library stays open.',
      hours_one: '{{count}} hour',
      hours_other: '{{count}} hours',
    },
    backupsKeep: {
      label: 'Keep',
      explain: 'Of each library. An older backup goes only after a newer one has been checked.',
      copies_one: '{{count}} backup',
      copies_other: '{{count}} backups',
    },
    backupsFolder: {
      label: 'Folder for backups',
      explain:
        'A folder on another disk survives the loss of this one. On the command line: gleaner settings backups.folder FOLDER.',
      none: 'No backups are made here.',
      choose: 'Choose a folder…',
      usual: 'Use the usual folder',
    },
    backupsMade: {
      label: 'Backups of this library',
      explain:
        'Look at one to see what restoring it would change. Restoring is one act: undo takes it back, and the library is backed up first.',
    },
    log: {
      label: 'A log for reporting a mistake',
      explain:
        'Names of acts, how long they took and where errors came from, since Gleaner was started. No title, name, path or text of yours is in it; look before you send it.',
      save: 'Save the log…',
    },
    pointers: {
      label: 'First steps',
      explain: 'The three hints for the first minutes; each goes away for good once it is closed.',
      again: 'Show them again',
    },
  },
  backups: {
    title: 'Backups',
    make: 'Back up now',
    made: 'A backup was made and checked.',
    restored: 'Restored. The library is as it was then.',
    empty: 'None yet. The first is made a minute after the first change.',
    why: {
      scheduled: 'while you worked',
      closing: 'at closing',
      asked: 'asked for',
      restoring: 'before restoring',
    },
    holds: '{{references}} references, {{codings}} codings',
    look: 'Look…',
    lookAt: 'Look… (backup of {{moment}})',
    save: 'Save as a library…',
    saveOf: 'Save as a library… (backup of {{moment}})',
    of: 'The backup of {{moment}}',
    same: 'The library is as it was when this backup was made; there is nothing to restore.',
    explain: 'Restoring makes the library what it was then. This is what would change:',
    kind: 'What',
    back: 'Come back',
    away: 'Go away',
    changed: 'Change',
    examples: 'For example',
    later_one: '{{count}} act since, which would no longer count',
    later_other: '{{count}} acts since, which would no longer count',
    leave: 'Leave as it is',
    restore: 'Restore this backup',
    kinds: {
      reference: 'References',
      study: 'Studies',
      document: 'Documents',
      coding: 'Codings',
      passage: 'Passages',
      finding: 'Findings',
      decision: 'Decisions',
      citation: 'Citations',
      source_record: 'Source records',
      reference_tag: 'Tags',
      study_reference: 'Links of studies and references',
      document_text: 'Texts of documents',
      document_chunk: 'Files of documents',
      codebook: 'Codebooks',
      map: 'Maps',
      problem: 'Things to check',
      redirect: 'Earlier names of references',
      saved_search: 'Saved searches',
      cell_judgement: 'Judged cells',
      entry_review: 'Corrected entries',
    },
  },
};
