import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FaultNote } from '../../components/States.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** How citation keys are made: a pattern, the keys it makes of some references, and what it would change. */
export function CitationKeySetting() {
  const { citationKeys } = useStores();
  const inForce = useFeature('citationKeys', (state) => known(state.pattern));
  useEffect(() => void citationKeys.getState().refresh(), [citationKeys]);
  return (
    <div className="key-setting">
      {inForce !== undefined && (
        <PatternForm key={inForce.pattern} inForce={inForce.pattern} usual={inForce.usual} />
      )}
      <Changes />
    </div>
  );
}

function PatternForm({ inForce, usual }: { readonly inForce: string; readonly usual: string }) {
  const { t } = useTranslation();
  const { attempt, keep } = useFeature('citationKeys', (state) => state);
  const trial = useFeature('citationKeys', (state) => known(state.trial));
  const [pattern, setPattern] = useState(inForce);
  const told = useId();
  const problem = trial?.problem ?? null;
  return (
    <form
      className="key-pattern"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) void keep(pattern);
      }}
    >
      <label className="labelled">
        {t('citationKeys.pattern')}
        <input
          className="field key-pattern-box"
          value={pattern}
          placeholder={usual}
          spellCheck={false}
          autoComplete="off"
          maxLength={2000}
          aria-invalid={problem !== null}
          aria-describedby={told}
          onChange={(event) => {
            setPattern(event.target.value);
            void attempt(event.target.value);
          }}
        />
      </label>
      <div id={told} role="status" className="small">
        {problem === null ? (
          <p className="muted">
            {pattern.trim() === '' ? t('citationKeys.usual') : t('citationKeys.readable')}
          </p>
        ) : (
          <PatternProblem pattern={pattern} message={problem.message} at={problem.at} />
        )}
      </div>
      {trial !== undefined && trial.samples.length > 0 && (
        <table className="key-samples" aria-label={t('citationKeys.samples')}>
          <tbody>
            {trial.samples.map(({ id, title, key }) => (
              <tr key={id}>
                <th scope="row">
                  <code>{key}</code>
                </th>
                <td className="muted">{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small muted">{t('citationKeys.words')}</p>
      <div>
        <Button type="submit" isDisabled={problem !== null || pattern.trim() === inForce}>
          {t('citationKeys.keep')}
        </Button>
      </div>
    </form>
  );
}

type PatternProblemProps = { readonly pattern: string; readonly message: string; readonly at: number };

/** What is wrong with a pattern, and the pattern with the place marked. */
function PatternProblem({ pattern, message, at }: PatternProblemProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="key-problem">{t('citationKeys.problem', { message, at: at + 1 })}</p>
      <code>
        {pattern.slice(0, at)}
        <mark>{pattern.slice(at, at + 1) || ' '}</mark>
        {pattern.slice(at + 1)}
      </code>
    </>
  );
}

/** The keys that would change, before a person changes them. */
function Changes() {
  const { t } = useTranslation();
  const { preview, look, regenerate } = useFeature('citationKeys', (state) => state);
  const found = known(preview);
  return (
    <div className="key-changes">
      {preview.status === 'failed' && <FaultNote fault={preview.fault} onRetry={() => void look()} />}
      {found === undefined ? (
        <Button kind="quiet" onPress={() => void look()}>
          {t('citationKeys.look')}
        </Button>
      ) : (
        <>
          <p role="status">
            {t('citationKeys.found', { count: found.changes.length, pinned: found.pinned })}
          </p>
          {found.changes.length > 0 && (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <section className="key-change-list" tabIndex={0} aria-label={t('citationKeys.list')}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('citationKeys.from')}</th>
                      <th scope="col">{t('citationKeys.to')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.changes.slice(0, 200).map(({ id, from, to }) => (
                      <tr key={id}>
                        <td>
                          <code>{from}</code>
                        </td>
                        <td>
                          <code>{to}</code>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              <p className="small muted">{t('citationKeys.redirects')}</p>
              <Button onPress={() => void regenerate()}>
                {t('citationKeys.change', { count: found.changes.length })}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  );
}
