import { chooseLanguage, type Rendering, renderInStyle } from './csl-rendered.ts';
import { type CslStyle, readCslAssets } from './csl-styles.ts';
import { pick, type Random } from './grammar.ts';
import { disturb } from './noise.ts';
import { tokenisePainted } from './painted.ts';
import type { LabelledEntry, PoolEntry } from './pool.ts';
import type { Values } from './values.ts';
import { GRAMMARS, poolWorks, workMaker } from './works.ts';

/** How references are printed in CSL styles. */
export type CslPlan = {
  readonly styles: number;
  readonly perStyle: number;
  /** Styles are kept from training whose place in the list divides by this; 0 keeps none. */
  readonly keptStyles: number;
  /** Languages kept from training. */
  readonly keptLanguages: readonly string[];
};

/** Styles that many lists are written in, or that many others vary; they are printed more often. */
const COMMON =
  /^(?:apa|chicago-author-date|chicago-note-bibliography|chicago-fullnote|modern-language-association|ieee|vancouver|american-medical-association|harvard|elsevier|springer|nature|american-sociological|american-political|american-chemical|kolner|zeitschrift|din-1505|association-for-computing|acm|oxford|mhra|universitat|iso690|rassegna|modern-humanities|turabian|council-of-science|taylor|sage|biomed|plos|the-lancet|american-physics|american-institute)/;

/** Chooses styles: every language but English and every style for notes has a better chance than the many English ones. */
function chooseStyle(styles: readonly CslStyle[], random: Random): CslStyle {
  for (;;) {
    const style = pick(styles, random);
    const foreign = style.language !== undefined && !style.language.startsWith('en');
    const share = COMMON.test(style.name) ? 1 : foreign ? 0.8 : style.notes ? 0.6 : 0.35;
    if (random() < share) return style;
  }
}

/** Prints works in CSL styles; each rendering with the language its words are from. */
export function renderWorks(
  pool: readonly PoolEntry[],
  values: Values,
  plan: CslPlan,
  random: Random,
  kept: boolean,
): readonly (Rendering & { readonly language: string; readonly style: CslStyle })[] {
  const assets = readCslAssets();
  const isKept = (i: number): boolean => plan.keptStyles > 0 && i % plan.keptStyles === 0;
  const styles = assets.styles.filter(
    (_, i) => isKept(i) === kept || (kept && plan.keptLanguages.length > 0),
  );
  const make = workMaker(values, random);
  const own = poolWorks(pool);
  const out: (Rendering & { language: string; style: CslStyle })[] = [];
  for (let turn = 0; turn < plan.styles; turn++) {
    const style = chooseStyle(styles, random);
    const { locale, works: language } = chooseLanguage(style, random);
    const known = plan.keptLanguages.includes(language);
    if (kept ? !(known || isKept(assets.styles.indexOf(style))) : known) continue;
    const mine = own[language] ?? [];
    const works = Array.from({ length: plan.perStyle }, () =>
      mine.length > 20 && random() < (language === 'en' ? 0.35 : 0.15) ? pick(mine, random) : make(language),
    );
    for (const rendering of renderInStyle(assets, style, locale, works, random))
      out.push({ ...rendering, language, style });
  }
  return out;
}

/** Labelled references printed in CSL styles, with the damage that print and copying do. */
export function renderCslEntries(
  pool: readonly PoolEntry[],
  values: Values,
  plan: CslPlan,
  random: Random,
): readonly LabelledEntry[] {
  if (plan.styles === 0) return [];
  return renderWorks(pool, values, plan, random, false).flatMap(({ painted, language }) => {
    disturb(painted, language, GRAMMARS[language], random);
    return tokenisePainted(painted, 'csl') ?? [];
  });
}
