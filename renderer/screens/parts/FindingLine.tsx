import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Direction } from '../../components/Direction.tsx';
import { OutcomeName } from '../../components/OutcomeName.tsx';
import type { Finding } from '../../stores/findings.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { codeLabel, signOf } from '../../values/codebook-reading.ts';
import { findingDimensions } from '../../values/finding-codes.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { estimateText, figuresText } from './finding-text.ts';

export type FindingLineProps = {
  readonly finding: Finding;
  /** What can be done with it. */
  readonly children?: ReactNode;
};

/** One finding as printed: direction, variable, codes, groups, estimate, and where it was read. */
export function FindingLine({ finding, children }: FindingLineProps) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const { factors, directions, outcomes } = findingDimensions(codebook);
  const factor =
    finding.factor === '' ? t('findings.noCode') : codeLabel(codebook, factors?.id ?? '', finding.factor);
  const test = finding.estimate === null ? '' : estimateText(finding.estimate);
  return (
    <li className="finding">
      <p>
        <span className="finding-title">
          <Direction
            sign={signOf(codebook, finding.direction)}
            label={
              finding.direction === null
                ? t('code.notSaid')
                : codeLabel(codebook, directions?.id ?? '', finding.direction)
            }
          />
          <strong>{finding.label || factor}</strong>
          <span className="muted">
            {factor}{' '}
            {finding.outcome !== '' && (
              <OutcomeName label={codeLabel(codebook, outcomes?.id ?? '', finding.outcome)} />
            )}
          </span>
        </span>
        <span className="finding-acts">{children}</span>
      </p>
      {finding.subgroup !== '' && (
        <p className="small muted">{t('findings.subgroupNamed', { subgroup: finding.subgroup })}</p>
      )}
      {finding.levels.length > 0 && (
        <dl className="levels numeral">
          {finding.levels.map((level) => (
            <div key={level.label}>
              <dt>{level.label}</dt>
              <dd>{figuresText(level)}</dd>
            </div>
          ))}
        </dl>
      )}
      {test !== '' && <p className="small numeral muted">{test}</p>}
      {finding.passage !== null && <p className="quote">“{finding.passage.quote}”</p>}
      <Source finding={finding} />
    </li>
  );
}

/** The table it was read from, leading to its first cell where the document is at hand. */
function Source({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const documents = useFeature('reading', (state) => known(state.documents)) ?? [];
  const document = documents.find(({ sha256 }) => sha256 === finding.sha256);
  const at = finding.cells[0] ?? finding.passage ?? null;
  const words = finding.table === '' ? t('findings.openCell') : t('code.fromTable', { table: finding.table });
  if (document !== undefined && at !== null)
    return (
      <p className="small">
        <a href={hashOf({ screen: 'read', document: document.id, at })}>{words}</a>
      </p>
    );
  return finding.table === '' ? null : <p className="small muted">{words}</p>;
}
