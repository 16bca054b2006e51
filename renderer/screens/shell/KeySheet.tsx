import { useTranslation } from 'react-i18next';
import { Overlay } from '../../components/Overlay.tsx';
import { useFeature } from '../../stores/use-stores.ts';

type Row = readonly [keys: readonly string[], words: string];

const GROUPS: readonly { readonly name: string; readonly rows: readonly Row[] }[] = [
  {
    name: 'everywhere',
    rows: [
      [['Ctrl K', '⌘ K'], 'search'],
      [['/'], 'find'],
      [['u'], 'undo'],
      [['?'], 'keys'],
      [['g l'], 'library'],
      [['g i'], 'import'],
      [['g r'], 'read'],
      [['g c'], 'code'],
      [['g b'], 'codebook'],
      [['g o'], 'coders'],
      [['g h'], 'history'],
      [['g m'], 'matrix'],
      [['g p'], 'map'],
      [['g s'], 'settings'],
    ],
  },
  {
    name: 'lists',
    rows: [
      [['j', '↓'], 'next'],
      [['k', '↑'], 'previous'],
      [['Enter'], 'open'],
      [['Space'], 'select'],
      [['s'], 'saveSearch'],
    ],
  },
  {
    name: 'coding',
    rows: [
      [['a'], 'accept'],
      [['x'], 'reject'],
      [['c'], 'codePassage'],
      [['n'], 'na'],
      [['J', 'K'], 'study'],
      [['m'], 'markStudy'],
    ],
  },
  {
    name: 'comparing',
    rows: [
      [['j', 'k'], 'difference'],
      [['1', '2'], 'takeCoder'],
      [['b'], 'takeAll'],
    ],
  },
  {
    name: 'reading',
    rows: [
      [['j', 'k'], 'citation'],
      [['J', 'K'], 'sameReference'],
      [['Ctrl F', '⌘ F'], 'findInDocument'],
      [['Enter', 'Shift Enter'], 'findNext'],
      [['c'], 'codePassage'],
    ],
  },
  {
    name: 'reviewing',
    rows: [
      [['j', 'k'], 'entry'],
      [['Enter', 'e'], 'editDoubt'],
      [['c'], 'settleEntry'],
    ],
  },
  {
    name: 'merging',
    rows: [
      [['j', 'k'], 'duplicateGroup'],
      [['m'], 'mergeGroup'],
      [['x'], 'notDuplicates'],
    ],
  },
  {
    name: 'tidying',
    rows: [
      [['j', 'k'], 'finding'],
      [['f'], 'fixFinding'],
      [['x'], 'noProblem'],
      [['e'], 'openReference'],
    ],
  },
  {
    name: 'numbers',
    rows: [
      [['j', 'k'], 'tableOrCheck'],
      [['a'], 'takeFindings'],
      [['c'], 'lookedAt'],
    ],
  },
  {
    name: 'matrixKeys',
    rows: [
      [['← ↑ → ↓'], 'cell'],
      [['Enter'], 'openCell'],
      [['Home', 'End'], 'edge'],
    ],
  },
];

/** The sheet of keys. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const letterKeys = useFeature('preferences', (state) => state.letterKeys);
  const choose = useFeature('preferences', (state) => state.choose);
  return (
    <Overlay title={t('keys.title')} open={open} onClose={onClose} wide>
      <div className="key-groups">
        {GROUPS.map(({ name, rows }) => (
          <section key={name}>
            <h3>{t(`keys.${name}`)}</h3>
            <dl>
              {rows.map(([keys, words]) => (
                <div key={words}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.act.${words}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => choose({ letterKeys: event.target.checked })}
        />
        {t('keys.letters')}
      </label>
    </Overlay>
  );
}
