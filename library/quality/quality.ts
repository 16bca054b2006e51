import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '../../shared/contract/answer.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, type Reply } from '../../shared/contract/fault.ts';
import { QUALITY_CHECKS, QUALITY_GRAVITIES, type QualityProblem } from '../../shared/contract/quality.ts';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Library } from '../library.ts';
import { changeItem, type Reference, readReference, readReferencesById } from '../references/references.ts';
import type { QualityFinding } from './finding.ts';
import { checkItem } from './item-checks.ts';
import { factsOf, type ItemFacts } from './item-facts.ts';
import { findJournalNames } from './journal-names.ts';
import { findNameForms } from './name-forms.ts';
import { fingerprintOf, fixText, mended, valueText } from './problem-text.ts';
import { readIgnored, readRevisions, storeIgnored } from './quality-store.ts';
import { findSharedIdentifiers } from './shared-identifiers.ts';

/** The worklist of one library, kept in step with it: only what changed is checked anew. */
export type Quality = {
  readonly list: (
    input: CallArguments<'quality.list'>,
    context: Pick<CallContext, 'signal' | 'progress'>,
  ) => Promise<Reply<CallOutput<'quality.list'>>>;
  readonly fix: (input: CallArguments<'quality.fix'>) => Promise<Reply<CallOutput<'quality.fix'>>>;
  readonly ignore: (input: CallArguments<'quality.ignore'>) => Promise<Reply<CallOutput<'quality.ignore'>>>;
};

type Checked = {
  readonly rev: number;
  readonly citationKey: string;
  readonly item: CslItem;
  readonly own: readonly QualityFinding[];
  readonly facts: ItemFacts;
};
type Between = ReadonlyMap<string, readonly QualityFinding[]>;

/** References checked between two looks at whether somebody waits for something else. */
const AT_ONCE = 500;

/** Makes the worklist; nothing is checked until it is asked for. */
export function openQuality(library: Library): Quality {
  const checked = new Map<string, Checked>();
  let between: readonly Between[] = [];
  const year = () => Number(library.now().slice(0, 4));

  const refresh = async ({ signal, progress }: Pick<CallContext, 'signal' | 'progress'>): Promise<void> => {
    const rows = await readRevisions(library.read);
    const present = new Set(rows.map(({ id }) => id));
    const gone = [...checked.keys()].filter((id) => !present.has(id));
    for (const id of gone) checked.delete(id);
    const changed = rows.filter(({ id, rev }) => checked.get(id)?.rev !== rev).map(({ id }) => id);
    for (let from = 0; from < changed.length; from += AT_ONCE) {
      signal.throwIfAborted();
      progress({ done: from, total: changed.length, doing: 'Checking references' });
      const part = await readReferencesById(library.read, changed.slice(from, from + AT_ONCE));
      for (const reference of part) checked.set(reference.id, checkedOf(reference, year()));
      await setImmediate();
    }
    if (changed.length > 0 || gone.length > 0) {
      const facts = [...checked.values()].map((one) => one.facts);
      between = [findSharedIdentifiers(facts), findNameForms(facts), findJournalNames(facts)];
    }
  };

  const findingsOf = (id: string): readonly QualityFinding[] => [
    ...(checked.get(id)?.own ?? []),
    ...between.flatMap((found) => found.get(id) ?? []),
  ];

  const problemsOf = (id: string): readonly QualityProblem[] => {
    const one = checked.get(id);
    if (one === undefined) return [];
    const keyed = (other: string) => ({ id: other, citationKey: checked.get(other)?.citationKey ?? other });
    return findingsOf(id).map((finding) => problemOf(id, one, finding, keyed));
  };

  return {
    list: async (input, context) => {
      await refresh(context);
      const ignored = await readIgnored(library.read);
      const ids = input.ids ?? [...checked.keys()].toSorted();
      const all = ids.flatMap(problemsOf);
      const open = all.filter(({ reference, fingerprint }) => !ignored.has(`${reference} ${fingerprint}`));
      const counted = Map.groupBy(open, ({ check }) => check);
      const wanted =
        input.checks === undefined ? open : input.checks.flatMap((check) => counted.get(check) ?? []);
      const sorted = wanted.toSorted((a, b) => rankOf(a) - rankOf(b));
      return done({
        total: sorted.length,
        problems: sorted.slice(input.offset, input.offset + input.limit),
        counts: QUALITY_CHECKS.flatMap((check) => {
          const count = counted.get(check)?.length ?? 0;
          return count === 0 ? [] : [{ check, count }];
        }),
        ignored: all.length - open.length,
      });
    },
    fix: async ({ problems }) => {
      await refresh({ signal: new AbortController().signal, progress: () => undefined });
      const byReference = Map.groupBy(problems, ({ reference }) => reference);
      return library.act(
        ({ fixed }: { fixed: number }) =>
          fixed === 1 ? 'Mended a reference' : `Mended ${fixed} places in references`,
        async (act) => {
          let fixed = 0;
          for (const [id, asked] of byReference) {
            const reference = await readReference(act.tx, id);
            const one = checked.get(id);
            if (reference === undefined || one === undefined || reference.rev !== one.rev) continue;
            const wanted = new Set(asked.map(({ fingerprint }) => fingerprint));
            const findings = findingsOf(id).filter((finding) => wanted.has(fingerprintOf(finding, one.item)));
            const { item, count } = mendAll(reference.item, findings, year());
            if (count > 0) await changeItem(act, id, item);
            fixed += count;
          }
          return { fixed, left: problems.length - fixed };
        },
      );
    },
    ignore: async ({ problems }) =>
      library.act(
        problems.length === 1
          ? 'Noted that something is no problem'
          : `Noted that ${problems.length} are no problem`,
        async (act) => {
          for (const { reference, fingerprint } of problems) await storeIgnored(act, reference, fingerprint);
          return {};
        },
      ),
  };
}

function checkedOf({ id, rev, citationKey, item }: Reference, year: number): Checked {
  return { rev, citationKey, item, own: checkItem(item, year), facts: factsOf(id, item) };
}

/** Does one fix after another; each is worked out anew from what the one before left in its field. */
function mendAll(
  item: CslItem,
  findings: readonly QualityFinding[],
  year: number,
): { readonly item: CslItem; readonly count: number } {
  let now = item;
  let count = 0;
  for (const finding of findings) {
    const unchanged = JSON.stringify(now[finding.field]) === JSON.stringify(item[finding.field]);
    const again = unchanged
      ? finding
      : checkItem(now, year).find(({ check, field }) => check === finding.check && field === finding.field);
    // What an earlier fix mended along with its own place counts as done.
    if (again === undefined) count += 1;
    if (again?.fix === undefined) continue;
    now = mended(now, again.fix);
    count += 1;
  }
  return { item: now, count };
}

function problemOf(
  id: string,
  one: Checked,
  finding: QualityFinding,
  keyed: (id: string) => { id: string; citationKey: string },
): QualityProblem {
  const { check, gravity, field, message, related = [] } = finding;
  return {
    reference: id,
    citationKey: one.citationKey,
    title: valueText(one.item.title),
    check,
    gravity,
    field,
    message,
    value: valueText(one.item[field]),
    fix: fixText(finding),
    related: related.map(keyed),
    fingerprint: fingerprintOf(finding, one.item),
  };
}

function rankOf({ gravity, check }: QualityProblem): number {
  return QUALITY_GRAVITIES.indexOf(gravity) * 100 + QUALITY_CHECKS.indexOf(check);
}
