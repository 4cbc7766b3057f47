import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

/** Asks why, beside the button, before an instruction is cancelled: that cannot be undone. */
export function CancelInstruction(props: { number: string; onCancel: (reason: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={320}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          color="red"
          aria-label={`Cancel instruction ${props.number}`}
          onClick={() => setOpen((open) => !open)}
        >
          Cancel it
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === '') return;
            setOpen(false);
            props.onCancel(reason.trim());
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Why it is cancelled"
              description="The back office reads it. Cancelling cannot be undone."
              value={reason}
              data-autofocus
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group gap="xs" justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                Keep it
              </Button>
              <Button type="submit" color="red" disabled={reason.trim() === ''}>
                Cancel the instruction
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
