import { checkDocument } from '../../../../library/findings/checks/checks.ts';
import type { CheckResult } from '../../../../shared/model/check.ts';
import { extracted } from '../../extraction/extracted.ts';

/** The checks of a plain text, as a person would have it read and checked. */
export async function checksOf(text: string): Promise<readonly CheckResult[]> {
  return checkDocument(await extracted(text));
}

/** What differs, by kind, in order. */
export function differing(results: readonly CheckResult[]): string[] {
  return results.filter(({ verdict }) => verdict === 'differs').map(({ kind }) => kind);
}

/** Results of one kind. */
export function ofKind(results: readonly CheckResult[], kind: CheckResult['kind']): CheckResult[] {
  return results.filter((result) => result.kind === kind);
}

/** The lines of a table with tabs. */
export function table(caption: string, lines: readonly (readonly (string | number)[])[]): string {
  return `${caption}\n\n${lines.map((line) => line.join('\t')).join('\n')}\n\n`;
}
