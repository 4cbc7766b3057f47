import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnedFocus } from './returned-focus.ts';

interface DialogProps {
  title: string;
  size?: number;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is there as long as it is rendered. */
export function Dialog({ title, size, onClose, children }: DialogProps) {
  useReturnedFocus();
  return (
    <Modal
      opened
      // Only after the key that closes it was heard by everybody: Esc would leave the page as well.
      onClose={() => window.setTimeout(onClose)}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...(size ? { size } : {})}
    >
      {children}
    </Modal>
  );
}
