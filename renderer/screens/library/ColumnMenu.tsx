import { Columns3 } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFeature } from '../../stores/use-stores.ts';
import { COLUMN_LOOKS, HIDDEN_AT_FIRST } from './columns.tsx';

/** The names of the columns shown now. */
export function useShownColumns(): ReadonlySet<string> {
  const turned = useFeature('preferences', (state) => state.hiddenColumns);
  // What is kept is what the person turned over, so that a column added later starts as it is meant to.
  return new Set(
    Object.keys(COLUMN_LOOKS).filter((name) => HIDDEN_AT_FIRST.includes(name) === turned.includes(name)),
  );
}

/** The menu that shows and hides columns. */
export function ColumnMenu() {
  const { t } = useTranslation();
  const shown = useShownColumns();
  const choose = useFeature('preferences', (state) => state.choose);
  return (
    <MenuTrigger>
      <AriaButton className="button" data-kind="quiet" data-size="icon" aria-label={t('library.columns')}>
        <Columns3 aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('library.columns')}
          selectionMode="multiple"
          selectedKeys={shown}
          disabledKeys={['title']}
          onSelectionChange={(keys) => {
            const now = keys === 'all' ? new Set(Object.keys(COLUMN_LOOKS)) : keys;
            const turned = Object.keys(COLUMN_LOOKS).filter(
              (name) => HIDDEN_AT_FIRST.includes(name) === now.has(name),
            );
            choose({ hiddenColumns: turned });
          }}
        >
          {Object.keys(COLUMN_LOOKS).map((name) => (
            <MenuItem key={name} id={name} className="menu-item" textValue={t(`column.${name}`)}>
              {({ isSelected }) => (
                <>
                  <span className="menu-tick" aria-hidden="true">
                    {isSelected ? '✓' : ''}
                  </span>
                  {t(`column.${name}`)}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
