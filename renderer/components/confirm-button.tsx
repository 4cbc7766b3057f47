import { Button, type ButtonProps, Group, Popover, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';

interface ConfirmButtonProps extends Omit<ButtonProps, 'children'> {
  children: string;
  /** What will happen and whether it can be undone. */
  question: string;
  /** The verb that does it ("Restore", "Give up"). */
  confirm: string;
  onConfirm: () => void;
}

/** A button that asks once, beside itself, before it does what cannot be undone. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { children, question, confirm, onConfirm, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  const questionId = useId();
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={320}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button variant="default" {...button} onClick={() => setOpen((open) => !open)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={questionId}>
        <Stack gap="sm">
          <Text id={questionId} size="md">
            {question}
          </Text>
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)} data-autofocus>
              Cancel
            </Button>
            <Button
              color="red"
              onClick={() => {
                setOpen(false);
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
