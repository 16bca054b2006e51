import type { Codebook } from '../../shared/model/codebook.ts';
import { type Coding, isAsCitedOnly } from '../../shared/model/coding.ts';
import { codeLabel, hueOf, signOf } from '../values/codebook-reading.ts';
import { Direction } from './Direction.tsx';
import { OutcomeName } from './OutcomeName.tsx';

export type CodeNameProps = {
  readonly codebook: Codebook | undefined;
  readonly dimension: string;
  readonly code: string;
  readonly direction: string | null;
  readonly outcome: string | null;
  readonly hollow?: boolean;
};

/** A code as it is named everywhere: its dimension's hue, its label, its direction and its outcome. */
export function CodeName({ codebook, dimension, code, direction, outcome, hollow = false }: CodeNameProps) {
  const role = (wanted: string) => codebook?.dimensions.find((entry) => entry.role === wanted)?.id ?? wanted;
  return (
    <span className="code-name">
      <span
        className="hue-dot"
        style={{ '--hue': `var(--hue-${hueOf(codebook, dimension)})` } as React.CSSProperties}
        {...(hollow ? { 'data-hollow': '' } : {})}
        aria-hidden="true"
      />
      <span className="code-label">{codeLabel(codebook, dimension, code)}</span>
      {direction !== null && (
        <span className="code-direction">
          <Direction sign={signOf(codebook, direction)} hollow={hollow} />
          {codeLabel(codebook, role('direction'), direction)}
        </span>
      )}
      {outcome !== null && (
        <span className="code-outcome">
          <OutcomeName label={codeLabel(codebook, role('outcome'), outcome)} />
        </span>
      )}
    </span>
  );
}

/** The code of a coding; hollow where it rests on what others say of the study. */
export function CodingName({
  codebook,
  coding,
}: Pick<CodeNameProps, 'codebook'> & { readonly coding: Coding }) {
  const { dimension, code, direction, outcome } = coding;
  const name = { codebook, dimension, code, direction, outcome };
  return <CodeName {...name} hollow={isAsCitedOnly(coding)} />;
}
