import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cruiseTree } from './architecture/cruise.ts';
import { RULES } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const planted = fileURLToPath(new URL('./architecture/planted', import.meta.url));
const FOLDERS = ['shared', 'library', 'electron', 'renderer'];

/** For each rule, the planted file that breaks it. */
const BREAKERS: Readonly<Record<string, string>> = {
  'shared-stands-alone': 'shared/contract/reads-a-file.ts',
  'library-knows-no-screen': 'library/maps/draws-with-react.ts',
  'renderer-knows-only-shared': 'renderer/client/calls-the-engine.ts',
  'renderer-without-node': 'renderer/client/reads-a-file.ts',
  'electron-is-thin': 'electron/knows-a-feature.ts',
  'doors-are-ends': 'library/maps/asks-a-door.ts',
  'doors-go-by-the-index': 'library/doors/takes-a-short-cut.ts',
  'features-know-no-engine': 'library/maps/asks-the-engine.ts',
  'stores-are-private': 'library/maps/reaches-a-store.ts',
  'assembly-without-stores': 'library/assembles-a-store.ts',
  'database-below-features': 'library/database/knows-a-feature.ts',
  'extraction-without-library': 'library/extraction/stores-what-it-reads.ts',
  'components-only-draw': 'renderer/components/holds-state.ts',
  'values-stand-alone': 'renderer/values/holds-state.ts',
  'stores-draw-nothing': 'renderer/stores/draws.ts',
  'client-knows-no-state': 'renderer/client/holds-state.ts',
  'screens-go-by-the-stores': 'renderer/screens/calls-by-itself.ts',
  'no-cycles': 'library/maps/left.ts',
  'nothing-unresolved': 'library/maps/misses-a-file.ts',
  'only-listed-packages': 'library/maps/uses-an-unlisted-package.ts',
};

test('every dependency keeps the layers', async () => {
  const { modules, violations } = await cruiseTree(root, FOLDERS);
  expect(modules.filter((name) => name.startsWith('library/')).length).toBeGreaterThan(0);
  expect(modules.filter((name) => name.startsWith('renderer/')).length).toBeGreaterThan(0);
  expect(modules.filter((name) => name.startsWith('shared/')).length).toBeGreaterThan(0);
  expect(violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`)).toEqual([]);
});

test('imports of types alone are followed too', async () => {
  const { violations } = await cruiseTree(planted, FOLDERS);
  expect(violations).toContainEqual({
    rule: 'stores-are-private',
    from: BREAKERS['stores-are-private'],
    to: 'library/studies/study-store.ts',
  });
});

test('each rule catches the violation planted for it', async () => {
  const { violations } = await cruiseTree(planted, FOLDERS);
  expect(Object.keys(BREAKERS).toSorted()).toEqual(RULES.map((rule) => rule.name).toSorted());
  for (const [rule, breaker] of Object.entries(BREAKERS)) {
    expect(violations.filter((violation) => violation.rule === rule).map(({ from }) => from)).toContain(
      breaker,
    );
  }
});
