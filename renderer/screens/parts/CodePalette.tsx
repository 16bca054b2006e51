import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import { Choice, type Option } from '../../components/Choice.tsx';
import { CodeDefinition } from '../../components/CodeDefinition.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { PaletteBox } from '../../components/PaletteBox.tsx';
import { type Qualified, Qualifiers } from '../../components/Qualifiers.tsx';
import type { CodingWish } from '../../stores/study.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { type FoundCode, findCodes } from '../../values/code-search.ts';
import { hueOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';

export type CodePaletteProps = {
  /** The words being coded; empty where the study is coded as a whole. */
  readonly quote: string;
  readonly target?: {
    readonly value: string;
    readonly options: readonly Option[];
    readonly onChoose: (value: string) => void;
  };
  /** Only the codes of one dimension. */
  readonly dimension?: string;
  readonly onClose: () => void;
  readonly onApply: (wish: CodingWish, label: string) => void | Promise<void>;
};

/** Type to find a code, see what it means, say which way, and apply it; all from the keyboard. */
export function CodePalette(props: CodePaletteProps) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  return (
    <Overlay title={t('code.palette')} open onClose={props.onClose} bare wide>
      {codebook !== undefined && <Palette {...props} codebook={codebook} />}
    </Overlay>
  );
}

function Palette({
  quote,
  target,
  dimension,
  onApply,
  codebook,
}: CodePaletteProps & { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [qualified, setQualified] = useState<Qualified>({ direction: null, outcome: null, asReported: null });
  const found = findCodes(codebook, text, dimension ?? null);
  const current = found[at];
  const hasQualifiers = (current?.dimension.qualifiers?.length ?? 0) > 0 && current?.code.exclusive !== true;
  const apply = () => {
    if (current === undefined) return;
    const { code, dimension: within } = current;
    const wish = { dimension: within.id, code: code.id, ...(hasQualifiers ? qualified : {}) };
    void onApply(wish, code.label);
  };
  const onEnter = (event: KeyboardEvent) => {
    event.preventDefault();
    // A code with a direction asks for it first; Enter there, or Ctrl+Enter anywhere, applies.
    if (hasQualifiers && !event.ctrlKey && !event.metaKey)
      document.querySelector<HTMLElement>('.qualifiers input')?.focus();
    else apply();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the form's own keys
    <div
      className="code-palette"
      onKeyDown={(event) => {
        const target = event.target as HTMLElement;
        if (event.key === 'Enter' && target.matches('.qualifiers input, .qualifiers select')) apply();
      }}
    >
      <PaletteBox
        label={t('code.find')}
        placeholder={t('code.find')}
        value={text}
        onChange={setText}
        list={{ id: listId, length: found.length, at }}
        onStep={setAt}
        onEnter={onEnter}
      />
      {quote !== '' && (
        <p className="code-palette-quote quote">“{quote.length > 300 ? `${quote.slice(0, 300)}…` : quote}”</p>
      )}
      <div className="code-palette-body">
        <CodeList id={listId} found={found} at={at} onChoose={setAt} codebook={codebook} />
        <div className="code-palette-side">
          {current === undefined ? (
            <p className="muted">{t('code.noneFound')}</p>
          ) : (
            <>
              <CodeDefinition dimension={current.dimension} code={current.code} />
              {target !== undefined && target.options.length > 1 && (
                <Choice label={t('code.about')} labelShown {...target} />
              )}
              {hasQualifiers && (
                <Qualifiers
                  codebook={codebook}
                  dimension={current.dimension.id}
                  value={qualified}
                  onChange={setQualified}
                  name={listId}
                />
              )}
              <Button kind="main" onPress={apply}>
                {t('code.apply', { label: current.code.label })}
              </Button>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

type CodeListProps = {
  readonly id: string;
  readonly found: readonly FoundCode[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly codebook: Codebook;
};

function CodeList({ id, found, at, onChoose, codebook }: CodeListProps) {
  const { t } = useTranslation();
  return (
    <div className="palette-list" id={id} role="listbox" aria-label={t('code.codes')}>
      {found.map(({ dimension, code }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
        <div
          key={`${dimension.id}:${code.id}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="palette-row code-row"
          onClick={() => onChoose(index)}
        >
          <span
            className="hue-dot"
            style={{ '--hue': `var(--hue-${hueOf(codebook, dimension.id)})` } as React.CSSProperties}
            aria-hidden="true"
          />
          <span className="code-row-label">{code.label}</span>
          <span className="small muted">{dimension.label}</span>
        </div>
      ))}
    </div>
  );
}
