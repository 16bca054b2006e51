import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallInput } from '../../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../../shared/contract/fault.ts';
import { BackupSettings, type SettingsReading } from '../../../shared/contract/settings.ts';
import { personAt } from '../../person/person.ts';
import { type GlobalOptions, tell, withLibrary } from '../command-session.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { allOptions, type CommandHost, printJson } from './command.ts';

type Change = CallInput<'settings.choose'>;

/** Settings that can be changed here, and how their words are read. */
const NAMES: Readonly<Record<string, (value: string) => Change | undefined>> = {
  name: (name) => ({ person: { name } }),
  onlineLookUp: (value) => onOff(value, (onlineLookUp) => ({ person: { onlineLookUp } })),
  'backups.on': (value) => onOff(value, (on) => ({ person: { backups: { on } } })),
  'backups.everyHours': (value) => backupsWith({ everyHours: Number(value) }),
  'backups.keep': (value) => backupsWith({ keep: Number(value) }),
  bibliography: (value) =>
    value === 'bibtex' || value === 'biblatex' ? { library: { bibliography: value } } : undefined,
  citationStyle: (citationStyle) => ({ library: { citationStyle } }),
  citationLocale: (citationLocale) => ({ library: { citationLocale } }),
};

/** `settings`: lists all settings, or changes one. */
export function addSettingsCommand({ program, terminal, finish }: CommandHost): void {
  program
    .command('settings')
    .argument('[name]', `one of ${[...Object.keys(NAMES), 'backups.folder'].join(', ')}`)
    .argument('[value]', 'its new value; “-” empties it')
    .description('list the settings, or change one')
    .action(async (name, value, _, command) =>
      finish(await settings(terminal, name, value, allOptions(command))),
    );
}

async function settings(
  terminal: Terminal,
  name: string | undefined,
  value: string | undefined,
  options: GlobalOptions,
): Promise<ExitCode> {
  if (name !== undefined && name !== 'backups.folder' && NAMES[name] === undefined) {
    const known = [...Object.keys(NAMES), 'backups.folder'].join(', ');
    return tell(terminal, {
      kind: 'invalid-input',
      message: `There is no setting “${name}”. There are: ${known}.`,
    });
  }
  const belongsToLibrary = name !== undefined && value !== undefined && !/^(name|online|backups)/.test(name);
  return withLibrary(terminal, options, { mode: belongsToLibrary ? 'write' : 'read' }, async ({ ask }) => {
    if (name === 'backups.folder' && value !== undefined) {
      const chosen = chooseFolder(terminal, value);
      if (!chosen.ok) return tell(terminal, chosen.fault);
    } else if (name !== undefined && value !== undefined) {
      const change = NAMES[name]?.(value === '-' ? '' : value);
      if (change === undefined)
        return tell(terminal, { kind: 'invalid-input', message: `“${value}” is no value of “${name}”.` });
      const kept = await ask('settings.choose', change);
      if (!kept.ok) return tell(terminal, kept.fault);
    }
    const reply = await ask('settings.read', {});
    if (!reply.ok) return tell(terminal, reply.fault);
    for (const notice of reply.output.notices) terminal.say(notice);
    if (options.json) printJson(terminal, reply.output);
    else
      terminal.write(
        textTable(linesOf(reply.output).filter(([line]) => name === undefined || line === name)),
      );
    return 0;
  });
}

/** The folder is chosen here or in the host's dialog, never through a call that a page could make. */
function chooseFolder(terminal: Terminal, value: string): Reply<undefined> {
  const folder = value === '-' ? null : resolve(terminal.folder, value);
  if (folder !== null && (!existsSync(folder) || !statSync(folder).isDirectory()))
    return fault('not-found', `There is no folder “${folder}”. Make it first.`);
  const person = personAt(terminal, () => new Date().toISOString());
  const kept = person.settings.change((found) => ({ ...found, backups: { ...found.backups, folder } }));
  return kept.ok ? done(undefined) : kept;
}

function linesOf({ person, library, backupFolder }: SettingsReading): string[][] {
  const { on, everyHours, keep } = person.backups;
  return [
    ['name', person.name],
    ['onlineLookUp', person.onlineLookUp ? 'on' : 'off'],
    ['backups.on', on ? 'on' : 'off'],
    ['backups.everyHours', String(everyHours)],
    ['backups.keep', String(keep)],
    ['backups.folder', backupFolder ?? ''],
    ...Object.entries(library),
  ];
}

function onOff(value: string, change: (on: boolean) => Change): Change | undefined {
  if (value === 'on' || value === 'true') return change(true);
  return value === 'off' || value === 'false' ? change(false) : undefined;
}

function backupsWith(backups: Partial<Record<'everyHours' | 'keep', number>>): Change | undefined {
  return BackupSettings.partial().safeParse(backups).success ? { person: { backups } } : undefined;
}
