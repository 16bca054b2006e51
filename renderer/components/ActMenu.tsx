import { isValidElement, type ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

/** One thing a menu can do. */
export type Act = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
};

export type ActMenuProps = {
  readonly label: ReactNode;
  /** Name of the button where its label is only a picture. */
  readonly name?: string;
  readonly acts: readonly Act[];
  readonly onAct: (id: string) => void;
  readonly kind?: 'plain' | 'quiet' | 'main';
  readonly disabled?: boolean;
};

/** A button that opens a menu of acts. */
export function ActMenu({ label, name, acts, onAct, kind = 'plain', disabled = false }: ActMenuProps) {
  const named = name ?? wordsOf(label);
  return (
    <MenuTrigger>
      <AriaButton
        className="button"
        data-kind={kind}
        isDisabled={disabled}
        {...(name ? { 'aria-label': name } : {})}
      >
        {label}
      </AriaButton>
      <Popover className="popover" aria-label={named} placement="bottom start" offset={4}>
        <Menu className="menu" aria-label={named} onAction={(key) => onAct(String(key))} items={acts}>
          {(act) => (
            <MenuItem className="menu-item" id={act.id} textValue={act.label}>
              {act.icon}
              <span>{act.label}</span>
              {act.hint !== undefined && <span className="hint">{act.hint}</span>}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The words of a label, without its pictures. */
function wordsOf(label: ReactNode): string {
  if (typeof label === 'string' || typeof label === 'number') return String(label);
  if (Array.isArray(label)) return label.map(wordsOf).join('').trim();
  return isValidElement<{ children?: ReactNode }>(label) ? wordsOf(label.props.children) : '';
}
