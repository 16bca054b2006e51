import type { ReactNode } from 'react';

/** The groups of settings, as they stand on the screen. */
export const SECTIONS = ['you', 'look', 'references', 'coding', 'network', 'backups', 'help'] as const;
export type Section = (typeof SECTIONS)[number];

/** One setting: its texts are `settings.<id>.label` and `.explain`, its control draws and changes it. */
export type Setting = {
  readonly id: string;
  readonly section: Section;
  /** Whether it goes with the library or stays with the person. */
  readonly keeper: 'person' | 'library';
  readonly Control: (props: { readonly label: string }) => ReactNode;
  /** Takes the whole width, under its explanation. */
  readonly wide?: boolean;
};
