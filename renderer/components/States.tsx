import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/contract/fault.ts';
import { inOwnWords } from '../language/engine-sentences.ts';
import { Button } from './Button.tsx';

/** What stands where there is nothing yet: what this is for, and what to do. */
export function Empty(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
}) {
  return (
    <div className="empty">
      {props.icon}
      <h2>{props.title}</h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.acts !== undefined && (
        <div className="acts" data-first-focus="">
          {props.acts}
        </div>
      )}
    </div>
  );
}

/** What went wrong, in the engine's own sentence, with a way to try again. */
export function FaultNote({ fault, onRetry }: { readonly fault: Fault; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="fault" role="alert">
      <CircleAlert className="icon" aria-hidden="true" />
      <div>
        <p>{inOwnWords(fault.message)}</p>
        {onRetry !== undefined && (
          <Button kind="quiet" size="small" onPress={onRetry}>
            {t('shell.tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}

const WIDTHS = [62, 88, 74, 41, 80, 57, 92, 68];

/** Quiet lines where text is about to be. */
export function Bones({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="bones" role="status">
      <span className="visually-hidden">{t('shell.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change order
          key={line}
          className="bone"
          style={{ width: `${WIDTHS[line % WIDTHS.length]}%` }}
        />
      ))}
    </div>
  );
}
