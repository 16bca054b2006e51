import { z } from 'zod';

/** How a person's libraries are backed up. */
export const BackupSettings = z.object({
  on: z.boolean(),
  /** While something changes, at most one backup in so many hours; one more when the library is closed. */
  everyHours: z.number().int().min(1).max(168),
  /** How many backups of each library are kept. */
  keep: z.number().int().min(1).max(500),
  /** Full path of the folder; null is the app's own. Shown to the person, never taken from a screen. */
  folder: z.string().max(4_000).nullable(),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

/** What one person chose on one computer, for every library: settings.json in the app's data folder. */
export const PersonSettings = z.object({
  /** Name under which decisions and codings of new libraries are stored; empty until the person gave one. */
  name: z.string().max(200),
  /** Whether anything may be asked of the network. */
  onlineLookUp: z.boolean(),
  backups: BackupSettings,
  /** What the screens remember: theme, density, language, widths; its names are the screens' own. */
  screen: z.record(z.string().max(100), z.json()),
});
export type PersonSettings = z.infer<typeof PersonSettings>;

/** What belongs to one library and goes with it wherever it is copied. */
export const LibrarySettings = z.object({
  /** Which of the two dialects .bib files are written in where a person asked for neither. */
  bibliography: z.enum(['bibtex', 'biblatex']),
  /** Name of the citation style of new bibliographies, as the styles call themselves; empty until one was chosen. */
  citationStyle: z.string().max(300),
  /** Language of bibliographies as a BCP 47 tag; empty follows the style. */
  citationLocale: z.string().max(35),
});
export type LibrarySettings = z.infer<typeof LibrarySettings>;

/** Before anybody chose anything. */
export const USUAL_PERSON: PersonSettings = {
  name: '',
  onlineLookUp: false,
  backups: { on: true, everyHours: 4, keep: 20, folder: null },
  screen: {},
};
export const USUAL_LIBRARY: LibrarySettings = {
  bibliography: 'bibtex',
  citationStyle: '',
  citationLocale: '',
};

/** All settings as they are; `notices` say what of the stored ones could not be read and what was used instead. */
export const SettingsReading = z.object({
  person: PersonSettings,
  library: LibrarySettings,
  notices: z.array(z.string()),
  /** Full path of the person's settings file, for showing; null where nothing is kept. */
  file: z.string().nullable(),
  /** Full path of the folder backups go to, for showing; null where none is made. */
  backupFolder: z.string().nullable(),
});
export type SettingsReading = z.infer<typeof SettingsReading>;

/** A change of settings: what is left out stays. A backup folder is chosen through the host, not by a page. */
export const SettingsChange = z.object({
  person: PersonSettings.omit({ backups: true })
    .extend({ backups: BackupSettings.omit({ folder: true }).partial() })
    .partial()
    .optional(),
  library: LibrarySettings.partial().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** The calls about settings. Reading and choosing a person's settings works on a read-only library too. */
export const SETTINGS_CALLS = {
  'settings.read': { input: z.object({}), output: SettingsReading, writes: false },
  'settings.choose': { input: SettingsChange, output: SettingsReading, writes: false },
} as const;
