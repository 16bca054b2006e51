/** What a schedule looks at and does; times are milliseconds since 1970. */
export type ScheduleOptions = {
  readonly now: () => number;
  /** Acts once after so many milliseconds; gives what calls it off. */
  readonly later: (act: () => void, milliseconds: number) => () => void;
  /** When the newest backup was made; 0 where there is none. */
  readonly newest: () => number;
  /** Hours between two backups; undefined where none are wanted. */
  readonly everyHours: () => number | undefined;
  readonly make: () => Promise<void>;
};

/** Decides when work that is not in a backup yet gets into one. */
export type Schedule = {
  /** Something was changed. */
  readonly changed: () => void;
  readonly stop: () => void;
};

/** Milliseconds after the first change, so that a backup does not begin in the middle of an import. */
export const SETTLING = 60_000;

/** Begins a schedule: the first change sets the clock, and the backup holds whatever else came until then. */
export function startSchedule({ now, later, newest, everyHours, make }: ScheduleOptions): Schedule {
  let callOff: (() => void) | undefined;
  return {
    changed: () => {
      const hours = everyHours();
      if (callOff !== undefined || hours === undefined) return;
      const due = newest() + hours * 3_600_000;
      callOff = later(
        () => {
          callOff = undefined;
          void make();
        },
        Math.max(SETTLING, due - now()),
      );
    },
    stop: () => callOff?.(),
  };
}
