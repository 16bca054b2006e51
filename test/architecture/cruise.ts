import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { RULES } from './rules.ts';

/** A dependency that breaks a rule. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/** What was cruised and what was found. */
export type Cruise = { readonly modules: readonly string[]; readonly violations: readonly Violation[] };

/** Follows every import below `folders` of a source tree and holds it against the rules. */
export async function cruiseTree(root: string, folders: readonly string[]): Promise<Cruise> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...RULES] },
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['\\.(css|svg|html|json|bin)$'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
    },
  });
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.map((module) => module.source),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
