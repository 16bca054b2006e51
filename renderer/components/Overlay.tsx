import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';

export type OverlayProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons along the bottom. */
  readonly feet?: ReactNode;
  /** For a palette, which has no heading of its own to look at. */
  readonly bare?: boolean;
  readonly wide?: boolean;
};

/** What floats over the work: a choice, a palette, a sheet of keys. Escape and a press outside close it. */
export function Overlay({ title, open, onClose, children, feet, bare = false, wide = false }: OverlayProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      {...(bare ? { 'data-quiet': '' } : {})}
    >
      <Modal className="dialog" {...(wide ? { style: { width: 'min(860px, 100%)' } } : {})}>
        <Dialog {...(bare ? { 'aria-label': title } : {})}>
          {!bare && (
            <div className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton label={t('shell.close')} small onPress={onClose}>
                <X />
              </IconButton>
            </div>
          )}
          {bare ? children : <div className="dialog-body">{children}</div>}
          {feet !== undefined && <div className="dialog-feet">{feet}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
