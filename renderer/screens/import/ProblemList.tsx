import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import { openProblems, type Problem } from '../../stores/import.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';

/** What a person should look at, by document and kind; each opens the text at its place. */
export function ProblemList() {
  const { t } = useTranslation();
  const state = useFeature('import', (imports) => imports);
  return (
    <Loaded of={state.problems} onRetry={() => void state.listProblems()}>
      {() => {
        const byDocument = openProblems(state);
        if (byDocument.size === 0)
          return (
            <Empty icon={<ListChecks aria-hidden="true" />} title={t('import.noProblems')}>
              {t('import.noProblemsHint')}
            </Empty>
          );
        return (
          <div className="problems">
            {[...byDocument].map(([name, problems]) => (
              <section key={name}>
                <h2>{name}</h2>
                {[...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, some]) => (
                  <KindOfProblem key={kind} kind={kind} problems={some} />
                ))}
              </section>
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

function KindOfProblem({ kind, problems }: { readonly kind: string; readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const { import: imports } = useStores();
  return (
    <details className="problem-kind" open={problems.length <= 8}>
      <summary>
        {t(`problem.${kind}`, { defaultValue: kind })}{' '}
        <span className="numeral muted">{problems.length}</span>
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={problem.id} className="problem">
            <a href={hashOf({ screen: 'read', document: problem.document, at: problem })}>
              {inOwnWords(problem.message)}
            </a>
            <Button
              size="small"
              kind="quiet"
              onPress={() => void imports.getState().settleProblem(problem.id, true)}
              aria-label={t('import.settleNamed', { message: inOwnWords(problem.message) })}
            >
              {t('import.settle')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
