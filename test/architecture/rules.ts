import type { IFlattenedRuleSet } from 'dependency-cruiser';

/** A rule that some dependency breaks; `comment` is the reason, as told to whoever breaks it. */
type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

const forbid = (name: string, comment: string, from: object, to: object): Rule => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** The layers: `shared <- library <- electron`, `shared <- renderer`; see docs/architecture.md. */
export const RULES: readonly Rule[] = [
  forbid(
    'shared-stands-alone',
    'shared/ is read by every side, so it may know none of them, and nothing of Node or of a browser.',
    { path: '^shared/' },
    { pathNot: '^(shared/|node_modules/zod/)' },
  ),
  forbid(
    'library-knows-no-screen',
    'The engine runs without a screen: in a terminal, in a browser host, in tests.',
    { path: '^library/' },
    { path: '^(renderer|electron|scripts|test)/|^node_modules/(electron|react|react-dom|zustand)/' },
  ),
  forbid(
    'renderer-knows-only-shared',
    'The screens talk to the engine through the contract and must run in any browser.',
    { path: '^renderer/' },
    { path: '^(library|electron|scripts|test)/|^node_modules/electron/' },
  ),
  forbid(
    'renderer-without-node',
    'The screens run in a sandboxed page, where nothing of Node exists.',
    { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'electron-is-thin',
    'The desktop shell forks the engine and shows the built screens; it knows the inside of neither. What belongs to the person at this computer (person/) is for hosts too.',
    { path: '^electron/' },
    { path: '^(renderer|scripts|test)/|^library/(?!screens/|person/)' },
  ),
  forbid(
    'doors-are-ends',
    'A door is where a host begins; nothing of the program stands behind it.',
    { pathNot: '^(library/doors|scripts|test)/' },
    { path: '^library/doors/' },
  ),
  forbid(
    'doors-go-by-the-index',
    'A door reaches the engine as any other caller does, through library/index.ts; screens/ and person/ are for hosts too.',
    { path: '^library/doors/' },
    { path: '^library/(?!doors/|screens/|person/|index\\.ts$)' },
  ),
  forbid(
    'features-know-no-engine',
    'index -> engine -> features -> database: a feature is assembled, it assembles nothing.',
    { path: '^library/(?!doors/)[^/]+/' },
    { path: '^library/(index|engine|handlers)\\.ts$' },
  ),
  forbid(
    'stores-are-private',
    'A feature reaches another through its main files; the SQL behind them may change.',
    { path: '^library/([^/]+)/' },
    { path: '^library/.+-store\\.ts$', pathNot: '^library/$1/' },
  ),
  forbid(
    'assembly-without-stores',
    'The engine is assembled from main files, not from stores.',
    { path: '^library/[^/]+\\.ts$' },
    { path: '^library/.+-store\\.ts$' },
  ),
  forbid(
    'database-below-features',
    'The database knows rows and migrations, no feature.',
    { path: '^library/database/' },
    { path: '^library/(?!database/)' },
  ),
  forbid(
    'extraction-without-library',
    'Reading documents and formats stores nothing, so that it can run anywhere and be tested on text alone.',
    { path: '^library/(extraction|formats)/' },
    { path: '^library/(database|history|references|studies|coding|findings|maps|search|library\\.ts)' },
  ),
  forbid(
    'components-only-draw',
    'Props in, events out: a component knows no store and no client, save their types.',
    { path: '^renderer/components/' },
    { path: '^renderer/(stores|client|screens)/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'values-stand-alone',
    'Values in, values out: what stores and components share knows neither state nor drawing.',
    { path: '^renderer/values/' },
    { path: '^renderer/(?!values/)' },
  ),
  forbid(
    'stores-draw-nothing',
    'screens -> stores -> client: state is tested without drawing.',
    { path: '^renderer/stores/' },
    { path: '^renderer/(screens|components)/' },
  ),
  forbid(
    'client-knows-no-state',
    'The client carries calls and nothing else.',
    { path: '^renderer/client/' },
    { path: '^renderer/(stores|screens|components)/' },
  ),
  forbid(
    'screens-go-by-the-stores',
    'Fetching, state and drawing are three things; a screen asks its stores.',
    { path: '^renderer/screens/' },
    { path: '^renderer/client/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'no-cycles',
    'Two files that need each other are one thing or three.',
    { path: '^(shared|library|electron|renderer)/' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'nothing-unresolved',
    'A dependency that cannot be found cannot be checked.',
    { path: '^(shared|library|electron|renderer)/' },
    { couldNotResolve: true },
  ),
  forbid(
    'only-listed-packages',
    'Whatever is imported stands in package.json, or it vanishes with the package that brought it along.',
    { path: '^(shared|library|electron|renderer)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];
