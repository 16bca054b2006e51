import { useTranslation } from 'react-i18next';
import type { Code, Dimension } from '../../shared/model/codebook.ts';

export type CodeDefinitionProps = { readonly dimension: Dimension; readonly code: Code };

/** What a code means: its definition, what it takes in and leaves out, and which way its direction is read. */
export function CodeDefinition({ dimension, code }: CodeDefinitionProps) {
  const { t } = useTranslation();
  return (
    <div className="definition">
      <h3>{dimension.label}</h3>
      <p className="definition-label">{code.label}</p>
      <p>{code.definition}</p>
      <dl>
        {code.include && (
          <div>
            <dt>{t('code.includes')}</dt>
            <dd>{code.include}</dd>
          </div>
        )}
        {code.exclude && (
          <div>
            <dt>{t('code.excludes')}</dt>
            <dd>{code.exclude}</dd>
          </div>
        )}
        {code.pole && (
          <div>
            <dt>{t('code.pole')}</dt>
            <dd>{code.pole}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
