import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AxisSide } from '../../../shared/model/matrix-look.ts';
import type { Heading } from '../../../shared/model/matrix-view.ts';

/** What can be done with one row or column. */
export type LineAct = 'sort' | 'earlier' | 'later' | 'pin' | 'hide' | 'fold';

export type LineMenuProps = {
  readonly side: AxisSide;
  readonly heading: Heading;
  /** The heading that the menu stands at. */
  readonly at: HTMLElement;
  readonly onAct: (act: LineAct) => void;
  readonly onClose: () => void;
};

/** The menu of a row or column. */
export function LineMenu({ side, heading, at, onAct, onClose }: LineMenuProps) {
  const { t } = useTranslation();
  const acts: readonly (readonly [LineAct, string, string?])[] = [
    ['sort', side === 'columns' ? 'sort' : 'sortColumns'],
    ['earlier', `earlier${side}`, side === 'rows' ? 'Alt ↑' : 'Alt ←'],
    ['later', `later${side}`, side === 'rows' ? 'Alt ↓' : 'Alt →'],
    ['pin', heading.pinned ? 'unpin' : 'pin'],
    ['hide', 'hide'],
    ...(heading.canFold ? [['fold', heading.collapsed ? 'unfold' : 'fold'] as const] : []),
  ];
  return (
    <Popover
      className="popover"
      aria-label={t('matrixWork.menuNamed', { label: heading.entry.label })}
      triggerRef={{ current: at }}
      isOpen
      placement="bottom start"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu
        className="menu"
        aria-label={t('matrixWork.menuNamed', { label: heading.entry.label })}
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => onAct(key as LineAct)}
      >
        {acts.map(([act, name, hint]) => (
          <MenuItem key={act} id={act} className="menu-item" textValue={t(`matrixWork.menu.${name}`)}>
            <span>{t(`matrixWork.menu.${name}`)}</span>
            {hint !== undefined && <span className="hint">{hint}</span>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
