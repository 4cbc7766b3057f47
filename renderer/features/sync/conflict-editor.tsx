import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RecordData } from '#shared/domain/kind.ts';
import { TextAreaField } from '../../components/form-fields.tsx';
import { formKeys } from '../../components/forms/form-keys.ts';
import { labelOfField } from '../../components/kind-words.ts';

interface ConflictEditorProps {
  edited: RecordData;
  fields: readonly string[];
  onChange: (field: string, value: string) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** A third version, begun from mine. */
export function ConflictEditor(props: ConflictEditorProps) {
  const { edited, fields, onSave, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={formKeys(onSave)}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <TextAreaField
            key={field}
            label={labelOfField(field)}
            value={String(edited[field] ?? '')}
            onChange={(value) => props.onChange(field, value)}
          />
        ))}
        <Group gap="xs">
          <Button type="submit" aria-keyshortcuts="Control+Enter">
            Keep this
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
