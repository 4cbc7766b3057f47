import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { useKeptFields } from '../../../services/form-drafts.tsx';

interface CancelInstructionProps {
  entry: Entry<Instruction>;
  /** Whether it was cancelled. */
  onCancel: (reason: string) => Promise<boolean>;
}

/** Asks why, beside the button, before an instruction is cancelled: that cannot be undone. */
export function CancelInstruction({ entry, onCancel }: CancelInstructionProps) {
  const { id, data } = entry;
  const [isOpen, setOpen] = useState(false);
  const form = {
    ...{ place: `draft.instruction.${id}.cancelled`, kind: 'instruction' as const },
    ...{ recordId: id, clientId: data.clientId, blank: {} },
  };
  const draft = useKeptFields(form, { reason: '' });
  const reason = draft.fields.reason.trim();
  const cancel = async () => {
    if (reason === '') return;
    setOpen(false);
    if (await onCancel(reason)) draft.discard();
  };
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
          aria-label={`Cancel instruction ${data.number}`}
          onClick={() => setOpen((open) => !open)}
        >
          Cancel it
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void cancel();
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Why it is cancelled"
              description="The back office reads it. Cancelling cannot be undone."
              value={draft.fields.reason}
              data-autofocus
              onChange={(event) => draft.set('reason', event.currentTarget.value)}
            />
            <Group gap="xs" justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                Keep it
              </Button>
              <Button type="submit" color="red" disabled={reason === ''}>
                Cancel the instruction
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
