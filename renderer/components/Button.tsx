import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Key } from './Key.tsx';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className'> & {
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'usual' | 'small';
  readonly children: ReactNode;
  /** The key that does the same, shown beside the words. */
  readonly letter?: string;
  readonly pressed?: boolean;
};

/** A button that says what happens. */
export function Button({ kind = 'plain', size = 'usual', letter, pressed, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className="button"
      data-kind={kind}
      data-size={size}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
      {letter !== undefined && <Key>{letter}</Key>}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className'> & {
  /** Its name, spoken and shown on hover and focus. */
  readonly label: string;
  readonly small?: boolean;
  readonly pressed?: boolean;
  readonly children: ReactNode;
};

/** A button with a picture; its name appears on hover and focus. */
export function IconButton({ label, small = false, pressed, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={label}
        className="button"
        data-kind="quiet"
        data-size={small ? 'icon-small' : 'icon'}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
