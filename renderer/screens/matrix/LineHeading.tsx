import { ChevronDown, ChevronRight, EllipsisVertical } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AxisSide } from '../../../shared/model/matrix-look.ts';
import type { Heading } from '../../../shared/model/matrix-view.ts';

export type LineHeadingProps = { readonly side: AxisSide; readonly heading: Heading; readonly index: number };

/**
 * What stands in the heading of a row or column: the fold of a group, the name, and the opener of the line's menu. The
 * table hears the presses; by keyboard its headings are reached with the arrows.
 */
export const LineHeading = memo(function LineHeading({ side, heading, index }: LineHeadingProps) {
  const { t } = useTranslation();
  const { entry, depth, canFold, collapsed, pinned } = heading;
  const { label } = entry;
  return (
    <span
      className="line-heading"
      style={side === 'rows' && !pinned ? { paddingLeft: `${depth * 16}px` } : undefined}
    >
      {canFold && (
        <button
          type="button"
          tabIndex={-1}
          className="fold"
          data-press="fold"
          data-line={`${side},${index}`}
          aria-expanded={!collapsed}
          aria-label={t(collapsed ? 'matrix.unfoldNamed' : 'matrix.foldNamed', { label })}
        >
          {collapsed ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
        </button>
      )}
      <span className="line-label">{label}</span>
      <button
        type="button"
        tabIndex={-1}
        className="fold line-menu"
        data-press="menu"
        data-line={`${side},${index}`}
        aria-haspopup="menu"
        aria-label={t('matrixWork.menuNamed', { label })}
      >
        <EllipsisVertical aria-hidden="true" />
      </button>
    </span>
  );
});
