import type { ReactNode } from 'react';
import { known, type Loadable } from '../values/loadable.ts';
import { Bones, FaultNote } from './States.tsx';

export type LoadedProps<T> = {
  readonly of: Loadable<T>;
  readonly onRetry?: () => void;
  readonly children: (value: T) => ReactNode;
  readonly lines?: number;
};

/** Draws a loadable: quiet lines, the fault, or the value; a fault over an older value shows both. */
export function Loaded<T>({ of, onRetry, children, lines = 6 }: LoadedProps<T>) {
  const value = known(of);
  return (
    <>
      {of.status === 'failed' && (
        <div style={{ padding: 'var(--space-4)' }}>
          <FaultNote fault={of.fault} {...(onRetry ? { onRetry } : {})} />
        </div>
      )}
      {value !== undefined ? children(value) : of.status === 'failed' ? null : <Bones lines={lines} />}
    </>
  );
}
