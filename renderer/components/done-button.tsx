import { ActionIcon } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';

interface DoneButtonProps {
  /** What is marked ("Send the term sheet"). */
  title: string;
  isOpen: boolean;
  onToggle: () => void;
  tabIndex?: number;
}

/** The round mark before something that can be done. */
export function DoneButton({ title, isOpen, onToggle, tabIndex = 0 }: DoneButtonProps) {
  return (
    <ActionIcon
      variant="transparent"
      color="gray"
      size="sm"
      tabIndex={tabIndex}
      aria-label={isOpen ? `Mark as done: ${title}` : `Open again: ${title}`}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {isOpen ? <IconCircle size={16} stroke={1.75} /> : <IconCircleCheckFilled size={16} />}
    </ActionIcon>
  );
}
