import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';

export type MatrixPopoverProps = {
  /** What the panel is called for those who hear it. */
  readonly name: string;
  readonly button: ReactNode;
  readonly children: ReactNode;
};

/** A small button of the matrix and the map that opens a panel of choices under it, each acting at once. */
export function MatrixPopover({ name, button, children }: MatrixPopoverProps) {
  return (
    <DialogTrigger>
      <AriaButton className="button" data-size="small">
        {button}
      </AriaButton>
      <Popover className="popover matrix-popover" placement="bottom start" offset={4}>
        <Dialog className="matrix-dialog" aria-label={name}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
